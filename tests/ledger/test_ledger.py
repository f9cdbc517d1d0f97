"""The ledger over a small story in its own words: wage talks in a port."""

import json
from pathlib import Path

import pytest

from twosource import pipeline
from twosource.ledger.matter import plain
from twosource.ledger.meetings import Mention, mention
from twosource.records.ledger import Story

PAGES = [
    {
        "id": "1",
        "outlet": "Port Courier",
        "published": "2024-03-04",
        "title": "Dockers and operators to meet in Arnholm",
        "text": "ARNHOLM - The Harbour Workers' Union proposed on Monday that a second round of wage talks with the "
        "Port Operators' Association be held in Arnholm on 11 March. The first round of talks was held in Arnholm on "
        "26 February. The Port Operators' Association has not responded to the proposal. Dana Ortiz leads the "
        "delegation of the Harbour Workers' Union.\n\nThe Harbour Workers' Union demands a raise of seven per cent. "
        "The Port Operators' Association offered a raise of three per cent.",
    },
    {
        "id": "2",
        "outlet": "Bay Wire",
        "published": "2024-03-08",
        "title": "Operators accept a date for wage talks",
        "text": "The Port Operators' Association accepted the proposal of the Harbour Workers' Union to hold a second "
        "round of wage talks in Arnholm on 11 March. State mediator Ulla Brandt will mediate the talks. The Harbour "
        "Workers' Union rejected a raise of three per cent.",
    },
]


def story(tmp_path: Path, pages: list[dict[str, str]]) -> Story:
    path = tmp_path / "pages.jsonl"
    path.write_text("".join(json.dumps(p) + "\n" for p in pages), encoding="utf-8")
    stories = pipeline.brief([str(path)]).stories
    return max(stories, key=lambda s: len(s.documents))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return story(tmp_path_factory.mktemp("told"), PAGES)


def test_both_pages_are_one_story(told: Story) -> None:
    assert len(told.documents) == 2


def test_rounds_have_their_number_day_and_status(told: Story) -> None:
    rounds = {(r.number, r.time): r for r in told.ledger.rounds}
    assert rounds[1, "2024-02-26"].status == "held"
    assert rounds[2, "2024-03-11"].status in ("proposed", "planned", "confirmed")
    assert rounds[2, "2024-03-11"].place == "Arnholm"


def test_silence_is_a_finding_with_its_base(tmp_path: Path) -> None:
    alone = story(tmp_path, PAGES[:1])
    made = [p for p in alone.ledger.proposals if p.time == "2024-03-11"]
    assert made
    answers = {a.party: a for a in made[0].answers}
    answer = next(a for party, a in answers.items() if "Operators" in party)
    assert answer.answer == "none yet"
    assert (answer.looked_at, answer.latest) == (1, "2024-03-04")
    assert answer.evidence


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (
            "Under the plan of the union, 30 detainees would be exchanged.",
            "proposed",
        ),
        ("The two sides agreed that they would exchange 30 detainees.", "agreed"),
        ("The two sides will exchange 30 detainees on Friday.", "agreed"),
    ],
)
def test_the_terms_of_a_proposal_are_no_agreement(tmp_path: Path, words: str, status: str) -> None:
    page = {**PAGES[0], "text": f"ARNHOLM - The Harbour Workers' Union met the port operators on Monday. {words}"}
    assert [x.status for x in story(tmp_path, [page]).ledger.exchanges] == [status]


def test_a_later_acceptance_answers_the_proposal(told: Story) -> None:
    made = [p for p in told.ledger.proposals if p.time == "2024-03-11"]
    assert any(a.answer == "accepted" and "Operators" in a.party for p in made for a in p.answers)


def test_positions_name_who_demands_and_who_refuses(told: Story) -> None:
    kinds = {(p.party, p.kind) for p in told.ledger.positions}
    assert any("Union" in party and kind == "demands" for party, kind in kinds)


def test_a_mediator_is_no_party(told: Story) -> None:
    assert any("Brandt" in m.name for m in told.ledger.mediators)
    assert all("Brandt" not in p for r in told.ledger.rounds for p in r.parties)


def test_the_head_of_a_delegation_is_known(told: Story) -> None:
    assert any(d.head == "Dana Ortiz" for d in told.ledger.delegations)


def test_every_piece_of_evidence_is_the_text_at_its_span(told: Story) -> None:
    texts = {d.id: d.text for d in told.documents}
    kinds = (getattr(told.ledger, name) for name in told.ledger.__struct_fields__)
    found = [
        e
        for kind in kinds
        for entry in kind
        for e in (*entry.evidence, *(x for h in entry.history for x in h.evidence))
    ]
    found += [e for event in told.timeline for e in event.evidence]
    assert found
    assert all(texts[e.document][e.span[0] : e.span[1]] == e.quote for e in found)


def test_talks_for_an_exchange_are_no_exchange_that_is_agreed(tmp_path: Path) -> None:
    text = (
        "A delegation of Oskholm left for Skarn on Sunday to resume indirect talks with the Northern Front for a truce "
        "and prisoner exchange agreement. The Front said it had answered the latest prisoner swap proposal."
    )
    alone = story(tmp_path, [{"id": "1", "outlet": "Port Courier", "published": "2024-03-04", "text": text}])
    assert {entry.status for entry in alone.ledger.exchanges} <= {"proposed"}


def test_a_round_that_is_welcomed_is_not_held_by_that(tmp_path: Path) -> None:
    page = PAGES[0] | {
        "text": PAGES[0]["text"] + "\n\nThe Port Operators' Association welcomes the second round of talks."
    }
    rounds = {r.number: r for r in story(tmp_path, [page]).ledger.rounds}
    assert rounds[2].status in ("proposed", "planned", "confirmed")


def test_the_first_day_of_talks_is_no_first_round() -> None:
    assert mention("a first day of talks") == Mention(None, None, "talks")
    assert mention("the first direct round of talks") == Mention(1, None, "round")


ROUNDS = [
    {
        "id": "1",
        "outlet": "Port Courier",
        "published": "2024-03-04",
        "title": "Norway and Iceland to talk about fish",
        "text": "Norway and Iceland will hold talks on herring in Geneva on 6 March, Norwegian Foreign Minister Anna "
        "Berg said. Anna Berg and Icelandic Foreign Minister Jon Olafsson will lead the talks.",
    },
    {
        "id": "2",
        "outlet": "Bay Wire",
        "published": "2024-03-07",
        "title": "Norway and Iceland agree to go on talking about fish",
        "text": "Talks between Norway and Iceland were held in Switzerland on 6 March. Envoys from Norway and Iceland "
        "have agreed to continue the talks on herring. Officials of Norway and Iceland are preparing for a second "
        "round of talks in Bergen on 20 March.",
    },
]


def test_a_city_and_its_country_are_one_place_of_a_round(tmp_path: Path) -> None:
    found = {(r.place, r.time): (r.number, r.status) for r in story(tmp_path, ROUNDS).ledger.rounds}
    assert found == {("Geneva", "2024-03-06"): (None, "held"), ("Bergen", "2024-03-20"): (2, "confirmed")}


def test_envoys_from_two_states_agree_for_them(tmp_path: Path) -> None:
    (made,) = story(tmp_path, ROUNDS).ledger.agreements
    assert (made.parties, made.what) == (("Iceland", "Norway"), "to continue the talks on herring")


def test_who_leads_the_talks_leads_a_delegation(tmp_path: Path) -> None:
    heads = {d.party: d.head for d in story(tmp_path, ROUNDS).ledger.delegations}
    assert heads == {"Norway": "Anna Berg", "Iceland": "Jon Olafsson"}


def test_the_union_of_a_page_is_the_one_that_it_names(tmp_path: Path) -> None:
    pages = [
        PAGES[0] | {"id": "3", "text": PAGES[0]["text"] + "\n\nThe union wants a bonus of 500 dollars."},
        PAGES[1] | {"id": "4", "text": PAGES[1]["text"] + " The Pilots' Union welcomed the talks."},
    ]
    demands = {p.what for p in story(tmp_path, pages).ledger.positions if p.kind == "demands"}
    assert "a bonus of 500 dollars" in demands


def test_a_round_that_is_still_open_was_not_held(tmp_path: Path) -> None:
    pages = [ROUNDS[1] | {"text": ROUNDS[1]["text"] + " Whether it ends there is unclear: a second round is open."}]
    rounds = [r for r in story(tmp_path, pages).ledger.rounds if r.number == 2]
    assert [r.status for r in rounds] == ["confirmed"]


@pytest.mark.parametrize(("verb", "kinds"), [("favours", {"demands"}), ("would prefer", set())])
def test_what_somebody_would_rather_have_is_no_demand(tmp_path: Path, verb: str, kinds: set[str]) -> None:
    pages = [PAGES[0] | {"text": PAGES[0]["text"] + f" The Port Operators' Association {verb} an immediate truce."}]
    found = story(tmp_path, pages).ledger.positions
    assert {p.kind for p in found if "immediate truce" in p.what} == kinds


def test_two_amounts_told_on_one_day_are_no_move(tmp_path: Path) -> None:
    text = "The Port Operators' Association offered a raise of four per cent, the Harbour Workers' Union said."
    told = story(tmp_path, [PAGES[0], PAGES[1] | {"published": PAGES[0]["published"], "text": text}])
    (offer,) = [p for p in told.ledger.positions if p.kind == "offers"]
    assert offer.status == "held"
    assert "(otherwise: a raise of four per cent by Harbour Workers' Union)" in offer.text


def test_what_was_agreed_does_not_end_in_half_a_clause() -> None:
    assert plain("a seven-day truce that is due") == "a seven-day truce"
    assert plain("a rise that falls due") == "a rise that falls due"

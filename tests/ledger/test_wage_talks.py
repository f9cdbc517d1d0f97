"""The ledger over wage talks that move, are put off and end, in words of their own."""

import json
from pathlib import Path

import pytest

from twosource import pipeline
from twosource.ledger.matter import plain, says_something
from twosource.records.ledger import Ledger

HEAD = (
    "The Harbour Workers' Union and the Port Operators' Association have argued over wages in Arnholm since spring. "
    "The union is led by Dana Ortiz. The Harbour Workers' Union "
    "accuses the Port Operators' Association of delay."
)


def ledger(tmp_path: Path, *pages: tuple[str, str], outlet: str | None = None) -> Ledger:
    """The ledger of the largest story of pages, given as day and text; all begin with the same lines."""
    path = tmp_path / "pages.jsonl"
    lines = [
        {
            "id": str(at),
            "title": "Wage talks in the port of Arnholm",
            "outlet": outlet or f"Port Courier {at}",
            "published": day,
            "text": f"{HEAD}\n\n{text}",
        }
        for at, (day, text) in enumerate(pages)
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return max(pipeline.brief([str(path)]).stories, key=lambda s: len(s.documents)).ledger


def test_a_raised_offer_is_one_position_that_has_moved(tmp_path: Path) -> None:
    found = ledger(
        tmp_path,
        ("2024-03-04", "The Port Operators' Association offered 3 per cent."),
        ("2024-03-08", "The Port Operators' Association raised its offer to 5 per cent."),
    )
    (offer,) = [p for p in found.positions if p.kind == "offers"]
    assert (offer.what, offer.status) == ("5 per cent", "moved")
    assert [step.status for step in offer.history] == ["offers 3 per cent", "offers 5 per cent"]


def test_two_demands_of_different_things_stay_two(tmp_path: Path) -> None:
    found = ledger(
        tmp_path,
        ("2024-03-04", "The Harbour Workers' Union demands a wage rise of 9 per cent."),
        ("2024-03-08", "The Harbour Workers' Union demands a pension share of 4 per cent."),
    )
    assert len([p for p in found.positions if p.kind == "demands"]) == 2


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("The Harbour Workers' Union wants two years' pay for each docker.", "two years' pay for each docker"),
        ("The Harbour Workers' Union asked for a fund of 30 million dollars.", "a fund of 30 million dollars"),
        ("The Harbour Workers' Union would not go below 8 per cent.", "not below 8 per cent"),
        ("The Harbour Workers' Union wants a rebate of 21 cents a litre.", "a rebate of 21 cents a litre"),
        (
            "The Harbour Workers' Union asked the owners to write off 40 per cent.",
            "the owners to write off 40 per cent",
        ),
    ],
)
def test_what_is_wanted_or_asked_for_is_demanded(tmp_path: Path, words: str, what: str) -> None:
    found = ledger(tmp_path, ("2024-03-04", words))
    assert [(p.kind, p.what) for p in found.positions] == [("demands", what)]


@pytest.mark.parametrize(
    "words",
    [
        "The Harbour Workers' Union asked whether the port would close.",
        "The Harbour Workers' Union declined to comment on the figure.",
        "The Harbour Workers' Union rejects the allegation that it was late.",
        "The Port Operators' Association refused to say whether 3 per cent had been offered.",
        "Has the Port Operators' Association offered 3 per cent?",
        "The Harbour Workers' Union has proposed a truce. The Port Operators' Association declined to comment.",
    ],
)
def test_questions_and_silence_are_no_positions(tmp_path: Path, words: str) -> None:
    assert not ledger(tmp_path, ("2024-03-04", words)).positions


def test_what_is_ruled_out_or_cannot_be_accepted_is_refused(tmp_path: Path) -> None:
    text = (
        "The Port Operators' Association ruled out paying for past years. The Harbour Workers' Union said it cannot "
        "accept a cut of 15 per cent."
    )
    found = {p.party: p.what for p in ledger(tmp_path, ("2024-03-04", text)).positions if p.kind == "refuses"}
    assert found == {
        "Port Operators' Association": "paying for past years",
        "Harbour Workers' Union": "a cut of 15 per cent",
    }


def test_what_stands_behind_a_colon_is_the_proposal(tmp_path: Path) -> None:
    text = "The Port Operators' Association made its own proposal: a rise of 3 per cent and a shorter week."
    (made,) = ledger(tmp_path, ("2024-03-04", text)).proposals
    assert made.what == "a rise of 3 per cent and a shorter week"


def test_a_bare_refusal_is_of_what_was_demanded_before_it(tmp_path: Path) -> None:
    text = (
        "The Harbour Workers' Union demanded that every shift be paid double. The Port Operators' Association refused."
    )
    refused = [p for p in ledger(tmp_path, ("2024-03-04", text)).positions if p.kind == "refuses"]
    assert [p.what for p in refused] == ["every shift be paid double"]


def test_who_turns_down_the_offer_has_answered_it(tmp_path: Path) -> None:
    text = "The Port Operators' Association offered 3 per cent. The Harbour Workers' Union rejected the offer."
    (offer,) = ledger(tmp_path, ("2024-03-04", text)).proposals
    assert [a.answer for a in offer.answers] == ["declined"]


def test_another_amount_of_the_same_counters_an_offer_and_a_deal_settles_it(tmp_path: Path) -> None:
    text = "The Port Operators' Association offered 3 per cent. The Harbour Workers' Union is demanding 9 per cent."
    (offer,) = ledger(tmp_path, ("2024-03-04", text)).proposals
    assert [a.answer for a in offer.answers] == ["countered"]
    settled = (
        "2024-03-09",
        f"{text} The Harbour Workers' Union and the Port Operators' Association agreed a wage rise of 3 per cent.",
    )
    (offer,) = ledger(tmp_path, ("2024-03-04", text), settled).proposals
    assert [a.answer for a in offer.answers] == ["accepted"]


def test_a_draft_that_the_mediator_hands_over_is_his_proposal(tmp_path: Path) -> None:
    text = (
        "A proposal to let neutral auditors check the books was handed to both delegations by Ulla Brandt, the mediator"
        ". The Harbour Workers' Union demands 9 per cent. The Port Operators' Association offered 3 per cent."
    )
    made = {p.by: p for p in ledger(tmp_path, ("2024-03-04", text)).proposals}
    assert made["Ulla Brandt"].what == "to let neutral auditors check the books"
    assert {a.answer for a in made["Ulla Brandt"].answers} == {"none yet"}


def test_a_union_speaks_as_we_in_its_own_statement(tmp_path: Path) -> None:
    text = "We have proposed eighteen months' pay for all. We also call on the Port Operators' Association to pay now."
    found = ledger(tmp_path, ("2024-03-04", text), outlet="Harbour Workers' Union, media unit")
    assert [(p.by, p.what) for p in found.proposals] == [("Harbour Workers' Union", "eighteen months' pay for all")]
    assert {p.party for p in found.positions} == {"Harbour Workers' Union"}


def test_a_round_that_is_put_off_and_then_held_is_one(tmp_path: Path) -> None:
    found = ledger(
        tmp_path,
        (
            "2024-03-04",
            "The Harbour Workers' Union proposed that a second round of talks with the Port Operators' Association be "
            "held on 11 March.",
        ),
        ("2024-03-08", "The second round of talks was postponed to 15 March."),
        (
            "2024-03-16",
            "The second round of talks between the Harbour Workers' Union and the Port Operators' Association was held "
            "on 15 March.",
        ),
    )
    (second,) = [r for r in found.rounds if r.number == 2]
    assert (second.time, second.status) == ("2024-03-15", "held")
    kinds = list(dict.fromkeys(step.status for step in second.history))
    assert kinds == ["proposed", "postponed", "held"]


def test_a_meeting_that_is_planned_for_a_day_is_a_round_to_come(tmp_path: Path) -> None:
    found = ledger(tmp_path, ("2024-03-04", "A further meeting is planned for 20 March."))
    assert [(r.time, r.status) for r in found.rounds] == [("2024-03-20", "planned")]


def test_a_city_where_talks_merely_are_is_favoured_by_nobody(tmp_path: Path) -> None:
    text = "The next round of wage talks is to be held in Oslo on 20 March. Dana Ortiz will travel to Bergen on Friday."
    assert not ledger(tmp_path, ("2024-03-04", text)).venues


def test_all_who_sign_are_parties_and_a_vote_still_to_come_is_no_agreement(tmp_path: Path) -> None:
    text = (
        "The Harbour Workers' Union and the Port Operators' Association signed an agreement on night shifts on Monday. "
        "Members of the Harbour Workers' Union still have to approve the deal."
    )
    (deal,) = ledger(tmp_path, ("2024-03-05", text)).agreements
    assert deal.parties == ("Harbour Workers' Union", "Port Operators' Association")


def test_what_was_agreed_years_before_is_background(tmp_path: Path) -> None:
    text = "The Harbour Workers' Union and the Port Operators' Association agreed a wage rise of 2 per cent in 2015."
    assert not ledger(tmp_path, ("2024-03-05", text)).agreements


@pytest.mark.parametrize(
    "words",
    [
        "Dana Ortiz showed the paper to journalists.",
        "Children waved paper flags for the Harbour Workers' Union.",
        "Dana Ortiz said she had the letter on her desk.",
    ],
)
def test_a_paper_that_is_only_lying_about_is_none(tmp_path: Path, words: str) -> None:
    assert not ledger(tmp_path, ("2024-03-04", words)).papers


def test_whom_a_clause_calls_mediator_is_one(tmp_path: Path) -> None:
    text = "Conciliator Hugo Pallis kept the two sides in separate rooms."
    assert [m.name for m in ledger(tmp_path, ("2024-03-04", text)).mediators] == ["Hugo Pallis"]


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("their offer to 5.2 per cent", "5.2 per cent"),
        ("for an immediate ceasefire", "an immediate ceasefire"),
        ("on Sunday to resume direct negotiations", "to resume direct negotiations"),
        ("an improved offer of 4.5 per cent", "4.5 per cent"),
        ("the proposal to meet in Oslo", "to meet in Oslo"),
        ("the closure agreement, and this reporter", "the closure agreement"),
        ("a truce on some parts of the front", "a truce on some parts of the front"),
    ],
)
def test_a_matter_is_a_plain_phrase(words: str, phrase: str) -> None:
    assert plain(words) == phrase


@pytest.mark.parametrize(
    "words", ["it", "the deal", "his country's offer on Tuesday", "to comment on the figure", "Wednesday"]
)
def test_some_phrases_tell_nobody_what_is_meant(words: str) -> None:
    assert not says_something(words)

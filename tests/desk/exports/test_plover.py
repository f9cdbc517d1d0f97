"""Events in the codes of PLOVER, read back by its manual (draft 0.8 of 2021)."""

import json
from typing import Annotated, Any, Literal

import msgspec
import pytest
from exported_pages import told
from msgspec import Meta, Struct, field

from twosource.desk.exports import plover

Category = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
MODES = {
    "CONSULT": {"visit", "third-party", "multilateral", "phone"},
    "RETREAT": {"withdraw", "release", "return", "disarm", "ceasefire", "access", "resign"},
    "ACCUSE": {"disapprove", "investigate", "allege"},
    "PROTEST": {"demo", "riot", "general", "strike", "hunger", "boycott", "obstruct"},
    "SANCTION": {"convict", "expel", "withdraw", "discontinue"},
}
Day = Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\d$")]


class Actor(Struct, forbid_unknown_fields=True, kw_only=True):
    code: Annotated[str, Meta(pattern=r"^[A-Z]{3}$")] | None = None
    sector: Literal["GOV"] | None = None
    actor_text: str | None = None
    identifier_id: str | None = None
    identifier_text: str
    office: str | None = None


class TextInfo(Struct, forbid_unknown_fields=True):
    start: int
    end: int


class CiteInfo(Struct, forbid_unknown_fields=True, kw_only=True):
    citation: str
    url: str | None = None
    title: str | None = None
    language: Annotated[str, Meta(pattern=r"^[a-z]{2}$")] | None = None
    publication: str | None = None
    coder: str
    codebook: str


class Location(Struct, forbid_unknown_fields=True, kw_only=True):
    name: str
    country_code: Annotated[str, Meta(pattern=r"^[A-Z]{2}$")] | None = field(default=None, name="country code")
    cc3: Annotated[str, Meta(pattern=r"^[A-Z]{3}$")] | None = None


class Event(Struct, forbid_unknown_fields=True, kw_only=True):
    id: str
    date: Day
    time: str | None = None
    enddate: Day | None = None
    source: Annotated[list[Actor], Meta(min_length=1)]
    recipient: list[Actor] = []
    event: Annotated[list[Category], Meta(min_length=1)]
    event_loc: Location | None = None
    event_text: list[str]
    quad_code: Literal[1, 2, 3, 4]
    mode: list[str] = []
    context: list[Literal["historical", "future", "hypothetical", "negation"]] = []
    link: str | None = None
    text_info: TextInfo
    cite_info: CiteInfo
    comment: str | None = None
    twosource: dict[str, Any]


@pytest.fixture(scope="module")
def events() -> list[Event]:
    return [msgspec.json.decode(line, type=Event) for line in plover.pieces(told())]


def test_every_event_is_one_by_the_manual(events: list[Event]) -> None:
    assert len({event.id for event in events}) == len(events) > 40
    assert [event for event in events if event.event[0] in plover.NEEDS_RECIPIENT and not event.recipient] == []
    assert [event for event in events if not set(event.mode) <= MODES.get(event.event[0], set())] == []


def test_an_event_leads_back_to_its_words(events: list[Event]) -> None:
    texts = {each.id: each.text for story in told().dossier.stories for each in story.documents}
    for event in events:
        assert [texts[event.cite_info.citation][event.text_info.start : event.text_info.end]] == event.event_text


def test_an_event_is_linked_with_those_of_its_claim(events: list[Event]) -> None:
    claims = {each.id: each for story in told().dossier.stories for each in story.claims}
    linked = [event for event in events if event.link]
    for event in linked:
        assert (event.cite_info.citation, event.twosource["proposition"]) in claims[event.link or ""].propositions
    assert len({event.link for event in linked}) < len(linked)


def test_states_have_their_codes_and_their_officials_are_government(events: list[Event]) -> None:
    actors = {each.identifier_text: each for event in events for each in (*event.source, *event.recipient)}
    assert (actors["Russia"].code, actors["Ukraine"].code, actors["Türkiye"].code) == ("RUS", "UKR", "TUR")
    assert (actors["Hakan Fidan"].code, actors["Hakan Fidan"].sector) == ("TUR", "GOV")
    assert actors["Dockers and Harbour Workers' Union"].code is None


def test_what_was_not_done_says_so(events: list[Event]) -> None:
    contexts = {"negative": "negation"}
    for event in events:
        assert ("negation" in event.context) == (contexts.get(event.twosource["polarity"]) == "negation")
        assert bool({"future", "hypothetical"} & set(event.context)) == (event.twosource["modality"] in plover.CONTEXTS)
    assert any("negation" in event.context for event in events)


def test_what_was_done_is_not_dated_after_its_report(events: list[Event]) -> None:
    reported = {
        each.id: (each.published.value or "9999")[:10] for story in told().dossier.stories for each in story.documents
    }
    done = [event for event in events if event.twosource["modality"] in ("done", "under-way")]
    assert [event.event_text for event in done if event.date > reported[event.cite_info.citation]] == []


def test_who_visits_is_the_source_and_who_hosts_the_recipient(events: list[Event]) -> None:
    hosted = [event for event in events if event.twosource.get("act") == "host" and event.recipient]
    assert hosted
    for event in hosted:
        assert event.mode == ["third-party" if len(event.source) > 1 else "visit"]
        assert {each.code for each in event.recipient} == {"TUR"}


def test_every_category_is_in_one_quadrant() -> None:
    categories = [name for quad in plover.QUADS.values() for name in quad.split()]
    assert sorted(categories) == sorted(Category.__args__)  # type: ignore[attr-defined]


def test_pairs_that_a_model_guesses_are_no_events() -> None:
    pairs = {
        f"{name}-{each.id}" for name, reading in told().readings.items() for each in reading.propositions if each.pair
    }
    assert pairs.isdisjoint(json.loads(line)["id"] for line in plover.pieces(told()))

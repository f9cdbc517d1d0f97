"""The tool that finds what somebody said."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated

from msgspec import Meta, Struct

from twosource.desk.days import within
from twosource.desk.mcp.evidence import QUOTE, base_of, place, source
from twosource.desk.mcp.naming import story_meant
from twosource.desk.mcp.paging import Paged, part
from twosource.desk.mcp.quoting import quoted, shown
from twosource.desk.mcp.records import Base, Source, Words
from twosource.desk.mcp.statements import Statement, has_office, is_speaker
from twosource.desk.mcp.tool import Call, tool
from twosource.desk.mcp.trouble import Unanswered
from twosource.desk.mcp.writing import Known, base_text, known, more_text, sources_text, text, words_text
from twosource.desk.phrases import count, day_in_words
from twosource.desk.web.finding import holds
from twosource.desk.when import moment
from twosource.errors import BadCall

SPEAKERS = 12
ALSO = 8
TOLD = 2 * QUOTE
"""Characters of a statement with who says it; of a longer one, what was said stands alone."""


class SaidAsked(Paged, frozen=True, kw_only=True):
    """Whose words are wanted, and about what."""

    speaker: Annotated[
        str,
        Meta(
            max_length=200,
            description="A name in any spelling, an office as the documents have it, or a party for all who speak for "
            "it. Left out: anybody.",
        ),
    ] = ""
    words: Annotated[str, Meta(max_length=200, description="What it is about: words that all occur in it.")] = ""
    since: Annotated[
        str, Meta(max_length=60, description="Said, or published, on this day or later: 2025-05-28, or yesterday.")
    ] = ""
    until: Annotated[str, Meta(max_length=60, description="Said, or published, on this day or earlier.")] = ""
    story: Annotated[str, Meta(max_length=200, description="Only in this story: id, or words of its headline.")] = ""


class Said(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Words of somebody. `day` is when it was said, as far as the text tells, else when it was published.

    `also` are other documents that print the same words; `claims` claims that rest on them, with their standing.
    """

    speaker: str
    side: str = ""
    roles: tuple[str, ...] = ()
    day: str = ""
    manner: str
    details: tuple[str, ...] = ()
    words: tuple[Words, ...]
    also: tuple[str, ...] = ()
    claims: dict[str, str] = {}


class Statements(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A part of what was found; `loose` where the words stand beside what was said, not in it."""

    total: int
    speakers: dict[str, int]
    statements: tuple[Said, ...]
    sources: tuple[Source, ...]
    base: Base
    loose: bool = False
    next: str = ""
    left: int = 0


def _written(answer: Statements) -> str:
    sources = known(answer.sources)
    who = ", ".join(f"{quoted(name)} {many}" for name, many in list(answer.speakers.items())[:SPEAKERS])
    loose = "\nThe words stand in the same paragraph, not in what was said itself." if answer.loose else ""
    return text(
        f"{count(answer.total, 'statement')}, newest first. By: {who}{loose}",
        "\n".join(_row(said, sources) for said in answer.statements),
        more_text(answer.next, answer.left),
        sources_text(answer.sources),
        base_text(answer.base),
    )


def _row(said: Said, sources: Known) -> str:
    who = quoted(said.speaker) + (f" for {quoted(said.side)}" if said.side and said.side != said.speaker else "")
    rows = [f"- {day_in_words(said.day) or 'day not known'}, {who}, {said.manner}"]
    rows += [f"    {quoted('; '.join(said.details))}"] if said.details else []
    rows += [f"    {words_text(each, sources)}" for each in said.words]
    rows += [f"    the same words in {', '.join(said.also[:ALSO])}"] if said.also else []
    resting = ", ".join(f"{name} {standing}" for name, standing in said.claims.items())
    rows += [f"    claims that rest on it: {resting}"] if resting else []
    return "\n".join(rows)


@tool("Find what somebody said", _written)
def find_statements(call: Call, asked: SaidAsked) -> Statements:
    """Find what a person, an office or a party said: quotations and what is reported as said, with the exact words,
    the day, to whom and through what, every document that prints the same words, and the claims that rest on them.
    Choose by speaker (any spelling), words, days or story; at least one of speaker and words.
    """
    if not asked.speaker.strip() and not asked.words.strip():
        raise Unanswered("Say whose words, or about what: speaker, words, or both.")
    story = story_meant(asked.story, call.shelf) if asked.story.strip() else None
    every = [s for s in call.office.statements(call.shelf) if story is None or s.story == story.id]
    days = {name: _day(getattr(asked, name), end=name == "until") for name in ("since", "until")}
    found = [s for s in _by(asked.speaker.strip(), every) if within(s.day, since=days["since"], until=days["until"])]
    chosen, loose = _about(asked.words.strip(), found)
    if not chosen:
        raise Unanswered(_nothing(asked, found))
    given, following, left = part(
        chosen,
        asked,
        of="statements",
        key=lambda s: f"{s.document} {s.spans} {s.words}",
        size=lambda s: len(_row(_said(s), {})),
    )
    names = dict.fromkeys(name for s in given for name in (s.document, *s.also[:ALSO]))
    stories = [story] if story else list(call.shelf.stories.values())
    return Statements(
        total=len(chosen),
        speakers={shown(name): many for name, many in Counter(s.speaker for s in chosen).most_common(SPEAKERS)},
        statements=tuple(_said(s) for s in given),
        sources=tuple(source(call.shelf.documents[name][0]) for name in names),
        base=base_of(stories),
        loose=loose,
        next=following,
        left=left,
    )


def _by(speaker: str, every: Sequence[Statement]) -> list[Statement]:
    """Return what a speaker said: whoever has the name, or else the office."""
    if not speaker:
        return list(every)
    found = [s for s in every if is_speaker(s, speaker)] or [s for s in every if has_office(s, speaker)]
    if not found:
        most = Counter(s.speaker for s in every).most_common(SPEAKERS)
        names = ", ".join(quoted(name) for name, _ in most)
        raise Unanswered(f"Nobody of that name says anything here. Those who say most: {names}.")
    return found


def _about(words: str, found: Sequence[Statement]) -> tuple[list[Statement], bool]:
    """Return what is about some words: they are in it, or else beside it; and whether they are beside it only."""
    if not words:
        return list(found), False
    inside = [s for s in found if holds(s.words, words)]
    return (inside, False) if inside else ([s for s in found if holds(s.around, words)], True)


def _nothing(asked: SaidAsked, found: Sequence[Statement]) -> str:
    if not found:
        return "Nothing was said in these days. Leave out since and until to see all."
    return (
        f"None of the {count(len(found), 'statement')} of this speaker and these days holds all of the words. "
        "Try fewer words or others, or search_documents."
    )


def _day(words: str, *, end: bool) -> str:
    """Return the day that words mean, as ISO 8601; nothing where nothing is said."""
    if not words.strip():
        return ""
    try:
        return date.fromisoformat(words.strip()).isoformat()
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(moment(words, now=datetime.now(), end=end)).astimezone().date().isoformat()
    except BadCall as error:
        raise Unanswered(f"{shown(str(error))}.") from error


def _said(of: Statement) -> Said:
    if len(of.told) <= TOLD:
        places = [place(of.document, of.whole, of.told, stance="says", most=TOLD)]
    else:
        spans = of.spans or ((0, 0),) * len(of.quotes)
        places = [place(of.document, span, quote, stance="says") for span, quote in zip(spans, of.quotes, strict=True)]
    return Said(
        speaker=shown(of.speaker),
        side=shown(of.side),
        roles=tuple(shown(role) for role in of.roles[:2]),
        day=of.day,
        manner=of.manner,
        details=tuple(shown(detail) for detail in of.details),
        words=tuple(places),
        also=of.also,
        claims=dict(of.claims),
    )


TOOLS = (find_statements,)

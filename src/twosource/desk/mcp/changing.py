"""The tool that lists what changed."""

from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from twosource.desk.changes_text import heading
from twosource.desk.mcp.evidence import base_of, quoted_sources, source, words
from twosource.desk.mcp.paging import Paged, part
from twosource.desk.mcp.quoting import quoted, shown
from twosource.desk.mcp.records import Base, Source, Words
from twosource.desk.mcp.sentences import Documents, widened
from twosource.desk.mcp.tool import Call, tool
from twosource.desk.mcp.trouble import Unanswered
from twosource.desk.mcp.writing import Known, base_text, known, more_text, sources_text, text, words_text
from twosource.desk.phrases import count, moment_in_words
from twosource.desk.when import moment
from twosource.errors import BadCall
from twosource.language.wording import shortened
from twosource.records import change

EVIDENCE, CAUSES, LONG = 2, 3, 360


class ChangesAsked(Paged, frozen=True, kw_only=True):
    """Between which times."""

    since: Annotated[
        str,
        Meta(
            min_length=1,
            max_length=60,
            description="When you looked last: 2026-11-25, 2026-11-25T09:00+01:00, yesterday, 3 days ago; 1970-01-01 "
            "for all. What counts is when a source was added to the archive.",
        ),
    ]
    until: Annotated[str, Meta(max_length=60, description="Up to when; now, if left out.")] = ""


class Change(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line that is otherwise: `heading` says how, `before` and `after` what it was and is, `causes` through which
    documents; none where a person's judgement did it.
    """

    story: str
    what: str
    heading: str
    id: str
    text: str
    before: str = ""
    after: str = ""
    causes: tuple[str, ...] = ()
    evidence: tuple[Words, ...] = ()


class Changes(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A part of what is otherwise at `until`, or now, than it was at `since`; `stories` are the titles by id."""

    since: str
    until: str = ""
    total: int
    changes: tuple[Change, ...]
    stories: dict[str, str] = {}
    sources: tuple[Source, ...] = ()
    base: Base
    next: str = ""
    left: int = 0


def _written(answer: Changes) -> str:
    span = f"since {_clock(answer.since)}" + (f", until {_clock(answer.until)}" if answer.until else "")
    if not answer.total:
        return text(f"Nothing changed {span}.", base_text(answer.base))
    sources = known(answer.sources)
    rows: list[str] = []
    story = ""
    for each in answer.changes:
        if each.story != story:
            story = each.story
            rows.append(f"STORY {story}: {quoted(answer.stories.get(story, ''))}")
        rows.append(_row(each, sources))
    return text(
        f"{count(answer.total, 'change')} {span}.",
        "\n".join(rows),
        more_text(answer.next, answer.left),
        sources_text(answer.sources),
        base_text(answer.base),
    )


def _clock(moment: str) -> str:
    """Return a time of the archive, which is in UTC, in words."""
    return moment_in_words(f"{moment[:19]}Z")


def _row(each: Change, sources: Known) -> str:
    rows = [f"- {each.heading}: {each.what} {each.id} {quoted(each.text)}"]
    rows += [f"    before: {quoted(each.before)}"] if each.before else []
    rows += [f"    now: {quoted(each.after)}"] if each.after else []
    rows += [f"    through {', '.join(each.causes)}"] if each.causes else []
    rows += [f"    {words_text(place, sources)}" for place in each.evidence]
    return "\n".join(rows)


@tool("List changes", _written, slow=True)
def list_changes(call: Call, asked: ChangesAsked) -> Changes:
    """List what is otherwise in the archive than it was at a time: new, newly contested, overtaken, corroborated,
    moved in the ledger, edited pages, gone; each line with before and after and the documents that caused it. Use it
    to follow a story from day to day.
    """
    now = datetime.now()
    try:
        since = moment(asked.since, now=now)
        until = moment(asked.until, now=now, end=True) if asked.until.strip() else ""
    except BadCall as error:
        raise Unanswered(f"{shown(str(error))}.") from error
    if until and until < since:
        raise Unanswered("until lies before since.")
    found = call.office.holdings.changes(since, until=until) if until else call.shelf.changed(since)
    documents = {name: document for name, (document, _) in call.shelf.documents.items()}
    given, following, left = part(
        (_change(each, documents) for each in found),
        asked,
        of="changes",
        key=lambda each: msgspec.json.encode(each).decode(),
        size=lambda each: len(_row(each, {})),
    )
    named = dict.fromkeys(name for each in given for name in each.causes if name in documents)
    quoted_in = quoted_sources([place for each in given for place in each.evidence], documents)
    listed = {each.document: each for each in (*(source(documents[name]) for name in named), *quoted_in)}
    titles = {name: shown(story.title) for name, story in call.shelf.stories.items()}
    return Changes(
        since=since,
        until=until,
        total=len(found),
        changes=given,
        stories={each.story: titles.get(each.story, "a story that is gone") for each in given},
        sources=tuple(listed.values()),
        base=base_of(call.shelf.stories.values()),
        next=following,
        left=left,
    )


def _change(of: change.Change, documents: Documents) -> Change:
    return Change(
        story=of.story,
        what=of.what,
        heading=heading(of),
        id=of.id,
        text=shown(shortened(of.text, LONG)),
        before=shown(shortened(of.before or "", LONG)),
        after=shown(shortened(of.after or "", LONG)),
        causes=of.documents[:CAUSES],
        evidence=widened((words(item) for item in of.evidence[:EVIDENCE]), documents),
    )


TOOLS = (list_changes,)

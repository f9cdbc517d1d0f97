"""The tool that lists the stories."""

from collections import Counter
from typing import Annotated

from msgspec import Meta, Struct

from twosource.desk.mcp.evidence import base_of
from twosource.desk.mcp.paging import Paged, part
from twosource.desk.mcp.quoting import quoted, shown
from twosource.desk.mcp.records import Base
from twosource.desk.mcp.tool import Call, tool
from twosource.desk.mcp.trouble import Unanswered
from twosource.desk.mcp.writing import base_text, more_text, text
from twosource.desk.phrases import count, day_in_words
from twosource.desk.sheet.legends import STANDINGS
from twosource.desk.web.finding import find
from twosource.desk.web.shelf import Shelf
from twosource.records import ledger

WHERE = 2
TALLY = "Claims"
"""What stands before the line that counts claims, where a story has no ledger."""


class StoriesAsked(Paged, frozen=True, kw_only=True):
    """Which stories are wanted."""

    words: Annotated[
        str, Meta(max_length=200, description="Words that its documents or claims hold, names in any spelling.")
    ] = ""


class Story(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A story: how many documents and origins it has, how its claims stand, and where the matter stands."""

    id: str
    title: str
    documents: int
    origins: int
    first: str = ""
    last: str = ""
    standings: dict[str, int] = {}
    where: tuple[str, ...] = ()


class Stories(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A part of the list of stories; `total` is how many there are of these."""

    total: int
    stories: tuple[Story, ...]
    base: Base
    next: str = ""


def _written(answer: Stories) -> str:
    return text(
        count(answer.total, "story", "stories") + ", the one with the newest report first.",
        "\n".join(_row(story) for story in answer.stories),
        more_text(answer.next),
        base_text(answer.base),
    )


def _row(story: Story) -> str:
    days = " to ".join(dict.fromkeys(day_in_words(day) for day in (story.first, story.last) if day))
    facts = [count(story.documents, "document"), count(story.origins, "origin"), *([days] if days else [])]
    tally = ", ".join(f"{many} {name}" for name, many in story.standings.items())
    rows = [f"- {story.id}: {quoted(story.title)}", f"    {' · '.join(facts)}"]
    rows += [f"    claims: {tally}"] if tally else []
    rows += [f"    stands: {quoted(line)}" for line in story.where]
    return "\n".join(rows)


@tool("List stories", _written)
def list_stories(call: Call, asked: StoriesAsked) -> Stories:
    """List the stories in the archive, newest first: id, headline, how many documents and independent origins, how
    its claims stand, and where the matter stands. Start here, or with check_claim. `words` keeps the stories that
    hold them. get_dossier takes the id.
    """
    chosen = list(call.shelf.stories.values())
    if asked.words.strip():
        found = find(asked.words, call.shelf, call.office.holdings.archive)
        chosen = [story for story in chosen if story.id in found.stories]
        if not chosen:
            raise Unanswered("No story holds all of these words. Try fewer words, or list_stories without any.")
    given, following, _ = part(
        (_story(story, call.shelf) for story in chosen),
        asked,
        of="stories",
        key=lambda story: story.id,
        size=lambda story: len(_row(story)),
    )
    return Stories(total=len(chosen), stories=given, base=base_of(chosen), next=following)


def _story(of: ledger.Story, shelf: Shelf) -> Story:
    counts = Counter(claim.standing for claim in of.claims)
    where = [line for line in shelf.sheet(of).where[:WHERE] if line.label != TALLY]
    return Story(
        id=of.id,
        title=shown(of.title),
        documents=of.base.documents,
        origins=len(of.origins),
        first=of.first or "",
        last=of.last or "",
        standings={standing: counts[standing] for standing in STANDINGS if counts[standing]},
        where=tuple(shown(f"{line.label}: {line.text}" if line.label else line.text) for line in where),
    )


TOOLS = (list_stories,)

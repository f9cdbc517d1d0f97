"""What changed, to be read with the morning coffee: by story, what weighs most first, each with what caused it."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from twosource.desk.phrases import count, dates_in_words, day_in_words, outlet_name, visible
from twosource.desk.sheet.ledger import IMPLIED
from twosource.desk.text import ONE_LINE, STYLES, Look, printed
from twosource.pipeline import age
from twosource.records.change import Change
from twosource.records.ledger import Dossier
from twosource.records.page import Document

HEADINGS = {
    ("story", "new"): "New story",
    ("story", "altered"): "Other headline",
    ("story", "withdrawn"): "No longer a story",
    ("claim", "contested"): "Newly contested",
    ("claim", "superseded"): "Overtaken",
    ("claim", "corroborated"): "Newly corroborated",
    ("claim", "withdrawn"): "No longer claimed",
    ("claim", "altered"): "Claims that changed",
    ("claim", "new"): "New claims",
    ("document", "new"): "New documents",
    ("document", "altered"): "Documents that changed",
    ("document", "withdrawn"): "Documents left out",
    ("judgement", "new"): "Decided",
    ("judgement", "altered"): "Decided before, with another effect",
    ("judgement", "withdrawn"): "No longer decided",
    ("entry", "new"): "New in the ledger",
    ("entry", "altered"): "Moved in the ledger",
    ("entry", "withdrawn"): "Gone from the ledger",
    ("passage", "new"): "Added to a page",
    ("passage", "altered"): "Reworded in a page",
    ("passage", "withdrawn"): "Cut from a page",
}
"""What stands above the changes of one kind."""

ROOM, LITTLE = 12, 4
"""Changes of one kind that are shown before the rest is counted; of a story that is new as a whole only a few."""

_KNOWN = {status for statuses in IMPLIED.values() for status in statuses}
_CAUSES = 3
_LONG = 360


def changes_bytes(
    changes: Sequence[Change], before: Dossier, after: Dossier, *, since: str, until: str | None, look: Look
) -> bytes:
    """Return the changes from one dossier to another as lines of text."""
    span = f"since {_local(since)}" + (f", until {_local(until)}" if until else "")
    if not changes:
        return f"nothing changed {span}\n".encode()
    titles = {story.id: story.title for story in (*before.stories, *after.stories)}
    documents = {d.id: d for story in (*before.stories, *after.stories) for d in story.documents}
    groups: dict[str, list[Change]] = {}
    for change in changes:
        groups.setdefault(change.story, []).append(change)
    stories = f" in {count(len(groups), 'story', 'stories')}" if len(groups) > 1 else ""
    parts: list[RenderableType] = [Text(f"{count(len(changes), 'change')}{stories} {span}", style="bold")]
    for story, own in groups.items():
        parts += [Text(), Rule(style="dim"), Text(visible(titles[story]), style="bold"), *_story(own, documents)]
    return printed([*parts, Text()], look)


def _local(time: str) -> str:
    """Return a time as the clock on the wall has it, a whole day by its name."""
    local = datetime.fromisoformat(time).astimezone()
    clock = local.strftime("%H:%M")
    return day_in_words(local.date().isoformat()) + ("" if clock in ("00:00", "23:59") else f", {clock}")


def heading(change: Change) -> str:
    """Return what stands above changes such as this one."""
    what = change.what if change.what in ("story", "claim", "document", "judgement", "passage") else "entry"
    return HEADINGS[what, change.kind]


def _story(changes: Sequence[Change], documents: Mapping[str, Document]) -> list[RenderableType]:
    is_new = any((change.what, change.kind) == ("story", "new") for change in changes)
    room = LITTLE if is_new else ROOM
    sections: dict[str, list[Change]] = {}
    for change in changes:
        sections.setdefault(heading(change), []).append(change)
    parts: list[RenderableType] = []
    for name, own in sections.items():
        parts += [Text(), Text(name.upper(), style=STYLES.get(own[0].kind, "bold"))]
        lines: list[RenderableType] = [_change(change, documents) for change in own[:room]]
        if len(own) > room:
            lines.append(Text(f"… and {len(own) - room} more (see --format json)", style="dim"))
        parts.append(Padding(Group(*lines), (0, 0, 0, 2)))
    return parts


def _change(change: Change, documents: Mapping[str, Document]) -> RenderableType:
    before, after = _words(change.before), _words(change.after)
    said = [] if change.what == "story" and change.kind == "new" else _turned(before, after)
    head = _words(change.text)
    if change.what == "passage":
        head, said = (said[0], said[1:]) if said else (head, [])
    elif change.before is None and (after in _KNOWN or after in head):
        said = []
    below = [Text(line, style="dim") for line in said]
    caused = sorted((documents[name] for name in change.documents if name in documents), key=age)
    if caused and change.what != "document":
        below.append(Text(_causes(caused), style="dim italic"))
    return Group(Text(head), *(Padding(line, (0, 0, 0, 2)) for line in below))


def _turned(before: str, after: str) -> list[str]:
    """Return `before → after` in a line, or in two where it is long."""
    if not before or not after:
        return [before or after]
    together = f"{before} → {after}"
    return [together] if len(together) <= ONE_LINE else [before, f"→ {after}"]


def _words(words: str | None) -> str:
    plain = visible(dates_in_words(words or ""))
    return plain if len(plain) <= _LONG else plain[: _LONG - 1].rsplit(" ", 1)[0] + "…"


def _causes(documents: Sequence[Document]) -> str:
    named = [", ".join(filter(None, (outlet_name(d), day_in_words(d.published.value)))) for d in documents[:_CAUSES]]
    more = f" and {len(documents) - _CAUSES} more" if len(documents) > _CAUSES else ""
    return visible("; ".join(dict.fromkeys(named)) + more)

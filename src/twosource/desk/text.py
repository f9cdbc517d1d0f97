"""The dossier for a terminal: bounded, wrapped, coloured only where somebody looks at it in colour."""

import io
import os
import sys
from collections.abc import Iterable, Sequence

import msgspec
from msgspec import Struct
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from twosource.desk.output import is_terminal
from twosource.desk.phrases import count, visible
from twosource.desk.sheet import lines as sheet_lines
from twosource.desk.sheet import sheets
from twosource.desk.sheet.ledger import status_after
from twosource.desk.sheet.legends import NO_VERDICT, RELATIONS, STANDINGS
from twosource.desk.sheet.lines import Line, Moment, Ref, Sheet, Source, first_of_each, supporting
from twosource.desk.sheet.room import ALONE, told_and_listed, weightier
from twosource.records.ledger import Dossier

STYLES = {
    "contested": "bold red",
    "contradicts": "bold red",
    "differs": "yellow",
    "one-sided": "yellow",
    "corroborated": "cyan",
}


EXPLAINED = ("contested", "superseded")
"""Standings whose reason is shown beside the claim; with the others it repeats whose word it is."""

ONE_LINE = 76
"""Characters up to which values that differ stand beside each other."""


class Look(Struct, frozen=True, kw_only=True):
    """How wide and whether in colour."""

    width: int = 100
    colour: bool = False


class Room(Struct, frozen=True, kw_only=True):
    """How many lines of each section are shown before the rest is counted."""

    differs: int = 12
    claims: int = 8
    entries: int = 8
    moments: int = 24
    people: int = 12
    sources: int = 40
    judgements: int = 40


FULL = Room()
SHORT = Room(differs=4, claims=4, entries=4, moments=8, people=4, sources=8)


def look_for(stream: object) -> Look:
    """Return the look that fits `stream`: a terminal's own width between 80 and 120, otherwise plain."""
    if not is_terminal(stream):
        return Look()
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        columns = 100
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Look(width=max(80, min(120, columns)), colour=colour)


def dossier_bytes(dossier: Dossier, look: Look | None = None) -> bytes:
    """Return the dossier as lines of text, stories of one document short where there are larger ones."""
    look = look or Look()
    parts: list[RenderableType] = []
    told, listed = told_and_listed(sheets(dossier))
    largest = max((len(sheet.sources) for sheet in told), default=0)
    for sheet in told:
        parts += [_story(sheet, SHORT if len(sheet.sources) == 1 < largest else FULL), Text()]
    if listed:
        parts += [Rule(style="dim"), Text(ALONE, style="bold"), _alone(listed), Text()]
    return printed([*parts, Text(NO_VERDICT, style="dim")], look)


def printed(parts: Sequence[RenderableType], look: Look) -> bytes:
    """Return what is to be shown as lines of text in UTF-8, in colour where the look has it."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=look.width,
        force_terminal=look.colour,
        no_color=not look.colour,
        color_system="standard" if look.colour else None,
        legacy_windows=False,
        highlight=False,
        emoji=False,
        markup=False,
    )
    for part in parts:
        console.print(part)
    rows = (line.rstrip() if not look.colour else line for line in out.getvalue().split("\n"))
    return "\n".join(rows).encode("utf-8", "replace")


def _story(sheet: Sheet, room: Room) -> RenderableType:
    parts: list[RenderableType] = [
        Rule(style="dim"),
        Text(visible(sheet.title), style="bold"),
        Text(visible(sheet.base), style="dim"),
    ]
    sections: tuple[tuple[str, RenderableType | None], ...] = (
        ("WHERE IT STANDS", _labelled(sheet.where)),
        ("WHAT DIFFERS", _differences(sheet.differs, room.differs)),
        ("CLAIMS", _claims(sheet.claims, room.claims)),
        ("LEDGER", _ledger(sheet.ledger, room.entries)),
        ("TIMELINE", _timeline(sheet.timeline, room.moments)),
        ("WHO IS WHO", _labelled(sheet.people, room.people)),
        ("SOURCES", _sources(sheet.sources, room.sources)),
        ("LEFT OUT", _labelled(sheet.left_out)),
        ("JUDGEMENTS", _labelled(sheet.judgements, room.judgements)),
    )
    for heading, body in sections:
        if body is not None:
            parts += [Text(), Text(heading, style="bold"), Padding(body, (0, 0, 0, 2))]
    return Group(*parts)


def _alone(listed: Sequence[Sheet]) -> RenderableType:
    grid = _grid(0)
    for sheet in listed:
        source = sheet.sources[0]
        block = Text(visible(sheet.title))
        block.append(f"  {visible(source.outlet)}, {visible(source.published)}", style="dim")
        grid.add_row("", block)
    return grid


def _words(line: Line, *, refs: bool = True) -> Text:
    words = Text(visible(line.text))
    if refs:
        words.append_text(_numbers(line.refs))
    return words


def _numbers(refs: Sequence[Ref]) -> Text:
    return Text("".join(f" [{ref.number}]" for ref in first_of_each(supporting(refs))), style="dim")


def _grid(widest: int) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(width=min(widest, 24), overflow="fold")
    grid.add_column(ratio=1, overflow="fold")
    return grid


def _more(grid: Table, hidden: int, what: str) -> None:
    if hidden > 0:
        grid.add_row(
            "", Text(f"… and {count(hidden, f'more {what}', f'more {what}s')} (see html or json)", style="dim")
        )


def _labelled(lines: Sequence[Line], most: int | None = None) -> RenderableType | None:
    if not lines:
        return None
    shown = lines[:most]
    grid = _grid(max(len(line.label) for line in shown))
    for line in shown:
        grid.add_row(Text(visible(line.label)), _block(line))
    _more(grid, len(lines) - len(shown), "line")
    return grid


def _block(line: Line) -> Text:
    block = _words(line)
    for remark in line.remarks:
        block.append(f"\n{visible(remark)}", style="dim")
    steps = _steps(line.below)
    if len(steps) > 1:
        block.append("\n").append_text(Text(" → ").join(steps))
    for part in line.below:
        if not part.label:
            block.append("\n").append_text(_words(part))
    return block


def _steps(below: Sequence[Line]) -> list[Text]:
    """The history in a row, a status that stays told once."""
    steps: list[Text] = []
    last = ""
    for part in below:
        if part.label and part.label != last:
            when = f" ({visible(part.text)})" if part.text else ""
            steps.append(Text(visible(part.label), style="dim").append(when).append_text(_numbers(part.refs)))
        last = part.label or last
    return steps


def _differences(lines: Sequence[Line], most: int) -> RenderableType | None:
    if not lines:
        return None
    grid = _grid(max(map(len, RELATIONS)))
    for line in lines[:most]:
        values = [_words(value) for value in line.below]
        beside = sum(len(value) + 3 for value in values) <= ONE_LINE
        block = _words(line).append("\n  ")
        block.append_text(Text(" · " if beside else "\n  ").join(values))
        for remark in line.remarks:
            block.append(f"\n  {visible(remark)}", style="dim")
        grid.add_row(Text(line.label, style=STYLES.get(line.label, "")), block)
    _more(grid, len(lines) - most, "difference")
    return grid


def _claims(groups: Iterable[sheet_lines.Group], most: int) -> RenderableType | None:
    rows: list[RenderableType] = []
    for group in groups:
        head = Text(group.name, style=STYLES.get(group.name, "bold"))
        head.append(f"  {STANDINGS.get(group.name, '')}", style="dim")
        rows.append(head)
        grid = _grid(0)
        for line in group.lines[:most]:
            block = _words(line)
            for remark in line.remarks if group.name in EXPLAINED else line.remarks[:1]:
                block.append(f"\n{visible(remark)}", style="dim")
            grid.add_row("", block)
        _more(grid, len(group.lines) - most, "claim")
        rows.append(grid)
    return Group(*rows) if rows else None


def _ledger(groups: Sequence[sheet_lines.Group], most: int) -> RenderableType | None:
    if not groups:
        return None
    grid = _grid(max(len(group.name) for group in groups))
    for group in groups:
        for at, line in enumerate(group.lines[:most]):
            told = f"{line.text}{status_after(group.name, line)}"
            grid.add_row(Text(group.name if at == 0 else ""), _block(msgspec.structs.replace(line, text=told)))
        _more(grid, len(group.lines) - most, "entry")
    return grid


def _timeline(moments: Sequence[Moment], most: int) -> RenderableType | None:
    if not moments:
        return None
    grid = Table.grid(padding=(0, 2))
    grid.add_column(width=max(len(moment.time) for moment in moments))
    grid.add_column(width=8)
    grid.add_column(ratio=1, overflow="fold")
    shown = weightier(moments, most)
    if len(shown) < len(moments):
        left = count(len(moments) - len(shown), "line")
        grid.add_row("", "", Text(f"({left} left out, of what was said first: see html or json)", style="dim"))
    for moment in shown:
        words = Text(visible(moment.text)).append_text(_numbers(moment.refs))
        if moment.note:
            words.append(f"  {visible(moment.note)}", style="dim")
        grid.add_row(Text(visible(moment.time)), Text(moment.status, style="dim"), words)
    return grid


def _sources(sources: Sequence[Source], most: int) -> RenderableType | None:
    grid = _grid(len(str(len(sources))) + 2)
    for source in sources[:most]:
        head = ", ".join((source.outlet, source.published, *source.facts))
        block = Text(visible(head))
        block.append(f"\n{visible(source.headline)}")
        for line in source.rests:
            why = f": {line.remarks[0]}" if line.remarks else ""
            block.append(f"\n{visible(line.text + why)}", style="dim")
        grid.add_row(Text(f"[{source.number}]"), block)
    _more(grid, len(sources) - most, "source")
    return grid

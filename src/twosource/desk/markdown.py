"""The dossier as CommonMark, to paste into a memo: bounded like the terminal's, with the sources at its end."""

import re
from collections.abc import Sequence
from urllib.parse import quote

from twosource.desk.phrases import count, visible
from twosource.desk.sheet import sheets
from twosource.desk.sheet.ledger import status_after
from twosource.desk.sheet.legends import NO_VERDICT
from twosource.desk.sheet.lines import Group, Line, Moment, Ref, Sheet, Source, first_of_each, supporting
from twosource.desk.sheet.room import ALONE, told_and_listed
from twosource.records.ledger import Dossier

MOST = 12
"""Lines of a list before the rest is counted."""

_MARKS = re.compile(r"([\\`*_{}\[\]<>|~#&$])")
_LIST_STARTS = re.compile(r"^(\s*)([-+=]|\d+[.)])")


def dossier_bytes(dossier: Dossier) -> bytes:
    """Return the dossier as one Markdown text in UTF-8."""
    told, listed = told_and_listed(sheets(dossier))
    blocks = [_story(sheet) for sheet in told]
    if listed:
        blocks.append(f"# {ALONE}\n\n" + "\n".join(_alone(sheet.sources[0], sheet.title) for sheet in listed))
    return "\n\n".join([*blocks, f"*{NO_VERDICT}*\n"]).encode("utf-8", "replace")


def plain(words: str) -> str:
    """Return words that Markdown shows as they are."""
    escaped = _MARKS.sub(r"\\\1", visible(words))
    return _LIST_STARTS.sub(lambda found: found[1] + found[2][:-1] + "\\" + found[2][-1], escaped)


def _story(sheet: Sheet) -> str:
    links = {source.number: link(source.document.url) for source in sheet.sources}
    sections: tuple[tuple[str, list[str]], ...] = (
        ("Where it stands", [_item(line, links) for line in sheet.where]),
        ("What differs", _bounded([_difference(line, links) for line in sheet.differs], "difference")),
        ("Claims", _claims(sheet.claims, links)),
        ("Ledger", _ledger(sheet.ledger, links)),
        ("Timeline", _timeline(sheet.timeline, links)),
        ("Who is who", _bounded([_person(line, links) for line in sheet.people], "line")),
        ("Sources", [_source(source) for source in sheet.sources]),
        ("Left out", [f"- {plain(line.text)}" for line in sheet.left_out]),
        ("Judgements", [_judgement(line) for line in sheet.judgements]),
    )
    blocks = [f"# {plain(sheet.title)}", plain(sheet.base)]
    blocks += [f"## {heading}\n\n" + "\n".join(lines) for heading, lines in sections if lines]
    return "\n\n".join(blocks)


def link(url: str | None) -> str:
    """Return the address where it is one of the web, safe to stand between `<` and `>`; otherwise nothing."""
    if not url or not url.lower().startswith(("http://", "https://")):
        return ""
    return quote(url, safe=":/?#[]@!$&'()*+,;=%~-._")


def _numbers(refs: Sequence[Ref], links: dict[int, str]) -> str:
    def one(number: int) -> str:
        return f"[\\[{number}\\]](<{links[number]}>)" if links.get(number) else f"\\[{number}\\]"

    return "".join(" " + one(ref.number) for ref in first_of_each(supporting(refs)))


def _item(line: Line, links: dict[int, str]) -> str:
    label = f"**{plain(line.label)}:** " if line.label else ""
    return f"- {label}{plain(line.text)}{_numbers(line.refs, links)}"


def _difference(line: Line, links: dict[int, str]) -> str:
    values = " · ".join(f"“{plain(value.text)}”{_numbers(value.refs, links)}" for value in line.below)
    why = f" ({plain('; '.join(line.remarks))})" if line.remarks else ""
    return f"- **{plain(line.label)}**, {plain(line.text)}: {values}{why}"


def _bounded(items: list[str], what: str) -> list[str]:
    hidden = len(items) - MOST
    more = [f"- … and {count(hidden, f'more {what}', f'more {what}s')} (see html or json)"] if hidden > 0 else []
    return items[:MOST] + more


def _claims(groups: Sequence[Group], links: dict[int, str]) -> list[str]:
    lines: list[str] = []
    for group in groups:
        lines += ["", f"### {plain(group.name)}", "", f"*{plain(group.legend)}*", ""]
        items = [
            f"- {plain(line.text)}{_numbers(line.refs, links)}"
            + (f"  \n  {plain(line.remarks[0])}" if line.remarks else "")
            for line in group.lines
        ]
        lines += _bounded(items, "claim")
    return lines[1:]


def _ledger(groups: Sequence[Group], links: dict[int, str]) -> list[str]:
    lines: list[str] = []
    for group in groups:
        lines += ["", f"### {plain(group.name)}", ""]
        lines += _bounded([_entry(group.name, line, links) for line in group.lines], "entry")
    return lines[1:]


def _entry(kind: str, line: Line, links: dict[int, str]) -> str:
    status = plain(status_after(kind, line))
    rows = [f"- {plain(line.text)}{status}{_numbers(line.refs, links)}"]
    rows += [f"  - {plain(remark)}" for remark in line.remarks]
    for part in line.below:
        label = f"{plain(part.label)}: " if part.label else ""
        rows.append(f"  - {label}{plain(part.text)}{_numbers(part.refs, links)}")
    return "\n".join(rows)


def _timeline(moments: Sequence[Moment], links: dict[int, str]) -> list[str]:
    if not moments:
        return []
    rows = ["| When | Status | What |", "| --- | --- | --- |"]
    for moment in moments:
        note = f" ({plain(moment.note)})" if moment.note else ""
        what = f"{plain(moment.text)}{note}{_numbers(moment.refs, links)}"
        rows.append(f"| {plain(moment.shown)} | {plain(moment.status)} | {what} |")
    return rows


def _person(line: Line, links: dict[int, str]) -> str:
    side = f" ({plain(line.label)})" if line.label else ""
    remarks = f": {plain('; '.join(line.remarks))}" if line.remarks else ""
    return f"- {plain(line.text)}{side}{remarks}{_numbers(line.refs, links)}"


def _judgement(line: Line) -> str:
    return f"- {plain(line.text)} ({plain('; '.join((line.label, *line.remarks)))})"


def _alone(source: Source, title: str) -> str:
    return f"- {plain(title)} ({plain(source.outlet)}, {plain(source.published)})"


def _source(source: Source) -> str:
    address = link(source.document.url)
    title = plain(source.headline)
    head = f"[{title}](<{address}>)" if address else title
    facts = ", ".join(plain(part) for part in (source.outlet, source.published, *source.facts))
    rests = "".join(
        f"  \n  {plain(line.text)}{': ' + plain(line.remarks[0]) if line.remarks else ''}" for line in source.rests
    )
    return f"- \\[{source.number}\\] {facts}. {head}{rests}"

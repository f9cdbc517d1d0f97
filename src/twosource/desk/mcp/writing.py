"""Answers as text. Words of pages stand in JSON strings or behind bars, and everything else is the program's own."""

from collections.abc import Iterable, Mapping

from twosource.desk.mcp.quoting import quoted
from twosource.desk.mcp.records import Base, Line, Source, Words
from twosource.desk.phrases import count, day_in_words, moment_in_words

Known = Mapping[str, Source]
"""The sources of an answer by document."""

UNDATED = "undated"
NAMING = ("people", "judgements")
"""Parts in which the status of a line is a name: the side, or who decided."""


def known(sources: Iterable[Source]) -> Known:
    """Return sources by document."""
    return {source.document: source for source in sources}


def base_text(base: Base) -> str:
    """Return what was looked at, in a line."""
    parts = [count(base.documents, "document")]
    parts += [count(base.origins, "origin")] if base.origins else []
    parts += [count(base.stories, "story", "stories")] if base.stories > 1 else []
    parts += [f"{base.undated} undated"] if base.undated else []
    parts += [f"{base.unread} in a language that is not read"] if base.unread else []
    parts.append(f"newest dated report {day_in_words(base.latest)}" if base.latest else "none of them dated")
    return "Base: " + " · ".join(parts)


def words_text(place: Words, sources: Known) -> str:
    """Return a quotation with its stance, its source, and where it stands."""
    source = sources.get(place.document)
    number = f"[{source.number}] " if source and source.number else ""
    by = f"{quoted(source.outlet)}, {day_in_words(source.published[:10]) or UNDATED}, " if source else ""
    more = " …goes on" if place.cut else ""
    return f"{place.stance} {quoted(place.quote)}{more} ({number}{by}{place.document} {place.span[0]}-{place.span[1]})"


def line_text(line: Line, sources: Known) -> str:
    """Return a line with its remarks and its places, each on a line of its own."""
    status = quoted(line.status) if line.part in NAMING else line.status
    head = " ".join(filter(None, (line.id, f"[{status}]" if status else "", day_in_words(line.time))))
    rows = [f"- {head}{': ' if head else ''}{quoted(line.text)}"]
    rows += [f"    note: {quoted(remark)}" for remark in line.remarks]
    for below in line.below:
        rows.append(f"    · {below.status}{': ' if below.status else ''}{quoted(below.text)}")
        rows += [f"        {words_text(place, sources)}" for place in below.evidence]
    rows += [f"    {words_text(place, sources)}" for place in line.evidence]
    if line.more:
        call = f": get_evidence with line {quoted(line.id)}" if line.id else " (see part ledger)"
        rows.append(f"    and {count(line.more, 'more place')}{call}")
    return "\n".join(rows)


def lines_text(lines: Iterable[Line], sources: Known) -> str:
    """Return lines under the headings of their parts and groups."""
    rows: list[str] = []
    heading = ""
    for line in lines:
        now = " · ".join(filter(None, (line.part, line.group)))
        if now != heading:
            rows.append(f"\n{now.upper()}" if rows else now.upper())
            heading = now
        rows.append(line_text(line, sources))
    return "\n".join(rows)


def source_text(source: Source) -> str:
    """Return a source in a line."""
    number = f"[{source.number}] " if source.number else ""
    parts = [quoted(source.outlet), moment_in_words(source.published) or UNDATED]
    parts += [quoted(each) for each in (source.title, source.url) if each]
    parts += [f"notices: {', '.join(source.notices)}"] if source.notices else []
    return f"- {number}{source.document}: {', '.join(parts)}"


def sources_text(sources: Iterable[Source], heading: str = "SOURCES QUOTED OR NAMED") -> str:
    """Return sources under a heading; nothing where there are none."""
    rows = [source_text(source) for source in sources]
    return "\n".join([heading, *rows]) if rows else ""


def more_text(cursor: str, left: int = 0) -> str:
    """Return how to get the next part; nothing where there is none."""
    many = f" ({left:,} left)" if left else ""
    return f'More{many}: the same call with cursor "{cursor}".' if cursor else ""


def text(*parts: str) -> str:
    """Return the parts of an answer that say something, with a blank line between them."""
    return "\n\n".join(part for part in parts if part)

"""The ledger's nine kinds of entry as lines; a kind without entries is left out."""

from twosource.desk.phrases import dates_in_words, day_in_words
from twosource.desk.sheet.legends import ENTRIES, KINDS
from twosource.desk.sheet.lines import Group, Line, Numbers, refs_to
from twosource.desk.sheet.where import answer_in_words
from twosource.records.ledger import Entry, Ledger, Proposal, Step, Venue

# statuses that an entry has by being of its kind
IMPLIED = {
    "Proposals": ("proposed", "open"),
    "Venues": ("under discussion", "favoured"),
    "Delegations": ("named",),
    "Positions": ("held",),
    "Mediators": ("named",),
    "Agreements": ("agreed",),
}


def status_after(kind: str, line: Line) -> str:
    """Return `: held` to stand after an entry's words; nothing where the words or the kind say it already."""
    said = line.label in line.text or line.label in IMPLIED.get(kind, ())
    return "" if said or not line.label else f": {line.label}"


def ledger_groups(ledger: Ledger, numbers: Numbers) -> tuple[Group, ...]:
    """Return one group for each kind that has entries, in the order of `ENTRIES`."""
    return tuple(
        Group(name=name, legend=KINDS[kind], lines=tuple(_line(e, numbers) for e in getattr(ledger, kind)))
        for kind, name in ENTRIES.items()
        if getattr(ledger, kind)
    )


def _line(entry: Entry, numbers: Numbers) -> Line:
    below = _history(entry.history, numbers) if len(entry.history) > 1 else ()
    if isinstance(entry, Proposal):
        below += tuple(
            Line(text=answer_in_words(answer), refs=refs_to(answer.evidence, numbers)) for answer in entry.answers
        )
    # the words of a proposal may end with the answers, which follow in full
    words = entry.text.partition(" — ")[0] if isinstance(entry, Proposal) and entry.answers else entry.text
    return Line(
        label=entry.status,
        text=dates_in_words(words),
        key=entry.id,
        refs=refs_to(entry.evidence, numbers),
        remarks=_venue_remarks(entry) if isinstance(entry, Venue) else (),
        below=below,
    )


def _history(steps: tuple[Step, ...], numbers: Numbers) -> tuple[Line, ...]:
    return tuple(
        Line(
            label=step.status,
            text=", ".join(filter(None, (day_in_words(step.time), f"by {step.by}" if step.by else ""))),
            refs=refs_to(step.evidence, numbers),
        )
        for step in steps
    )


def _venue_remarks(venue: Venue) -> tuple[str, ...]:
    """Who is for and against, where the entry's own words do not say it already."""
    parts = (("favoured by", venue.favoured_by), ("rejected by", venue.rejected_by))
    return tuple(
        f"{how} {', '.join(parties)}"
        for how, parties in parts
        if parties and not all(party in venue.text for party in parties)
    )

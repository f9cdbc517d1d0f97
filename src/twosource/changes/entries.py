"""What became of each entry of the ledger: its status, its answers, its dates, and whatever else it holds."""

from collections.abc import Iterator

from twosource.changes.pairing import Words, paired
from twosource.changes.states import MOST, State, States, documents_of
from twosource.language.wording import joined
from twosource.records.change import Change
from twosource.records.ledger import Amount, Answer, Entry, Proposal, Round
from twosource.records.story import Evidence

KINDS = {
    "rounds": "round",
    "proposals": "proposal",
    "venues": "venue",
    "delegations": "delegation",
    "papers": "paper",
    "exchanges": "exchange",
    "positions": "position",
    "mediators": "mediator",
    "agreements": "agreement",
}
"""What an entry of each part of the ledger is called."""

_FIELDS = {
    "number": "number",
    "time": "time",
    "place": "place",
    "by": "by",
    "to": "to",
    "parties": "parties",
    "party": "party",
    "what": "",
    "quantity": "how many",
    "head": "headed by",
    "members": "members",
    "delegations": "delegations",
    "mediator": "mediator",
    "outcome": "led to",
    "favoured_by": "favoured by",
    "rejected_by": "rejected by",
    "kind": "kind",
    "role": "role",
}
"""The fields of entries that are compared, in words; the answers are compared one by one."""

NONE_YET = "none yet"


def entry_changes(states: States) -> Iterator[Change]:
    """Yield the change of each entry that is not what it was."""
    for part, kind in KINDS.items():
        before, after = _entries(states.before, part), _entries(states.after, part)
        pairs = paired(before, after, name=lambda e: (e[0].id,), words=_words, alike=_alike, says=_says)
        for old, new in _renumbered(pairs):
            found = _change(states, kind, old, new)
            if found is not None:
                yield found


Placed = tuple[Entry, str]


def _entries(state: State, part: str) -> list[Placed]:
    return [(entry, story.id) for story in state.stories for entry in getattr(story.ledger, part)]


def _words(placed: Placed) -> Words:
    return frozenset((e.document, e.span) for e in placed[0].evidence)


def _says(entry: Placed) -> str:
    return entry[0].text


def _alike(old: Placed, new: Placed) -> bool:
    return type(old[0]) is type(new[0])


def _renumbered(pairs: list[tuple[Placed | None, Placed | None]]) -> Iterator[tuple[Placed | None, Placed | None]]:
    """Bring together the rounds of one number in one story that were told with other words: they were moved."""
    gone = {_numbered(old): old for old, new in pairs if new is None and old is not None and _numbered(old)}
    used = set()
    for old, new in pairs:
        known = gone.get(_numbered(new)) if old is None and new is not None and _numbered(new) else None
        if known is not None and _numbered(known) not in used:
            used.add(_numbered(known))
            yield known, new
        elif new is not None:
            yield old, new
    for old, new in pairs:
        if new is None and old is not None and _numbered(old) not in used:
            yield old, None


def _numbered(placed: Placed) -> tuple[str, int] | None:
    entry, story = placed
    return (story, entry.number) if isinstance(entry, Round) and entry.number is not None else None


def _change(states: States, kind: str, old: Placed | None, new: Placed | None) -> Change | None:
    if new is None:
        return _gone(states, kind, *old) if old is not None else None
    entry, story = new
    if old is None:
        before: str | None = None
        after, were = _state_of(entry), tuple[Evidence, ...]()
    else:
        words = list(_in_words(old[0], entry))
        if not words:
            return None
        before, after = ("; ".join(each) for each in zip(*words, strict=True))
        were = _evidence(old[0])
    causes = states.causes(_evidence(entry), were, judged=False)
    return Change(
        kind="new" if old is None else "altered",
        what=kind,
        story=story,
        id=entry.id,
        text=_text(entry),
        before=before,
        after=after,
        documents=documents_of(causes),
        evidence=causes[:MOST],
    )


def _gone(states: States, kind: str, entry: Entry, story: str) -> Change:
    return Change(
        kind="withdrawn",
        what=kind,
        story=states.place([e.document for e in entry.evidence], story),
        id=entry.id,
        text=_text(entry),
        before=_state_of(entry),
        after=None,
    )


def _evidence(entry: Entry) -> tuple[Evidence, ...]:
    answers = entry.answers if isinstance(entry, Proposal) else ()
    told = (*entry.evidence, *(e for s in entry.history for e in s.evidence), *(e for a in answers for e in a.evidence))
    return tuple({(e.document, e.span): e for e in told}.values())


def _text(entry: Entry) -> str:
    """The words of an entry; those of a proposal may end with its answers, which change by themselves."""
    return entry.text.partition(" — ")[0] if isinstance(entry, Proposal) and entry.answers else entry.text


def _state_of(entry: Entry) -> str:
    answers = [_answer(answer) for answer in entry.answers] if isinstance(entry, Proposal) else []
    return "; ".join(filter(None, (entry.status, *answers)))


def _answer(answer: Answer) -> str:
    when = f" ({answer.time})" if answer.time else ""
    return f"{answer.party}: {'no answer yet' if answer.answer == NONE_YET else answer.answer}{when}"


def _in_words(old: Entry, new: Entry) -> Iterator[tuple[str, str]]:
    """Yield each thing in which an entry is otherwise, as it was and as it is."""
    answers = list(_answered(old, new)) if isinstance(old, Proposal) and isinstance(new, Proposal) else []
    if old.status != new.status and not answers:
        yield old.status, new.status
    for field, name in _FIELDS.items():
        was, now = getattr(old, field, None), getattr(new, field, None)
        if was != now:
            yield f"{name} {_shown(was)}".strip(), f"{name} {_shown(now)}".strip()
    yield from answers
    if _text(old) != _text(new) and old.status == new.status and _same_fields(old, new):
        yield f"“{_text(old)}”", f"“{_text(new)}”"


def _answered(old: Proposal, new: Proposal) -> Iterator[tuple[str, str]]:
    """Yield each party's answer that is another; the status of a proposal follows from them."""
    were, are = _answers(old), _answers(new)
    for party in sorted(were.keys() | are.keys()):
        if were.get(party) != are.get(party):
            yield were.get(party, f"{party} not asked"), are.get(party, f"{party} not asked")


def _same_fields(old: Entry, new: Entry) -> bool:
    return all(getattr(old, field, None) == getattr(new, field, None) for field in _FIELDS)


def _answers(proposal: Proposal) -> dict[str, str]:
    return {answer.party: _answer(answer) for answer in proposal.answers}


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return joined(map(str, value)) or "nobody"
    if isinstance(value, Amount):
        many = "an open number" if value.value is None else f"{value.value:,}"
        return " ".join(filter(None, (many, value.unit, "each" if value.each else "")))
    return "not given" if value in (None, "") else str(value)

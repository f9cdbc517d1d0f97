"""Exchanges: prisoners, bodies, children, grain; how many each way and how far it has come."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from twosource.ledger.frames import evidence_of, holds, steps
from twosource.lexicon.acts import EXCHANGED
from twosource.records.assertion import Assertion
from twosource.records.identity import make_id
from twosource.records.ledger import Amount, Exchange
from twosource.records.reading import Quantity

_EXCHANGE = re.compile(
    r"\b(?:exchang(?:e|es|ed|ing)|swap(?:s|ped|ping)?|repatriat\w+|hand(?:ed)? over)\b", re.IGNORECASE
)
_RETURN = re.compile(r"\b(?:return|releas|give back|gives back|hand back|free)\w*\b", re.IGNORECASE)
_MUTUAL = re.compile(r"\b(?:each|both|mutual|other)\b", re.IGNORECASE)
_THE_EXCHANGE = re.compile(r"\bthe\s+(?:[\w-]+\s+){0,2}?(?:exchange|swap)\b", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:exchanges|swaps)\b", re.IGNORECASE)
_WOULD = re.compile(r"\bwould\b", re.IGNORECASE)
"""Tells the terms of something not yet settled; what was agreed says so in the verb above it."""
UNNAMED = "?"

_TALKED_OF = re.compile(
    r"\b(?:talks|negotiations|discussions|proposals?)\b[^.;]{0,40}?\b(?:for|about|over)\b[^.;]{0,60}?\b(?:exchange|swap)\w*"
    r"|\b(?:exchange|swap)\s+(?:proposal|plan|offer|idea|talks|negotiations)\b",
    re.IGNORECASE,
)
"""Talks for an exchange, or a proposal about one, are no exchange yet."""
_ORDER = ("proposed", "agreed", "under way", "done")
_KINDS = {
    "pow": "prisoner", "captive": "prisoner", "detainee": "prisoner", "soldier": "prisoner", "serviceman": "prisoner",
    "person": "prisoner", "people": "prisoner", "civilian": "prisoner", "corpse": "body", "remains": "body",
}  # fmt: skip
_PLURAL = {"prisoner": "prisoners", "body": "bodies", "child": "children", "hostage": "hostages", "grain": "grain"}


def exchanges(assertions: Sequence[Assertion], principals: Sequence[str]) -> tuple[Exchange, ...]:
    """Return the exchanges by what and how many; mentions without a number join the only one they can be."""
    found: dict[tuple[str, float | None], list[tuple[str, Assertion]]] = defaultdict(list)
    for a in assertions:
        what = _what(a)
        if what is None or a.polarity == "negative":
            continue
        if not a.quantities and _SEVERAL.search(a.quote):
            continue  # exchanges in general are none in particular
        number = a.quantity.value if a.quantity is not None and _counts(a.quantity) else None
        found[what, number].append((_status(a), a))
    _join_unnamed(found)
    for what, number in sorted(found, key=str):
        numbered = [k for k in found if k[0] == what and k[1] is not None]
        if number is None and len(numbered) == 1:
            found[numbered[0]] += found.pop((what, None))
    return tuple(_exchange(what, number, found[what, number], principals) for what, number in sorted(found, key=str))


def _what(a: Assertion) -> str | None:
    """What an assertion says is exchanged; UNNAMED where it only speaks of "the exchange"."""
    if _EXCHANGE.search(a.quote) or (_RETURN.search(a.quote) and _MUTUAL.search(a.quote)):
        kind = kind_of(a.quote)
        if kind is not None:
            return kind
    return UNNAMED if _THE_EXCHANGE.search(f"{a.doer_text} {a.object}") else None


def kind_of(text: str) -> str | None:
    """Return what is exchanged, in the singular, or None."""
    noun = holds(text, EXCHANGED | {"bodies", "children", "people"})
    if noun is None:
        return None
    noun = {"bodies": "body", "bodie": "body", "children": "child", "people": "person"}.get(noun, noun)
    return _KINDS.get(noun, noun)


def _join_unnamed(found: dict[tuple[str, float | None], list[tuple[str, Assertion]]]) -> None:
    """Give what is said of "the exchange" to the one exchange there is; drop it where there are several."""
    unnamed = [key for key in found if key[0] == UNNAMED]
    kinds: Counter[str] = Counter()
    for kind, number in found:
        kinds[kind] += len(found[kind, number]) if kind != UNNAMED else 0
    ranked = kinds.most_common(2)
    clear = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][1] >= 2 * ranked[1][1])
    for key in unnamed:
        stages = found.pop(key)
        if clear and ranked[0][0] != UNNAMED:
            same = [k for k in found if k[0] == ranked[0][0]]
            found[max(same, key=lambda k: (k[1] is not None, len(found[k]), str(k)))] += stages


def _counts(quantity: Quantity) -> bool:
    return quantity.unit is None or quantity.unit in EXCHANGED or quantity.unit in ("people", "person")


def _status(a: Assertion) -> str:
    if _TALKED_OF.search(a.quote) and "agreed" not in a.quote:
        return "proposed"
    if a.act == "agree" or a.modality == "agreed":
        return "agreed"
    if a.modality == "under-way":
        return "under way"
    if a.modality == "done" and a.act not in ("propose", "offer", "demand"):
        return (
            "done"
            if re.search(r"\b(?:exchanged|swapped|returned|repatriated|carried|completed|took|held|handed)\b", a.quote)
            else "agreed"
        )
    return "agreed" if a.modality == "planned" and not _WOULD.search(a.quote) else "proposed"


def _exchange(
    what: str, number: float | None, stages: Sequence[tuple[str, Assertion]], principals: Sequence[str]
) -> Exchange:
    quantity = next((a.quantity for _, a in stages if a.quantity is not None and a.quantity.value == number), None)
    each = any(a.quantity is not None and a.quantity.each for _, a in stages)
    status = max((s for s, _ in stages), key=_ORDER.index)
    amount = Amount(value=number, unit=what, each=each) if quantity is not None and number is not None else None
    count = f"{number:,.0f} " if number is not None else ""
    return Exchange(
        id=make_id("x", what, str(number)),
        text=f"{count}{_PLURAL.get(what, what)}{' from each side' if each else ''}: {status}",
        status=status,
        history=steps(stages),
        evidence=evidence_of([a for _, a in stages]),
        what=_PLURAL.get(what, what),
        quantity=amount,
        parties=tuple(principals),
    )

"""The words of a claim: the documents' own, with the doer named where the clause only says "he"."""

import re
from collections.abc import Sequence

from twosource.records.assertion import Assertion

LONGEST = 220
SHORT = 170
_OWN = re.compile(r"^(?:its|his|her|their|our)\s+", re.IGNORECASE)
_THAT = re.compile(r"^that\s+", re.IGNORECASE)
_PRONOUN = re.compile(r"^(he|she|they|it|we|i|who|which|that|this|these|his|her|their)\b", re.IGNORECASE)

_RELATIVE = re.compile(r"^([^,]{3,60}),\s+(?:who|which)\s+(?:also\s+)?")
"""A clause that hangs on its subject by "who" says it plainly without."""


def best(members: Sequence[Assertion]) -> Assertion:
    """Return the assertion whose words say most: a named doer, filled slots, a readable length."""

    def rank(a: Assertion) -> tuple[int, int, int, str, tuple[int, int]]:
        slots = sum(x is not None for x in (a.time, a.place, a.quantity)) + bool(a.doers) + bool(a.recipients)
        readable = 30 <= len(a.quote) <= LONGEST
        return (bool(_PRONOUN.match(a.quote)) or not a.doer_text, -slots, not readable, a.document, a.span)

    return min(members, key=rank)


def wording(assertion: Assertion, names: dict[str, str]) -> str:
    """Return the claim in words: the clause, its pronoun or missing subject replaced by the name in brackets."""
    if assertion.act == "lead" and assertion.object and assertion.actors and assertion.actors[0] in names:
        return _leads(assertion, names[assertion.actors[0]])
    quote = " ".join(assertion.quote.split()).strip(' ,;:-–—"“”')
    match = _PRONOUN.match(quote)
    name = names.get(assertion.actors[0]) if assertion.actors else None
    subject = " ".join((assertion.doer_text or assertion.object).split())
    if name and match:
        possessive = "’s" if match.group().lower() in ("his", "her", "their", "its") else ""
        quote = f"[{name}{possessive}]{quote[match.end() :]}"
    elif subject and not _stands_in(subject, quote) and quote[:1].islower():
        quote = f"[{name if name and not _long(subject) else subject}] {quote}"
    quote = _RELATIVE.sub(r"\1 ", quote, count=1)
    if len(quote) > LONGEST:
        quote = quote[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
    return balanced(quote[:1].upper() + quote[1:])


def balanced(words: str) -> str:
    """Add the quotation mark that was cut off at one edge: "called the report “pure invention" has one too few."""
    opened, closed = words.count("“"), words.count("”")
    if abs(opened - closed) == 1:
        return words + "”" if opened > closed else "“" + words
    if words.count('"') % 2:
        last = words.rindex('"')
        opens = last == 0 or words[last - 1] in " (["
        return words + '"' if opens else '"' + words
    return words


def _leads(assertion: Assertion, name: str) -> str:
    """Who leads which delegation, in one form however it was told."""
    team = _OWN.sub("", " ".join(assertion.object.split()))
    article = "the " if team != " ".join(assertion.object.split()) else ""
    party = assertion.object_party
    whose = f" of {party}" if article and party is not None and party != name else ""
    will = "is to lead" if assertion.modality == "planned" else "leads"
    return f"{name} {will} {article}{team}{whose}"


def _stands_in(subject: str, quote: str) -> bool:
    return subject[:20] in quote


def _long(subject: str) -> bool:
    return len(subject.split()) > 6


def short_saying(assertion: Assertion) -> str | None:
    """Return all that was said, on one line, where it is short enough to stand for its parts."""
    saying = " ".join((assertion.saying or "").split()).strip(' ,;:-–—"“”')
    if not 12 <= len(saying) <= SHORT:
        return None
    if saying[:3].lower() == "to ":
        return None  # "his readiness to meet": the clause around it says more
    saying = _THAT.sub("", saying)
    return balanced(saying[:1].upper() + saying[1:])


def told(assertion: Assertion, names: dict[str, str]) -> str:
    """Return the claim as an utterance: speaker, colon, words."""
    words = short_saying(assertion) or wording(assertion, names)
    named = assertion.speaker_name is None or assertion.speaker_name.split()[-1] in words.split(",")[0]
    return words if named else f"{assertion.speaker_name}: {words}"

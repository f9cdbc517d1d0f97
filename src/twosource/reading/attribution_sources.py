"""Who can be a source: a name, a pronoun, or a noun phrase headed by people, a body of people or a paper."""

from collections.abc import Sequence

from twosource.lexicon.clauses import DETERMINERS, PREPOSITIONS, RELATIVES, SUBJECT_PRONOUNS
from twosource.lexicon.countries import of_demonym
from twosource.lexicon.speaking import can_report
from twosource.lexicon.words import is_word
from twosource.reading.attribution_items import Item
from twosource.reading.attribution_phrases import Range, is_adverb, is_boundary

_PRONOUNS = (
    SUBJECT_PRONOUNS
    | RELATIVES
    | frozenset("his her its their our my your him them us me himself herself themselves that".split())
)
_UNSAID = ("ing", "tion", "sion", "ment", "ness", "ance", "ence", "ity", "ism", "cks", "cts", "ngs", "ons", "nts")
_NO_HEADS = DETERMINERS - frozenset("all both many most some several other another each no any these those".split())
_PARTICIPLES = ("ed", "ing", "en", "wn", "pt")
_AMOUNTS = frozenset(
    "array average bunch chorus collection constellation crop flood likes list number rest roster series share slew "
    "slice string sum wave".split()
)


def can_speak(items: Sequence[Item], source: Range) -> bool:
    """Say whether the words of `source` can be those of a speaker or of a paper that reports."""
    first = source[0]
    if items[first].lower.removesuffix("'s") in _PRONOUNS:
        return True
    head = head_of_phrase(items, source)
    if head is None:
        return False
    if items[head].lower in _AMOUNTS and head + 2 < source[1] and items[head + 1].lower == "of":
        return can_speak(items, (head + 2, source[1]))
    item = items[head]
    if source[1] - first == 1 and of_demonym(item.lower.title()) and not item.lower.endswith(("s", "ese")):
        return False  # Israeli reports: an adjective alone is nobody
    if item.capital or "." in item.lower:
        return head != 0 or not _is_plain_word(item.lower)
    named = head > first and items[head - 1].capital and not is_word(item.lower)  # Majed al-Ansari
    return named or can_report(item.lower) or item.lower in _PRONOUNS


def head_of_phrase(items: Sequence[Item], source: Range) -> int | None:
    """Return where the head noun of a phrase stands: the last word before anything that hangs on it."""
    head = None
    for at in range(*source):
        item = items[at]
        if item.quote is not None:
            if head is None:
                continue
            break
        if head is not None and (_hangs_on(items, at) or _is_reduced(items, head, at)):
            break
        if item.lower[0].isalnum() and item.lower not in _NO_HEADS:
            head = at
    return head


def _hangs_on(items: Sequence[Item], at: int) -> bool:
    item = items[at]
    if item.lower in PREPOSITIONS or item.lower in ("(", ")", "familiar", "close", "including", "out"):
        return True
    if item.lower in ("and", "or"):
        return items[at - 1].capital or can_report(items[at - 1].lower)
    if item.lower in ("himself", "herself", "itself", "themselves", "everywhere", "nationwide", "today"):
        return True
    if item.lower in ("-", "&", "/"):
        return False
    return is_boundary(item) or (is_adverb(item) and at > 0 and not items[at - 1].capital)


def _is_reduced(items: Sequence[Item], head: int, at: int) -> bool:
    """People | briefed on the matter, a poll | taken last week: the participle hangs on the noun before it."""
    word = items[at].lower
    return not items[at].capital and word.endswith(_PARTICIPLES) and (can_report(items[head].lower))


def _is_plain_word(word: str) -> bool:
    """A word that opens a sentence is no name by its capital alone: "Raising …", "Attacks …"."""
    return word.endswith(_UNSAID) and is_word(word) and not can_report(word)

"""Who is told: the person, people or outlet behind "told"."""

from collections.abc import Sequence

from twosource.lexicon.clauses import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, SUBJECT_PRONOUNS
from twosource.lexicon.speaking import can_report
from twosource.reading.attribution_items import Item
from twosource.reading.attribution_phrases import Range, is_adverb, is_boundary, is_verbish


def _only_nouns(items: Sequence[Item], start: int) -> bool:
    """Told the agency's evening programme | that …: nothing but a noun or two before the content begins."""
    for at in range(start, min(start + 4, len(items))):
        if items[at].lower in ("that", '"', ":", ","):
            return True
        if is_verbish(items, at) or items[at].lower in DETERMINERS | PREPOSITIONS | SUBJECT_PRONOUNS:
            return False
    return False


def addressee(items: Sequence[Item], start: int) -> Range | None:
    """Return who is told: a pronoun, a name, or a noun phrase up to the clause."""
    if start >= len(items) or is_boundary(items[start]) or items[start].timed:
        return None
    if items[start].lower in ("him", "her", "them", "us", "me", "you", "it"):
        return start, start + 1
    at = start
    while at < len(items) and at - start < 20:
        item = items[at]
        named = items[at - 1].capital if at > start else False
        if (
            (item.lower not in ("-", "&", "/", "'", "’") and is_boundary(item))
            or item.timed
            or item.lower in ("to", "in", "on", "at", "during")
        ):
            break
        if at > start and (item.lower in SUBJECT_PRONOUNS or is_verbish(items, at) or is_adverb(item)):
            break
        if at > start and item.lower in DETERMINERS and items[at - 1].lower not in CONJUNCTIONS | PREPOSITIONS:
            break
        goes_on = at + 1 < len(items) and (items[at + 1].capital or _only_nouns(items, at))
        if (
            named
            and not item.capital
            and not goes_on
            and item.lower not in ("and", "of", "for")
            and items[start].capital
            and not can_report(item.lower)
        ):
            break
        at += 1
    return (start, at) if at > start else None

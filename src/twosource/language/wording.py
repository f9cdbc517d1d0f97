"""Short pieces of wording of our own: lists in words, long words cut, what a document is called."""

from collections.abc import Iterable

from twosource.records.page import Document


def joined(names: Iterable[str], word: str = "and") -> str:
    """Return `a`, `a and b`, `a, b and c`; nothing for nothing."""
    *most, last = list(names) or [""]
    return f"{', '.join(most)} {word} {last}" if most else last


def shortened(words: str, most: int) -> str:
    """Return words on one line, cut at a gap to so many letters with `…` where they are longer."""
    plain = " ".join(words.split())
    return plain if len(plain) <= most else plain[: most - 1].rsplit(" ", 1)[0] + "…"


def called(document: Document) -> str:
    """Return the headline of a document, or its first words, and who publishes it."""
    words = document.text.split()
    title = document.title or " ".join(words[:10]) + ("…" if len(words) > 10 else "")
    outlet = document.outlet.name or document.outlet.domain
    return f"“{title}”" + (f" ({outlet})" if outlet else "")

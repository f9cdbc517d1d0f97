"""Texts that nobody would write, at any length, and what must hold of whatever is read in them."""

from collections.abc import Callable, Iterator
from itertools import cycle, islice
from typing import Any

from benchmarks.words.texts import made_texts

Make = Callable[[int], str]
"""Makes a text of so many pieces, whatever a piece is in it."""


def repeated(piece: str) -> Make:
    """Return what makes a text of one piece over and over."""
    return lambda size: piece * size


def _news(size: int) -> str:
    """So many characters of news in one document."""
    pages, length = [], 0
    for text in made_texts(size):
        pages.append(text)
        length += len(text) + 1
        if length >= size:
            break
    return "\n".join(pages)[:size]


def _sentence(size: int) -> str:
    """So many words of news without an end of a sentence among them."""
    words = [word.strip('.?!"”“') for text in made_texts(26) for word in text.split()]
    return " ".join(islice(cycle(word for word in words if word and "." not in word), size)) + "."


def _capitals(size: int) -> str:
    """So many words of news in a row that all begin with a capital."""
    words = (word.capitalize() for text in made_texts(26) for word in text.split() if word.isalpha())
    return " ".join(islice(cycle(words), size))


def _numbers(size: int) -> str:
    return " ".join(map(str, range(size)))


# what makes the text, and of how many pieces; the second measurement takes twice as many
CASES: dict[str, tuple[Make, int]] = {
    "two megabytes of news": (_news, 1_000_000),
    "one sentence": (_sentence, 50_000),
    "quotation marks": (repeated('"'), 50_000),
    "opening marks": (repeated("“"), 50_000),
    "unbalanced marks": (repeated("(He said “that [it’s over {and «done "), 10_000),
    "lines that open a quotation": (repeated("“He said that it was open on Monday.\n"), 4_000),
    "capitals": (_capitals, 50_000),
    "right to left": (repeated("قال الوزير إن المحادثات ستبدأ. “We agree,” the minister said on Monday. "), 2_500),
    "emoji": (
        repeated("👩‍👩‍👧‍👦 said “👍🏽 yes” to 🇺🇦 and e\u0301\u0301 Z\u0351\u0352a\u0300lgo in Kyiv on Monday. "),
        2_500,
    ),
    "combining marks": (repeated("a\u0301\u0308"), 50_000),
    "one long word": (repeated("a"), 1_500_000),
    "one long number": (repeated("1,"), 200_000),
    "one long address": (repeated("a/b?c=d&"), 60_000),
    "white space": (lambda size: f"He said {' ' * size}it was over{chr(10) * size}on Monday.", 200_000),
    "dates": (repeated("on Monday 2 June 2025, at 10:30 p.m., last week "), 3_000),
    "numbers": (_numbers, 30_000),
    "short lines": (repeated("Monday\nKyiv\nHe said\nTASS\n"), 3_000),
    "it said": (
        lambda size: "The Harbour Union met, " + 'and the Harbour Union, it said, "was here", ' * size + "it added.",
        2_500,
    ),
    "citing": (repeated("the Dunmore Herald reported, citing Paul Novak, that it was over, "), 2_500),
    "sayings in sayings": (lambda size: "Lavrov said that " * size + "it was over.", 5_000),
}


def faults(document: dict[str, Any]) -> list[str]:
    """Name each span of a document, as `read` prints it, that holds nothing of its text, and each name not there."""
    lengths = {"text": len(document["text"]), "title": len(document["title"] or "")}
    found = [
        f"{what} {start}-{end} of {lengths[place]}"
        for what, place, (start, end) in _spans(document)
        if not 0 <= start < end <= lengths[place]
    ]
    for entity in document["entities"]:
        names = {" ".join(document["text"][start:end].split()) for start, end in entity["mentions"]}
        if entity["name"] not in names:
            found.append(f"{entity['name']} is the name of none of its mentions")
    return found


def _spans(document: dict[str, Any]) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Yield every span with what it is of and the place it is in, `text` or `title`."""
    for entity in document["entities"]:
        yield from (("a mention", "text", (a, b)) for a, b in (*entity["mentions"], *entity["references"]))
    for kind in ("times", "quantities"):
        yield from ((kind, "text", (item["start"], item["end"])) for item in document[kind])
    for attribution in document["attributions"]:
        place = attribution.get("in", "text")
        for part in ("source", "cue", "content"):
            yield from ((part, place, (a, b)) for a, b in attribution[part])
    for proposition in document["propositions"]:
        several = (*proposition["actor"], *proposition["recipient"], *proposition.get("object", ()))
        single = (proposition["span"], proposition["trigger"])
        yield from (("a proposition", "text", (span[0], span[1])) for span in (*several, *single) if span)

"""Publishers that a document cites by name where the name alone does not sound like a publisher's.

"Three Rivers Business writes" credits somebody only because an outlet of that name has a document about the matter;
and a document that cites one publisher in nearly every paragraph rests on it as a whole.
"""

import re
from collections.abc import Collection, Iterator
from functools import partial

from twosource.language.remembering import remembered
from twosource.lineage.credits import Named
from twosource.lineage.pages import Page
from twosource.lineage.publishers import key_of
from twosource.lineage.witness import own_ground
from twosource.records.page import Span

MOST_WORDS = 6
WHOLE = 0.6
"""So large a part of a text stands in paragraphs that cite one publisher where all of it rests on that publisher."""

_WORD = r"(?:[A-ZÀ-Þ][\w’'.-]*|\d+|&)"
_RUN = rf"{_WORD}(?: (?:(?:of|the|de|and|for) )?{_WORD}){{0,{MOST_WORDS}}}"
_SAYS = (
    r"(?:(?:has|had|also|earlier|later|first|further|which) ){0,2}"
    r"(?:report(?:ed|s)|wrote|written|writes|sa(?:id|ys)|quot(?:ed|es)|cit(?:ed|es)|publish(?:ed|es)|reveal(?:ed|s)|learn(?:ed|t|s))"
)
_BEFORE = re.compile(
    rf"(?=[A-ZÀ-Þ\d&])(?<![\w’'&.-])(?P<name>{_RUN})(?:’s|'s)?"
    rf"(?: (?:newspaper|daily|agency|website|magazine))?,? {_SAYS}\b"
)
_AFTER = re.compile(
    r"\b(?=[AaCcIiPpQqRrSsTtVv])(?:[Aa]ccording to|[Cc]iting|[Qq]uoting|(?:re)?print(?:ed|s) by"
    r"|(?:report|publish|reveal|quot|cit)ed (?:by|in)|t(?:old|elling|ells)|[Ss]ources?:|[Vv]ia"
    r"|(?:[Aa]s|reports?|interview|talk|speaking|spoke|comments?|remarks?|statements?) (?:by|in|from|with|to)) "
    rf"(?:(?:the|a report (?:by|in)|newspaper|daily|agency|website|magazine) ){{0,2}}(?P<name>{_RUN})"
)
_REFERENCE = re.compile(
    r"\b(?:[Tt]he|[Tt]hat|[Tt]his)(?: same)? (?:news ?paper|paper|(?:news )?agency|daily|weekly|broadcaster"
    r"|magazine|(?:web)?site|outlet|station)\b"
)
_SAYS_SIGNS = (" report", " wr", " sa", " quot", " cit", " publish", " reveal", " learn")
"""One of them stands in any paragraph where somebody says, which is found sooner."""


def cited(page: Page, known: Collection[str]) -> Iterator[tuple[str, Span]]:
    """Yield the keys of publishers among `known` that the text cites, each once, with the first place of the name."""
    found: dict[str, Span] = {}
    for several in page.once(("cited",), lambda: _cited(page)):
        for key, span in several:
            if key in known and key not in page.keys:
                found[key] = min(span, found.get(key, span))
                break
    yield from sorted(found.items(), key=lambda each: each[1])


def _cited(page: Page) -> list[list[tuple[str, Span]]]:
    text, found = page.document.text, list[list[tuple[str, Span]]]()
    for begin, end in page.wording.paragraphs:
        for several in _names(text[begin:end]):
            found.append([(key, (begin + start, begin + stop)) for key, (start, stop) in several])
    return found


def _found_names(paragraph: str) -> tuple[tuple[tuple[str, Span], ...], ...]:
    """Return, for each place that may cite somebody, the keys that the name there may have, the longest first."""
    before = _BEFORE.finditer(paragraph) if any(sign in paragraph for sign in _SAYS_SIGNS) else ()
    return (
        *(tuple(_parts(match, leading=False)) for match in before),
        *(tuple(_parts(match, leading=True)) for match in _AFTER.finditer(paragraph)),
    )


_names = remembered(_found_names, lambda found: sum(map(len, found)))


def _parts(match: re.Match[str], *, leading: bool) -> Iterator[tuple[str, Span]]:
    """Yield the beginnings of a run of names, or its ends, the longest first, by the key they would have."""
    words = list(re.finditer(r"[^ ]+", match["name"]))
    begin = match.start("name")
    for size in range(len(words), 0, -1):
        chosen = words[:size] if leading else words[-size:]
        name = match["name"][chosen[0].start() : chosen[-1].end()].rstrip(".,")
        name = re.sub(r"[’']s$", "", name)
        yield key_of(name), (begin + chosen[0].start(), begin + chosen[0].start() + len(name))


def rests_whole(page: Page, named: Named) -> bool:
    """Say whether nearly all of a text stands in paragraphs that cite one publisher, and nothing in it is its own."""
    if named.span is None:
        return False
    return page.once(("rests whole", named.span), partial(_rests_whole, page, named.span))


def _rests_whole(page: Page, span: Span) -> bool:
    if own_ground(page):
        return False
    text = page.document.text
    name = re.sub(r"(?i)^the ", "", text[span[0] : span[1]])
    words = name.split()
    short = [
        name,
        *(f"the {word}" for word in words[-1:] if len(word) > 3),
        *(word for word in words[:1] if len(word) > 4),
    ]
    said = re.compile("|".join(rf"\b{re.escape(each)}\b" for each in short), re.IGNORECASE)
    parts = page.wording.paragraphs
    covered = sum(
        end - start for start, end in parts if said.search(text, start, end) or _REFERENCE.search(text, start, end)
    )
    return covered >= WHOLE * sum(end - start for start, end in parts)

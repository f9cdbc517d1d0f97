"""On what ground a passage may know what it says, and whether its origin was there.

An origin is a witness of a passage when by the text's own account it was there or was told directly: a named person
quoted in direct speech, words said at a named occasion, "told this newspaper", a reporter's dateline. A named source
in indirect speech is a basis but no witness; background in the outlet's own voice has neither. A page for which
nobody stands, by name, lends what it quotes no ground: for all that is known it took the words from another.
"""

import re
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from msgspec import Struct

from twosource.language.remembering import remembered
from twosource.lineage.masking import DIRECT
from twosource.lineage.pages import Page
from twosource.records.page import Span
from twosource.records.reading import Attribution

_PRESENT = re.compile(
    r"\b(?:[Tt]his reporter|(?:[Oo]ur|[Ii]ts) (?:own )?(?:correspondent|reporter)s?"
    r"|(?:[Aa]|[Aa]n|[Tt]he) (?:correspondent|reporter)s? (?:for|of|from|with)"
    r" (?P<outlet>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}))"
)
_TOLD_US = re.compile(
    r"\b(?:told|informed|spoke (?:to|with)|speaking (?:to|with)|in an interview with|by telephone to|confirmed to)"
    r" (?:(?P<us>us|this (?:newspaper|paper|website|outlet|reporter|news agency|agency|magazine))"
    r"|(?P<outlet>(?:the )?[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}))"
)
_SEEN = re.compile(
    r"\b(?:(?:seen|obtained|reviewed|verified|viewed) by|(?:a )?copy of (?:it|which) (?:was )?(?:seen|obtained) by)"
    r" (?P<outlet>(?:the )?[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}|us\b|this (?:newspaper|paper|website|outlet|agency))"
)
_REPORTERS = re.compile(
    r"\b(?:told|telling|briefed|speaking to|spoke to) (?:the )?(?:reporters|journalists|the press"
    r"|a (?:news|press) (?:conference|briefing))"
)
_DATELINE = re.compile(
    r"[A-Z][A-Z .’'-]{2,30}(?:,[^\n–—-]{2,24})?(?: \((?P<outlet>[^)\n]{2,30})\))? ?[–—-]{1,2} ?[A-Z]"
)

_PRESENT_SIGNS = ("reporter", "correspondent")
_TOLD_SIGNS = ("told ", "informed ", "spoke ", "speaking ", "interview with ", "telephone to ", "confirmed to ")
_SEEN_SIGNS = ("seen by ", "obtained by ", "reviewed by ", "verified by ", "viewed by ")
"""What stands in any text that has one of these claims, which is found sooner."""


class _Claims(NamedTuple):
    """Where a text claims that a publisher was there, was told, or saw a document; whose claims they are is open."""

    present: tuple[re.Match[str], ...]
    told: tuple[re.Match[str], ...]
    seen: tuple[re.Match[str], ...]


class Ground(Struct, frozen=True, gc=False):
    """Why an origin may know what a passage says (None: the text gives no ground), and whether it was there."""

    basis: str | None
    witness: bool


NO_GROUND = Ground(None, False)


def ground(page: Page, span: Span, said: Sequence[Attribution], keys: frozenset[str], on_the_spot: bool) -> Ground:
    """Return the ground of one passage.

    `said` are the attributions in it that have no relay; `keys` are those of the publisher whose words the passage
    is, which is the page's own or a credited agency's; `on_the_spot` says that the text elsewhere claims a reporter.
    """
    words = page.document.text[span[0] : span[1]]
    claims = _claims(words)
    told = _told_us(claims, keys)
    if told:
        return Ground(f"told directly: “{_flat(told.group())}”", True)
    if _present(claims, keys):
        return Ground("own reporter on the spot", True)
    seen = _seen(claims, keys)
    if seen:
        return Ground(f"a document seen: “{_flat(seen.group())}”", False)
    spoken = _spoken(page, words, said)
    if spoken is not None:
        return spoken
    dateline = _DATELINE.match(words) if span[0] == 0 else None
    if dateline and (dateline["outlet"] is None or _is_own(dateline["outlet"], keys)):
        return Ground("own reporter on the spot, by the dateline", True)
    if on_the_spot and said:
        return Ground("own reporter on the spot", True)
    source = next((name for each in said if (name := _name(page, each))), None)
    return Ground(f"a named source: {source}", False) if source else NO_GROUND


def present(words: str, keys: frozenset[str]) -> bool:
    """Say whether words claim that a reporter of the publisher that goes by `keys` was there."""
    return _present(_claims(words), keys)


def _present(claims: _Claims, keys: frozenset[str]) -> bool:
    return any(m["outlet"] is None or _is_own(m["outlet"], keys) for m in claims.present)


def _told_us(claims: _Claims, keys: frozenset[str]) -> re.Match[str] | None:
    return next((m for m in claims.told if m["us"] or _is_own(m["outlet"], keys)), None)


def _seen(claims: _Claims, keys: frozenset[str]) -> re.Match[str] | None:
    return next((m for m in claims.seen if m["outlet"][0].islower() or _is_own(m["outlet"], keys)), None)


def own_ground(page: Page) -> bool:
    """Say whether the page claims anywhere to have been there, been told, or seen a document itself."""
    return page.once(("own ground",), partial(_own_ground, page))


def _own_ground(page: Page) -> bool:
    dateline = _DATELINE.match(page.document.text)
    return any(told_here(page, part) for part in page.wording.paragraphs) or bool(
        dateline and (dateline["outlet"] is None or _is_own(dateline["outlet"], page.keys))
    )


def told_here(page: Page, part: Span) -> bool:
    """Say whether the words at `part` claim that the page's own publisher was there, was told, or saw a document."""
    return page.once(("told here", part), partial(_told_here, page, part))


def _told_here(page: Page, part: Span) -> bool:
    claims, keys = _claims(page.document.text[part[0] : part[1]]), page.keys
    return _present(claims, keys) or bool(_told_us(claims, keys) or _seen(claims, keys))


def _found_claims(words: str) -> _Claims:
    return _Claims(
        tuple(_PRESENT.finditer(words)) if any(sign in words for sign in _PRESENT_SIGNS) else (),
        tuple(_TOLD_US.finditer(words)) if any(sign in words for sign in _TOLD_SIGNS) else (),
        tuple(_SEEN.finditer(words)) if any(sign in words for sign in _SEEN_SIGNS) else (),
    )


_claims = remembered(_found_claims, lambda claims: sum(map(len, claims)))


def nameless(page: Page) -> bool:
    """Say whether nobody stands for the page: no publisher, no author, and no word that it was there itself."""
    return page.voice.kind == "unknown" and not page.document.byline and not own_ground(page)


def _spoken(page: Page, words: str, said: Sequence[Attribution]) -> Ground | None:
    """Return the ground that the way of speaking gives: words said at an occasion, or quoted directly."""
    for each in said:
        name = _name(page, each)
        if name and each.occasion:
            return Ground(f"{name} at {_flat(each.occasion)}", True)
    for each in said:
        name = _name(page, each)
        if name and _REPORTERS.search(words):
            return Ground(f"{name} before reporters", True)
        if name and each.manner in DIRECT and not each.channel:
            return Ground(f"{name} quoted directly", True)
    return None


def _name(page: Page, said: Attribution) -> str | None:
    """Return the name of the speaker; somebody without a name is no named source, and no more is a place."""
    if page.reading is None or said.speaker is None:
        return None
    found = (each for each in page.reading.entities if each.id == said.speaker)
    return next((each.name for each in found if each.type != "place"), None)


def _is_own(outlet: str | None, keys: frozenset[str]) -> bool:
    if not outlet:
        return False
    plain = re.sub(r"[^a-z0-9]", "", outlet.lower().removeprefix("the "))
    if plain in {"us"} | keys:
        return True
    return any(len(key) > 3 and plain.startswith(key) for key in keys)


def _flat(words: str) -> str:
    return " ".join(words.split())

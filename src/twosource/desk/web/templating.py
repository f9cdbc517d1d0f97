"""The templates: escaping that cannot be forgotten, and the few words that all of them use."""

import hashlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib import resources
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from twosource import __version__
from twosource.desk.html.shown import shown, web_address
from twosource.desk.phrases import count, dates_in_words, day_in_words, in_full, moment_in_words, outlet_name
from twosource.desk.sheet import legends
from twosource.desk.sheet.ledger import status_after
from twosource.desk.sheet.lines import Ref, first_of_each
from twosource.desk.web.here import Here
from twosource.desk.web.slugs import slug
from twosource.lexicon.folding import fold

LEFTWARDS = frozenset("ar ckb dv fa he ps sd ug ur yi".split())
"""Languages that are written from right to left."""
FILES = {"css": ("room", "text/css"), "js": ("room", "text/javascript"), "svg": ("mark", "image/svg+xml")}


def _read(kind: str) -> bytes:
    return resources.files(__package__).joinpath("static", f"{FILES[kind][0]}.{kind}").read_bytes()


def _named(kind: str) -> str:
    return f"/static/{FILES[kind][0]}-{hashlib.sha256(_read(kind)).hexdigest()[:16]}.{kind}"


ASSETS = {kind: _named(kind) for kind in FILES}
"""The addresses of the room's own files; each holds the hash of its content, so that it can be kept for ever."""


def asset(address: str) -> tuple[bytes, str] | None:
    """Return the bytes and the media type of one of the room's own files."""
    kind = next((kind for kind, known in ASSETS.items() if known == address), None)
    return (_read(kind), FILES[kind][1]) if kind else None


def render(template: str, here: Here, **values: Any) -> bytes:
    """Return a page in UTF-8."""
    return environment().get_template(template).render(here=here, **values).encode("utf-8", "replace")


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return where the templates are and what they may use."""
    made = Environment(
        loader=PackageLoader("twosource.desk.web"),
        autoescape=True,
        finalize=shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        first_of_each=first_of_each,
        web=web_address,
        day=day_in_words,
        moment=moment_in_words,
        dates=dates_in_words,
        in_full=in_full,
        outlet=outlet_name,
        slug=slug,
        shortened=shortened,
        by_document=by_document,
        direction=direction,
        by_words=by_words,
        matter=matter,
    )
    made.globals.update(
        assets=ASSETS, count=count, legends=legends, place=place, status_after=status_after, version=__version__
    )
    return made


def place(document: str, *spans: Sequence[int]) -> str:
    """Return the address of words in a document, which are marked there and scrolled to."""
    marks = "&".join(f"mark={start}-{end}" for start, end in spans)
    return f"/documents/{quote(document, safe='')}" + (f"?{marks}#mark" if marks else "")


def direction(language: str | None) -> str:
    """Return the direction of a text, whatever quotation a paragraph of it begins with."""
    return "auto" if not language else "rtl" if language.partition("-")[0].lower() in LEFTWARDS else "ltr"


def shortened(words: str, most: int = 160) -> str:
    """Return the words, cut at a space where they are too many."""
    return words if len(words) <= most else words[:most].rpartition(" ")[0].rstrip(" ,;:") + "…"


def by_words(refs: Iterable[Ref]) -> list[list[Ref]]:
    """Return the first place of each document, those that have the same words together."""
    found: dict[str, list[Ref]] = {}
    for ref in first_of_each(list(refs)):
        found.setdefault(" ".join(fold(ref.quote).split()), []).append(ref)
    return list(found.values())


def matter(words: str) -> tuple[str, str]:
    """Return what of a claim differs, `when`, and the claim; nothing and the words where they tell both."""
    slot, colon, claim = words.partition(": ")
    return (slot, claim) if colon and slot in legends.SLOTS.values() else ("", words)


def by_document(refs: Iterable[Ref]) -> list[list[Ref]]:
    """Return the places of each document together, in order of number."""
    found: dict[int, list[Ref]] = {}
    for ref in refs:
        found.setdefault(ref.number, []).append(ref)
    return [found[number] for number in sorted(found)]

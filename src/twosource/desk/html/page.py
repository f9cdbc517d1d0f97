"""The page: templates, one style, one small script, and a policy that lets nothing else in."""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from msgspec import Struct

from twosource import __version__
from twosource.desk.html.lineage_picture import lineage_picture
from twosource.desk.html.marks import Marked, marked, place_name
from twosource.desk.html.shown import shown, web_address
from twosource.desk.html.timeline_picture import timeline_picture
from twosource.desk.phrases import count
from twosource.desk.sheet import legends, sheets
from twosource.desk.sheet.compose import numbers_of
from twosource.desk.sheet.ledger import status_after
from twosource.desk.sheet.lines import Group, Line, Ref, Sheet, first_of_each
from twosource.records.ledger import Dossier, Story
from twosource.records.page import Span

LIGHT = "background:var(--lit);color:var(--lit-ink)"


ROOM = 10
"""Claims of one standing that are shown at once; the rest unfolds."""


class Text(Struct, frozen=True, kw_only=True):
    """The text of one source with its evidence marked."""

    number: int
    body: Marked


class Told(Struct, frozen=True, kw_only=True):
    """One story as the page shows it."""

    at: int
    story: Story
    sheet: Sheet
    texts: dict[int, Text]
    lineage: Markup
    timeline: Markup


def dossier_bytes(dossier: Dossier) -> bytes:
    """Return the whole page in UTF-8."""
    told = [
        _told(at, sheet, story)
        for at, (sheet, story) in enumerate(zip(sheets(dossier), dossier.stories, strict=True), 1)
    ]
    style = _resource("dossier.css") + "".join(_spread_rules(told))
    script = _resource("dossier.js")
    page = (
        environment()
        .get_template("dossier.html")
        .render(
            told=told,
            style=Markup(style),  # noqa: S704  our own file, and names made of numbers
            script=Markup(script),  # noqa: S704  our own file
            policy=policy(style, script),
            version=__version__,
        )
    )
    return page.encode("utf-8", "replace")


def policy(style: str, script: str) -> str:
    """Return the page's Content-Security-Policy: this style, this script, and nothing from anywhere."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(words: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(words.encode("utf-8")).digest()).decode("ascii")


@lru_cache(maxsize=4)
def _resource(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text("utf-8").strip() + "\n"


def _told(at: int, sheet: Sheet, story: Story) -> Told:
    numbers = numbers_of(story.documents)
    spans: dict[int, set[Span]] = {number: set() for number in numbers.values()}
    for ref in every_ref(sheet):
        spans[ref.number].add(ref.span)
    texts = {
        source.number: Text(
            number=source.number, body=marked(source.document.text, spans[source.number], at, source.number)
        )
        for source in sheet.sources
    }
    return Told(
        at=at,
        story=story,
        sheet=sheet,
        texts=texts,
        lineage=lineage_picture(story, numbers, f"s{at}", lambda document: f"#t{at}-{numbers[document]}"),
        timeline=timeline_picture(story, sheet, numbers, f"s{at}", lambda document: f"#t{at}-{numbers[document]}"),
    )


def every_ref(sheet: Sheet) -> Iterator[Ref]:
    """Yield each place that the sheet points to."""
    groups: tuple[Group, ...] = sheet.claims + sheet.ledger
    rests = [line for source in sheet.sources for line in source.rests]
    yield from _refs_of([*sheet.where, *sheet.differs, *sheet.people, *sheet.left_out, *rests])
    for group in groups:
        yield from _refs_of(group.lines)
    for moment in sheet.timeline:
        yield from moment.refs


def _refs_of(lines: Iterable[Line]) -> Iterator[Ref]:
    for line in lines:
        yield from line.refs
        yield from _refs_of(line.below)


def _spread_rules(told: Iterable[Told]) -> Iterator[str]:
    """Yield the rules that light up all pieces of a place when a link goes to it."""
    for one in told:
        for text in one.texts.values():
            for name in text.body.spread:
                yield f".text:has(#{name}:target) .{name}{{{LIGHT}}}\n"


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return how templates are filled in: everything is escaped, and no sign is obeyed."""
    environment = Environment(
        loader=PackageLoader("twosource.desk.html"),
        autoescape=True,
        finalize=shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(first_of_each=first_of_each, web=web_address, claim_name=_claim_name)
    environment.globals.update(_globals())
    return environment


def _claim_name(key: str, at: int) -> str:
    """Return the name of a claim in the page; a claim of the same words in another story has another."""
    return f"c{at}-" + "".join(letter for letter in key if letter.isascii() and letter.isalnum())


def _globals() -> dict[str, Any]:
    return {"count": count, "legends": legends, "place_name": place_name, "room": ROOM, "status_after": status_after}

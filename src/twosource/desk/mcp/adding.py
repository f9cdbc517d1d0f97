"""The tool that adds a source, where whoever started the server allows it: text, files of one folder, pages by address.

An agent may have been talked into anything by a page that it read. It therefore reads no file but those under one
folder, by no way around (no hidden file, no link out of it), and fetches nothing unless that is allowed by itself.
"""

import io
import os
import stat
import threading
from itertools import islice
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from twosource.capture.content import captures
from twosource.desk.mcp.evidence import source
from twosource.desk.mcp.office import Office
from twosource.desk.mcp.quoting import quoted, shown
from twosource.desk.mcp.records import Source
from twosource.desk.mcp.tool import tool
from twosource.desk.mcp.trouble import Unanswered
from twosource.desk.mcp.writing import source_text, text
from twosource.desk.phrases import count
from twosource.records.page import Document, Failure
from twosource.settings import DEFAULT

LONGEST = 1_000_000
NAMED = 10
LOOKED_AT = 1000
"""Names of a folder that are looked at, of which some are named."""
REFUSALS = 20
AN_AGENTS = "text given by an agent"

_one_at_a_time = threading.Lock()


class SourceAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One source: its text, or a file, or an address."""

    text: Annotated[
        str,
        Meta(max_length=LONGEST, description="The page itself: its HTML, its plain text, or JSON Lines with text."),
    ] = ""
    url: Annotated[
        str,
        Meta(
            max_length=2000,
            pattern=r"^(https?://[!-~]+)?$",
            description="With text: where the page stands. Alone: the address to fetch, where that is allowed.",
        ),
    ] = ""
    file: Annotated[
        str, Meta(max_length=500, description="A file of the folder that agents may add from, by its path in there.")
    ] = ""


class Added(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of a source: its documents with their stories, how much was held before, what was refused and why."""

    documents: tuple[Source, ...] = ()
    stories: dict[str, str] = {}
    held: int = 0
    refused: tuple[str, ...] = ()


def _written(answer: Added) -> str:
    rows = [f"{source_text(each)}, in story {answer.stories.get(each.document, '?')}" for each in answer.documents]
    held = f"; {count(answer.held, 'source')} had been added before" if answer.held else ""
    return text(
        f"{count(len(answer.documents), 'document')} added{held}.",
        "\n".join(rows),
        "\n".join(f"refused: {quoted(line)}" for line in answer.refused),
    )


@tool("Add a source", _written, slow=True, adds=True)
def add_source(office: Office, asked: SourceAsked) -> Added:
    """Take one source into the archive, for good: give text (with url, where the page has one), or file, or url alone.
    Again is harmless. Add what somebody published as it stands, never a summary or words of your own: it will count
    as a source. Only a person can set it aside.
    """
    given = [name for name in ("text", "file") if getattr(asked, name).strip()] or (["url"] if asked.url else [])
    if len(given) != 1 or (asked.file and asked.url):
        raise Unanswered("Give one source: text (with its url, if it has one), or file, or url alone.")
    with _one_at_a_time:
        taken = _WAYS[given[0]](office, asked)
    return _told(office, *taken)


Taken = tuple[list[Document], list[Failure], int]
"""Documents, what was refused, and how many captures were held before."""


def _text(office: Office, asked: SourceAsked) -> Taken:
    return _take(office, AN_AGENTS, asked.text.encode("utf-8", "replace"), asked.url or None)


def _file(office: Office, asked: SourceAsked) -> Taken:
    folder = office.adding.files
    if folder is None:
        raise Unanswered("Files are not added here; whoever starts the server allows a folder with --files FOLDER.")
    return _take(office, asked.file, read_inside(folder, asked.file), None)


def _url(office: Office, asked: SourceAsked) -> Taken:
    if not office.adding.fetch:
        raise Unanswered(
            "Nothing is fetched here; whoever starts the server allows it with --fetch. Give the page itself as text, "
            "with its url."
        )
    documents: list[Document] = []
    refused: list[Failure] = []
    held = 0
    for each in office.holdings.take_in([asked.url]):  # who takes sources in speaks HTTP, and to public addresses only
        documents += each.documents
        refused += each.refused
        held += each.held
    return documents, refused, held


_WAYS = {"text": _text, "file": _file, "url": _url}


def _take(office: Office, name: str, data: bytes, url: str | None) -> Taken:
    documents: list[Document] = []
    refused: list[Failure] = []
    held = 0
    for capture in captures(name, io.BytesIO(data), DEFAULT, url=url):
        if isinstance(capture, Failure):
            refused.append(capture)
            continue
        items = list(office.holdings.take(capture))
        documents += [item for item in items if isinstance(item, Document)]
        refused += [item for item in items if isinstance(item, Failure)]
        held += not items
    return documents, refused, held


def read_inside(folder: Path, name: str) -> bytes:
    """Return the bytes of a file under a folder; raises `Unanswered` for whatever is not, and says what is there."""
    inside = Path(os.path.realpath(folder))
    parts = Path(name).parts
    if "\0" in name or any(part.startswith(".") for part in parts):
        raise _absent(inside)
    try:
        place = Path(os.path.realpath(inside / name))
        if not place.is_relative_to(inside) or place == inside:
            raise _absent(inside)
        handle = os.open(place, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise _absent(inside)
    except (OSError, ValueError) as error:  # half a sign of UTF-16 is no name
        raise _absent(inside) from error
    with os.fdopen(handle, "rb") as stream:
        data = stream.read(DEFAULT.capture_bytes + 1)
    if len(data) > DEFAULT.capture_bytes:
        raise Unanswered(f"The file is larger than {DEFAULT.capture_bytes // 1024 // 1024} MB.")
    return data


def _absent(folder: Path) -> Unanswered:
    """Return that there is no such file, with the names of some that are there."""
    looked_at = [each for each in islice(folder.rglob("*"), LOOKED_AT) if not each.is_symlink() and each.is_file()]
    names_there = (each.relative_to(folder) for each in looked_at)
    found = sorted(str(each) for each in names_there if not any(part.startswith(".") for part in each.parts))
    names = ", ".join(quoted(each) for each in found[:NAMED]) or "none"
    more = f", and {len(found) - NAMED} more" if len(found) > NAMED else ""
    return Unanswered(f"There is no such file in the folder that agents may add from. There are: {names}{more}.")


def _told(office: Office, documents: list[Document], refused: list[Failure], held: int) -> Added:
    where = office.shelf().documents if documents else {}
    return Added(
        documents=tuple(source(each) for each in documents[:REFUSALS]),
        stories={each.id: where[each.id][1].id for each in documents[:REFUSALS] if each.id in where},
        held=held,
        refused=tuple(shown(f"{each.source}: {each.reason}") for each in refused[:REFUSALS]),
    )


TOOLS = (add_source,)

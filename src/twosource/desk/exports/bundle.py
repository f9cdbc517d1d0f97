"""The evidence bundle: captures, dossier and their SHA-256 in one ZIP, which is a bag by BagIt 1.0 (RFC 8493).

Any BagIt tool verifies it, and so does `sha256sum`. Nothing is compressed, and no path, name of a machine or time is in
it, but for when pages were seen: the same dossier gives the same bytes on every machine. Every name in it is made here,
out of hashes, ids and words of a table, so that unpacking it writes nowhere else.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from tempfile import SpooledTemporaryFile
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import msgspec

from twosource import __version__
from twosource.archive.interface import Taken
from twosource.desk.exports.material import Material
from twosource.desk.exports.web_archive import is_of_web, record
from twosource.desk.html import dossier_bytes as as_html
from twosource.desk.json import dossier_bytes as as_json
from twosource.desk.json import one_line
from twosource.errors import BadCall

ENDINGS = {"text/html": "html", "text/plain": "txt", "application/json": "jsonl"}
"""How the name of a capture ends, by its media type; any other ends with `bin`."""
WEB = "data/captures/web.warc"
"""The web archive of the captures that came from an address."""
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every file, the first that a ZIP can hold."""
RIGHTS = 0o100644
IN_MEMORY = 64 * 1024 * 1024
"""Bytes from which on the bundle waits on the disk until it is written."""
AT_ONCE = 1024 * 1024

BAG = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
READ_ME = b"""\
What twosource found in a set of documents, with all that it rests on.

dossier.html       the dossier, for a browser
dossier.json       the dossier, for programs; each "quote" is what "span" cuts out of the text of its document,
                   "judgements" are decisions of people, which the dossier heeds
documents/ID.txt   the text of each document, in UTF-8; spans count its code points
captures/          the pages as they came, each named by the SHA-256 of its bytes; those that came from
                   an address are records of web.warc, a web archive, with their address and time
captures.jsonl     where each came from, and which documents were cut out of it
entries/           the entries of feeds that led to captures, and say more of them, named likewise

To see that nothing was changed:      sha256sum --check manifest-sha256.txt    (in the folder above this one)
To make the dossier again:            twosource brief captures
"""

_SAFE = re.compile(r"[0-9a-z]{1,64}")


def pieces(of: Material) -> Iterator[bytes]:
    """Yield the ZIP."""
    with SpooledTemporaryFile(IN_MEMORY) as file:
        with ZipFile(file, "w", ZIP_STORED) as bundle:
            _fill(bundle, of)
        file.seek(0)
        while piece := file.read(AT_ONCE):
            yield piece


def _fill(bundle: ZipFile, of: Material) -> None:
    every = _captures(of)
    made = dict(_made(of, every))
    captures = {_name(taken): taken.sha256 for taken in every if not is_of_web(taken)}
    captures |= {f"data/{_entry(taken.entry)}": taken.entry for taken in every if taken.entry}
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in made.items()}
    manifest = _manifest(sums | captures)
    folder = f"evidence-{hashlib.sha256(manifest).hexdigest()[:12]}"
    size = 0
    for name in sorted({*made, *captures}):
        data = made[name] if name in made else _bytes(of, captures[name])
        size += len(data)
        _put(bundle, f"{folder}/{name}", data)
    info = (
        f"Bag-Software-Agent: twosource {__version__}\n"
        "External-Description: A dossier of what outlets report, and the documents that it rests on\n"
        f"Payload-Oxum: {size}.{len(made) + len(captures)}\n"
    ).encode()
    tags = {"bag-info.txt": info, "bagit.txt": BAG, "manifest-sha256.txt": manifest}
    tags["tagmanifest-sha256.txt"] = _manifest({name: hashlib.sha256(data).hexdigest() for name, data in tags.items()})
    for name, data in tags.items():
        _put(bundle, f"{folder}/{name}", data)


def _made(of: Material, every: Sequence[Taken]) -> Iterator[tuple[str, bytes]]:
    """Yield the files that are no captures."""
    yield "data/README.txt", READ_ME
    yield "data/dossier.html", as_html(of.dossier)
    yield "data/dossier.json", as_json(of.dossier)
    yield "data/captures.jsonl", b"".join(map(_source, every))
    if of_web := [record(taken, _bytes(of, taken.sha256)) for taken in every if is_of_web(taken)]:
        yield WEB, b"".join(of_web)
    for story in of.dossier.stories:
        for document in story.documents:
            yield f"data/documents/{_safe(document.id)}.txt", document.text.encode()


def _captures(of: Material) -> list[Taken]:
    """Return each capture that gave a document of the dossier once, as seen last, whichever way it came."""
    inside = {document.id for story in of.dossier.stories for document in story.documents}
    found: dict[tuple[str, str, str, str], Taken] = {}
    for taken in of.held.archive.captures(until=of.until):
        if inside.intersection(taken.documents):
            key = taken.sha256, taken.url or "", taken.media_type, taken.entry or ""
            known = found.get(key, taken)
            documents = tuple(sorted({*known.documents, *taken.documents}))
            seen = max(known.seen or "", taken.seen or "") or None
            found[key] = msgspec.structs.replace(taken, documents=documents, seen=seen)
    return [taken for _, taken in sorted(found.items())]


def _bytes(of: Material, sha256: str) -> bytes:
    data = of.held.archive.capture(sha256)
    if data is None:
        raise BadCall(f"the capture {sha256} is gone from the archive")
    return data


def _source(taken: Taken) -> bytes:
    """Return the line of a capture."""
    return one_line(
        {
            "file": (WEB if is_of_web(taken) else _name(taken)).removeprefix("data/"),
            "sha256": taken.sha256,
            "url": taken.url,
            "taken": taken.seen,
            "media_type": taken.media_type,
            **({"entry": _entry(taken.entry)} if taken.entry else {}),
            "documents": taken.documents,
        }
    )


def _name(taken: Taken) -> str:
    return f"data/captures/{_safe(taken.sha256)}.{ENDINGS.get(taken.media_type, 'bin')}"


def _entry(sha256: str) -> str:
    return f"entries/{_safe(sha256)}.xml"


def _safe(name: str) -> str:
    if not _SAFE.fullmatch(name):
        raise BadCall(f"the archive is damaged: {name!r} is no name of a capture or document")
    return name


def _manifest(sums: dict[str, str]) -> bytes:
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items())).encode()


def _put(bundle: ZipFile, name: str, data: bytes) -> None:
    entry = ZipInfo(name, EPOCH)
    entry.create_system, entry.external_attr = 3, RIGHTS << 16  # as on Unix, wherever it is made
    bundle.writestr(entry, data)

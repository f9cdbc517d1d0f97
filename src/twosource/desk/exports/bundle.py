"""The evidence bundle: captures, dossier and their SHA-256 in one ZIP, which is a bag by BagIt 1.0 (RFC 8493).

Any BagIt tool verifies it, and so does `sha256sum`. Nothing is compressed, and no time, name of a machine or path of a
source is in it: the same dossier gives the same bytes on every machine. Every name in it is made here, out of hashes,
ids and words of a table, so that unpacking it writes nowhere else.
"""

import hashlib
import re
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from twosource import __version__
from twosource.archive.interface import Taken
from twosource.desk.exports.material import Material
from twosource.desk.html import dossier_bytes as as_html
from twosource.desk.json import dossier_bytes as as_json
from twosource.desk.json import one_line
from twosource.errors import BadCall

ENDINGS = {"text/html": "html", "text/plain": "txt", "application/json": "jsonl"}
"""How the name of a capture ends, by its media type; any other ends with `bin`."""
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
captures/          the pages as they came, each named by the SHA-256 of its bytes
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
    made = dict(_made(of))
    captures = _captures(of)
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in made.items()}
    manifest = _manifest(sums | captures)
    folder = f"evidence-{hashlib.sha256(manifest).hexdigest()[:12]}"
    size = 0
    for name in sorted({*made, *captures}):
        data = made[name] if name in made else of.held.archive.capture(captures[name])
        if data is None:
            raise BadCall(f"the capture {captures[name]} is gone from the archive")
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


def _made(of: Material) -> Iterator[tuple[str, bytes]]:
    """Yield the files that are no captures."""
    yield "data/README.txt", READ_ME
    yield "data/dossier.html", as_html(of.dossier)
    yield "data/dossier.json", as_json(of.dossier)
    yield "data/captures.jsonl", b"".join(_sources(of))
    for story in of.dossier.stories:
        for document in story.documents:
            yield f"data/documents/{_safe(document.id)}.txt", document.text.encode()


def _inside(of: Material) -> Iterator[Taken]:
    """Yield what was taken and gave a document of the dossier."""
    inside = {document.id for story in of.dossier.stories for document in story.documents}
    return (taken for taken in of.held.archive.captures(until=of.until) if inside.intersection(taken.documents))


def _captures(of: Material) -> dict[str, str]:
    """Return the SHA-256 of each capture, and of each entry that led to one, by the name of its file."""
    found: dict[str, str] = {}
    for taken in _inside(of):
        found[_name(taken.sha256, taken.media_type)] = taken.sha256
        if taken.entry is not None:
            found[f"data/{_entry(taken.entry)}"] = taken.entry
    return found


def _sources(of: Material) -> list[bytes]:
    """Return a line for each capture, whichever way it came into the archive."""
    lines: dict[tuple[str, str, str, str], set[str]] = {}
    for taken in _inside(of):
        key = taken.sha256, taken.url or "", taken.media_type, taken.entry or ""
        lines.setdefault(key, set()).update(taken.documents)
    return [
        one_line(
            {
                "file": _name(sha256, media_type).removeprefix("data/"),
                "sha256": sha256,
                "url": url or None,
                "media_type": media_type,
                **({"entry": _entry(entry)} if entry else {}),
                "documents": sorted(documents),
            }
        )
        for (sha256, url, media_type, entry), documents in sorted(lines.items())
    ]


def _entry(sha256: str) -> str:
    return f"entries/{_safe(sha256)}.xml"


def _name(sha256: str, media_type: str) -> str:
    return f"data/captures/{_safe(sha256)}.{ENDINGS.get(media_type, 'bin')}"


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

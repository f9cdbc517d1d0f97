"""Which program this is, so that what another one read or worked out is not taken for its own."""

import hashlib
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from re import match

import twosource

READING = (
    "capture", "feeds", "document", "reading", "language", "lexicon", "brought.py", "errors.py", "outcomes.py",
    "settings.py",
    "xml_tree.py",
    "records/identity.py", "records/page.py", "records/reading.py",
)  # fmt: skip
"""The folders and files on which it depends what is found in a capture."""
LIBRARIES = (
    "anyascii", "charset-normalizer", "fastwarc", "feedparser", "lxml", "lxml-html-clean", "numpy", "onnxruntime",
    "py3langid",
    "rapidfuzz", "sentencex", "snowballstemmer", "tld", "trafilatura",
)  # fmt: skip
"""What they lean on."""

_ROOT = Path(twosource.__file__).parent


@lru_cache(maxsize=1)
def program() -> str:
    """Return a name for this program: another where a file of it, a library that it leans on, or Python is another."""
    digest = hashlib.sha256(sys.version.encode())
    for path in _files([_ROOT]):
        seen = path.stat()
        digest.update(f"{path.relative_to(_ROOT)} {seen.st_size} {seen.st_mtime_ns}\n".encode())
    with suppress(PackageNotFoundError):  # run from its folder
        wishes = (match(r"[\w.-]+", wish) for wish in requires("twosource") or () if "extra ==" not in wish)
        digest.update(_versions(wish[0] for wish in wishes if wish))
    return digest.hexdigest()[:16]


@lru_cache(maxsize=1)
def reading_program() -> str:
    """Return a name for what cleans and reads: another where what it finds may be other. It is the same everywhere.

    It goes by what is in the files, so that the archive may be taken to another machine, and takes a tenth of a second.
    """
    digest = hashlib.sha256(f"{sys.version_info[:2]}".encode())
    for path in _files(_ROOT / part for part in READING):
        with path.open("rb") as file:
            held = hashlib.file_digest(file, "sha256").hexdigest()
        digest.update(f"{path.relative_to(_ROOT).as_posix()} {held}\n".encode())
    digest.update(_versions(LIBRARIES))
    return digest.hexdigest()[:16]


def _files(places: Iterable[Path]) -> list[Path]:
    every = (path for place in places for path in ([place] if place.is_file() else place.rglob("*")))
    return sorted(path for path in every if path.is_file() and path.suffix != ".pyc")


def _versions(libraries: Iterable[str]) -> bytes:
    lines = []
    for library in sorted(set(libraries)):
        with suppress(PackageNotFoundError):
            lines.append(f"{library} {version(library)}\n")
    return "".join(lines).encode()

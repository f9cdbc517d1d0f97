"""Which program this is, so that what another one worked out is not taken for its own."""

import hashlib
import sys
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from re import match

import twosource


@lru_cache(maxsize=1)
def program() -> str:
    """Return a name for this program: another where a file of it, a library that it leans on, or Python is another."""
    digest = hashlib.sha256(sys.version.encode())
    root = Path(twosource.__file__).parent
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            seen = path.stat()
            digest.update(f"{path.relative_to(root)} {seen.st_size} {seen.st_mtime_ns}\n".encode())
    for line in sorted(_libraries()):
        digest.update(f"{line}\n".encode())
    return digest.hexdigest()[:16]


def _libraries() -> set[str]:
    found = set()
    try:
        for wish in requires("twosource") or ():
            named = match(r"[\w.-]+", wish)
            if named and "extra ==" not in wish:
                found.add(f"{named[0]} {version(named[0])}")
    except PackageNotFoundError:  # run from its folder
        pass
    return found

"""What runs here: versions, models, and whether the machine can do what an archive needs."""

import hashlib
import platform
import re
import shutil
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from msgspec import Struct

import twosource
from twosource.archive.examining.finding import Finding

MODELS = (
    "document/data/line_weights.json",
    "language/data/judge.onnx",
    "language/data/tagger.npz",
    "language/data/word_vectors.npz",
    "reading/encoder/data/reader.onnx",
)
"""The files with what was learnt."""
LITTLE = 256 * 1024 * 1024
"""Bytes of free space below which it is said that there is little."""
EXTRAS = {"frames", "parquet", "postgresql", "ray"}
"""The extras that are for users."""
_ROOT = Path(twosource.__file__).parent
_WISH = re.compile(r"([\w.-]+)(?:.*extra == ['\"](\w+)['\"])?")


class Model(Struct, frozen=True, kw_only=True):
    """A file with what was learnt, by its SHA-256."""

    name: str
    sha256: str


class Machine(Struct, frozen=True, kw_only=True):
    """What runs here; an extra that is not installed has no libraries."""

    twosource: str
    python: str
    sqlite: str
    system: str
    libraries: dict[str, str]
    extras: dict[str, dict[str, str]]
    models: tuple[Model, ...]


def machine() -> Machine:
    """Return what runs here."""
    wishes = _wishes()
    return Machine(
        twosource=twosource.__version__,
        python=platform.python_version(),
        sqlite=sqlite3.sqlite_version,
        system=f"{platform.system()} {platform.machine()}",
        libraries=_installed(wishes[""]),
        extras={name: _installed(wishes[name]) for name in sorted(EXTRAS & wishes.keys())},
        models=tuple(_model(name) for name in MODELS if (_ROOT / name).is_file()),
    )


def lacks() -> Iterator[Finding]:
    """Yield what is missing of the installation."""
    wanted = _wishes()[""]
    for name in sorted(wanted - _installed(wanted).keys()):
        yield Finding(kind="library", where=f"the library {name}", what="it is not installed", remedy="install")
    for name in MODELS:
        if not (_ROOT / name).is_file():
            yield Finding(kind="model", where=f"the model {name}", what="it is not there", remedy="install")


def cannot(folder: Path) -> Iterator[Finding]:
    """Yield what the disk under a folder cannot do that an archive in it needs."""
    where = f"the folder {folder}"
    try:
        with tempfile.TemporaryDirectory(prefix=".twosource-", dir=folder) as made:
            if not _locks(Path(made) / "locks"):
                what = "its file system keeps no locks: two programs would write at once"
                yield Finding(kind="machine", where=where, what=what, remedy="disk")
    except OSError as error:
        what = f"it cannot be written to ({(error.strerror or str(error)).lower()})"
        yield Finding(kind="machine", where=where, what=what, remedy="disk")
    except sqlite3.Error as error:
        yield Finding(kind="machine", where=where, what=f"no archive works there ({error})", remedy="disk")
    free = shutil.disk_usage(folder).free
    if free < LITTLE:
        what = f"only {free // 2**20} MiB of its disk are free"
        yield Finding(kind="machine", where=where, what=what, remedy="room", grave=False)


def _locks(file: Path) -> bool:
    """Whether what one program writes to is kept from another, and readers go on."""
    with closing(sqlite3.connect(file, isolation_level=None)) as one:
        if one.execute("PRAGMA journal_mode = wal").fetchone()[0] != "wal":
            return False
        one.execute("CREATE TABLE held (number)")
        one.execute("BEGIN IMMEDIATE")
        with closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as other:
            other.execute("SELECT number FROM held").fetchall()
            try:
                other.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                return True
    return False


def _wishes() -> defaultdict[str, set[str]]:
    """Return the libraries that are needed, and under the name of each extra those that it adds."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    try:
        wishes = requires("twosource") or ()
    except PackageNotFoundError:  # run from its folder
        return found
    for wish in wishes:
        if (match := _WISH.match(wish)) and ("python_version" not in wish or match[2]):
            found[match[2] or ""].add(match[1])
    return found


def _installed(names: set[str]) -> dict[str, str]:
    found = {}
    for name in sorted(names):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _model(name: str) -> Model:
    with (_ROOT / name).open("rb") as file:
        return Model(name=name, sha256=hashlib.file_digest(file, "sha256").hexdigest())

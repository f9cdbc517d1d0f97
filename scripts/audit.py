"""`make audit`: whether a weakness is known in a library that the program, or its development, is installed with.

pip-audit asks the services that know. What they do not tell from here is said in a line: it is neither a finding nor an
all-clear. Only a finding makes the status other than 0.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from scripts.sbom import plain

ROOT = Path(__file__).parents[1]
FILES = ("requirements.txt", "requirements-dev.txt", "requirements-bench.txt")
SERVICES = ("pypi", "osv")
"""Asked in this order, the second for what the first does not tell."""
SECONDS = "10"


class Known(NamedTuple):
    """A weakness that is lived with: its name, the reason, and the day from which on it counts again."""

    name: str
    reason: str
    until: date


KNOWN: tuple[Known, ...] = ()


class Finding(NamedTuple):
    """A weakness of a library: the names that it goes by, and the versions that are without it."""

    library: str
    names: tuple[str, ...]
    mended: tuple[str, ...]


def main(words: Sequence[str]) -> int:
    """Audit what some files of requirements name, say what came of it, and return the exit status."""
    call = argparse.ArgumentParser(prog="python -m scripts.audit", description="Look for known weaknesses.")
    call.add_argument("files", nargs="*", default=[str(ROOT / name) for name in FILES], help="files of requirements")
    call.add_argument("--osv", metavar="URL", help="ask this copy of OSV, and nobody else")
    given = call.parse_args(words)
    left = {plain(line.partition("==")[0]): line for name in given.files for line in Path(name).read_text().split()}
    asked, findings = len(left), list[Finding]()
    for service in SERVICES if given.osv is None else ("osv",):
        told = answers(service, left.values(), given.osv) if left else []
        findings += found(told)
        for each in told:
            if "version" in each:
                left.pop(plain(each["name"]), None)
    return conclude(findings, asked=asked, untold=len(left), known=KNOWN, today=date.today())


def answers(service: str, lines: Iterable[str], osv: str | None) -> list[dict[str, Any]]:
    """Return what a service tells of libraries; nothing where it cannot be asked."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join(sorted(lines)))
        file.flush()
        words = ["--requirement", file.name, "--no-deps", "--disable-pip", "--format", "json", "--timeout", SECONDS]
        words += ["--progress-spinner", "off", "--vulnerability-service", service]
        words += ["--osv-url", osv] if osv is not None else []
        call = [sys.executable, "-m", "pip_audit", *words]
        done = subprocess.run(call, capture_output=True, encoding="utf-8", check=False)  # noqa: S603  of this Python
    try:
        told: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    except (ValueError, LookupError):
        return []
    return told


def found(told: Iterable[Mapping[str, Any]]) -> Iterator[Finding]:
    """Yield the weaknesses that a service tells of."""
    for each in told:
        for weakness in each.get("vulns", ()):
            names = (weakness["id"], *sorted(weakness.get("aliases", ())))
            yield Finding(f"{each['name']} {each['version']}", names, tuple(weakness.get("fix_versions", ())))


def conclude(findings: Iterable[Finding], *, asked: int, untold: int, known: Sequence[Known], today: date) -> int:
    """Say in lines what was found, what is lived with, and what nobody could tell; return the exit status."""
    reasons = {each.name: each for each in known}
    counting = 0
    for each in sorted(findings):
        lived = next((reasons[name] for name in each.names if name in reasons), None)
        cure = f"mended in {', '.join(each.mended)}" if each.mended else "not mended yet"
        line = f"audit: {each.library}: {' = '.join(each.names)}, {cure}"
        if lived is not None and today < lived.until:
            print(f"{line}; lived with until {lived.until}: {lived.reason}")
        else:
            counting += 1
            print(line)
    if untold:
        print(f"audit: of {untold} of {asked} libraries no service tells from here; that is no all-clear")
    if asked > untold:
        print(f"audit: {counting or 'no'} known weakness{'es' if counting > 1 else ''} in {asked - untold} libraries")
    return 1 if counting else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Command line: `python -m benchmarks.torture` makes a folder of bad input, briefs it, and checks what happened."""

import gzip
import json
import sys
import tempfile
from pathlib import Path

from benchmarks.measured import Run, measured
from benchmarks.speed.pages import EXAMPLES

SECONDS = 60
MEGABYTES = 2_000
LINE = 50_000_000


def main() -> int:
    """Return 0 where the good are done, the bad are each refused in one line, and time and memory are bounded."""
    with tempfile.TemporaryDirectory() as place:
        bad, good = _fill(Path(place))
        run = measured([sys.executable, "-m", "twosource", "brief", place, "--format", "json"])
        faults = _faults(run, bad, good)
    print(f"{run.seconds:.1f} s, {run.megabytes:.0f} MB, status {run.status}")
    print(run.errors.decode("utf-8", "replace").strip())
    for fault in faults:
        print(f"FAULT: {fault}")
    return int(bool(faults))


def _fill(place: Path) -> tuple[list[str], int]:
    """Write the files; return the names that must be refused, and the number of good documents."""
    page = (EXAMPLES / "harbour" / "05-estuary-post.html").read_bytes()
    (place / "good.html").write_bytes(page)
    (place / "empty.html").write_bytes(b"")
    (place / "binary.bin").write_bytes(bytes(range(256)) * 4000)
    (place / "truncated.html.gz").write_bytes(gzip.compress(page * 50)[:-400])
    (place / "line.txt").write_bytes(b"word " * (LINE // 5))
    (place / "deep.html").write_bytes(b"<html><body>" + b"<div>" * 100_000 + b"deep" + b"</div>" * 100_000)
    lines = [
        json.dumps({"id": "one", "text": "The ferry sails at noon, the harbour master said on Monday."}),
        '{"id": "broken", "text": "The ferry',
        json.dumps({"id": "two", "text": "The bridge was closed for repairs on Tuesday, the council said."}),
    ]
    (place / "lines.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (place / "dangling.html").symlink_to(place / "nowhere.html")
    refused = ["empty.html", "binary.bin", "truncated.html.gz", "line.txt", "deep.html", "lines.jsonl", "dangling.html"]
    return refused, 3


def _faults(run: Run, bad: list[str], good: int) -> list[str]:
    errors = run.errors.decode("utf-8", "replace").strip().splitlines()
    faults = [f"{name} was not refused in one line" for name in bad if sum(name in line for line in errors) != 1]
    if len(errors) != len(bad):
        faults.append(f"{len(errors)} lines on standard error for {len(bad)} bad sources")
    if run.status != 3:
        faults.append(f"status {run.status}, not 3")
    if run.seconds > SECONDS or run.megabytes > MEGABYTES:
        faults.append(f"more than {SECONDS} s or {MEGABYTES} MB")
    if run.status == 3:
        done = sum(len(story["documents"]) for story in json.loads(run.output)["stories"])
        faults += [] if done == good else [f"{done} documents done, not {good}"]
    return faults


if __name__ == "__main__":
    sys.exit(main())

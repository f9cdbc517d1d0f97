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
    return [*refused, *_data(place)], 4


def _data(place: Path) -> list[str]:
    """Write articles as data, one of them good; return the names that must be refused."""
    article = '{"@type": "NewsArticle", "headline": "Ferry", "articleBody": %s'
    item = '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1">%s</newsItem>'
    content = "<contentSet><inlineXML>%s</inlineXML></contentSet>"
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol"}">' for n in range(12))
    bad = {
        "deep.json": article % ("[" * LINE),
        "deep.xml": item % (content % ("<p>" * 200_000)),
        "large.json": article % ('"' + "word " * (LINE // 5) + '"}'),
        "large.xml": item % (content % ("<p>word</p>" * (LINE // 10))),
        "entities.xml": f"<!DOCTYPE newsItem [{entities}]>" + item % (content % "<p>&e11;</p>"),
        "broken.json": "{\n" + article[1:] % '"The ferry',
        "withheld.xml": item % ('<itemMeta><pubStatus qcode="stat:withheld"/></itemMeta>' + content % "<p>Ferry.</p>"),
        "fields.json": article % '[[{"a": [1, null]}], 7, true, {}]}',
    }
    for name, words in bad.items():
        (place / name).write_text(words, encoding="utf-8")
    good = "The ferry will sail at one, its master said on Thursday. Nobody was hurt."
    (place / "good.json").write_text(article % json.dumps(good) + "}", encoding="utf-8")
    return list(bad)


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

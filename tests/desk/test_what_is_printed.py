"""Whatever stands in a page, in the name of a file or in a call: nothing that is printed steers a terminal."""

import json
import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from twosource.desk.cli import app
from twosource.desk.exports import FORMATS
from twosource.desk.folder import folder
from twosource.desk.json import indented, one_line
from twosource.errors import BadCall

STEERING = "\x1b]0;owned\x07\x1b[2J\x1b[31m\x9b1m\u202e\u2066\x08\x7f\r\u0085\u2028"
OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def call(*words: str) -> Result:
    return CliRunner().invoke(app, list(words), prog_name="twosource")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("pages")
    e = STEERING
    text = (
        f"Minister {e}Jan Novak said on 2 May 2025 that 300 workers{e} had agreed to meet in Ostrava{e} on Monday.\n\n"
        f"\u201cWe {e} will pay 40 million crowns,\u201d Jan{e} Novak said. The union{e} refused on 3 May. A second "
        f"round{e} of talks was proposed for 9 May in Prague{e}.\n"
    )
    rows = [
        {"id": f"{e}{n}", "title": f"Workers {e} agree {n}", "outlet": f"Echo{e} {n}", "published": day,
         "url": f"https://x{n}.example/{e}", "byline": [f"{e}A"], "text": text.replace("300", f"30{n}"), "language": e}
        for n, day in enumerate([e, "2025-05-03", "2025-05-04"])
    ]  # fmt: skip
    name = "x\x1b[31m\x9b\u202e.jsonl"
    (place / name).write_text("\n".join([*map(json.dumps, rows), '{"text": "\x1b[31m']), "utf-8")
    page = (
        f"<title>{e}</title><meta name=author content='{e}'><article><h1>{e} held</h1>{'<p>They met in Ostrava.' * 9}"
    )
    (place / "y\x1b]0;a\x07.html").write_text(page, "utf-8")
    return place


@pytest.fixture(scope="module")
def archive(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    place = str(tmp_path_factory.mktemp("archive") / "talks.sqlite")
    assert call("add", str(pages), "--archive", place, "--reader", "rules").exit_code == 3
    assert call("judge", "merge", f"Novak{STEERING}", "Echo", "--why", STEERING, "--who", STEERING, "-a", place)
    return place


CALLS: dict[str, list[str]] = {
    "read": ["read", "PAGES", "--reader", "rules"],
    "read as JSON": ["read", "PAGES", "--reader", "rules", "--format", "jsonl"],
    "brief": ["brief", "PAGES", "--reader", "rules"],
    "brief as JSON": ["brief", "--archive", "ARCHIVE", "--format", "json"],
    "brief as Markdown": ["brief", "--archive", "ARCHIVE", "--format", "markdown"],
    "brief as HTML": ["brief", "--archive", "ARCHIVE", "--format", "html"],
    "check": ["check", f"Workers{STEERING} agreed to meet in Ostrava", "--archive", "ARCHIVE"],
    "check as JSON": ["check", "Workers agreed to meet", "--archive", "ARCHIVE", "--format", "json"],
    "changes": ["changes", "--archive", "ARCHIVE", "--since", "yesterday"],
    "changes as JSON": ["changes", "--archive", "ARCHIVE", "--since", "yesterday", "--format", "json"],
    "judgements": ["judge", "list", "--archive", "ARCHIVE"],
    "no file": ["brief", f"none{STEERING}"],
    "no archive": ["brief", "--archive", f"none{STEERING}"],
    "no command": [f"br{STEERING}ief"],
    "no option": ["brief", f"--opt{STEERING}"],
    "no format": ["brief", "PAGES", "--format", STEERING],
    "no export": ["export", "--archive", "ARCHIVE", "--as", STEERING],
    "no reader": ["read", "PAGES", "--reader", STEERING],
    "no place": ["brief", "PAGES", "--reader", "rules", "-o", f"/none{STEERING}/x"],
    "no time": ["changes", "--archive", "ARCHIVE", "--since", STEERING],
    "no feed": ["watch", STEERING, "--archive", "ARCHIVE", "--once"],
    "no receiver": ["notify", "--archive", "ARCHIVE", "--to", f"https://x.example/{STEERING}"],
    "no host": ["brief", "PAGES", "--allow-host", STEERING],
    **{name: ["export", "--archive", "ARCHIVE", "--as", name] for name, each in FORMATS.items() if each.text},
}  # fmt: skip


@pytest.mark.parametrize("name", CALLS)
def test_nothing_that_is_printed_steers_a_terminal(name: str, pages: Path, archive: str) -> None:
    result = call(*[{"PAGES": str(pages), "ARCHIVE": archive}.get(word, word) for word in CALLS[name]])
    assert result.exit_code in (0, 2, 3, 4)
    assert OBEYED.findall(result.stdout + result.stderr) == []


@given(st.recursive(st.text(), lambda inside: st.lists(inside) | st.dictionaries(st.text(), inside), max_leaves=9))
def test_json_without_what_steers_says_the_same(value: object) -> None:
    try:
        msgspec.json.encode(value)
    except UnicodeEncodeError:  # half a sign of UTF-16 is none of the texts that there are
        return
    for written in (one_line(value), indented(value)):
        assert msgspec.json.decode(written) == json.loads(written) == value
        assert OBEYED.findall(written.decode()) == []
    assert len(one_line(value).decode().splitlines()) == 1


@pytest.mark.parametrize("name", ["../out", "/etc/out", "a/b", "a\\b", "..", ".hidden", "", "a\0b", "C:x", "\x1b[31m"])
def test_no_file_of_a_folder_is_put_anywhere_else(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadCall, match="is no name for a file"), folder(str(tmp_path / "out")) as put:
        put(name, b"words")
    assert list(tmp_path.iterdir()) == []

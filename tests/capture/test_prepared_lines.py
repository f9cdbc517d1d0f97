import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from twosource.capture import take
from twosource.capture.prepared import json_captures
from twosource.capture.unpack import Unpacked
from twosource.records.page import Capture, Failure, Prepared
from twosource.settings import Settings


def taken(data: str | bytes, folder: Path, name: str = "in.jsonl") -> list[Capture | Failure]:
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(take([str(folder / name)], Settings()))


def prepared(found: list[Capture | Failure]) -> list[Prepared]:
    return [one.prepared for one in found if isinstance(one, Capture) and one.prepared]


@given(st.text())
def test_the_text_of_a_line_is_kept_exactly(text: str) -> None:
    import io

    line = (json.dumps({"text": text}) + "\n").encode()
    unpacked = Unpacked(io.BytesIO(line), Settings())
    (one,) = json_captures("in", unpacked, Settings())
    assert isinstance(one, Capture)
    assert one.prepared is not None
    assert one.prepared.text == text


def test_half_a_character_in_an_escape_is_replaced_and_noted(tmp_path: Path) -> None:
    (one,) = prepared(taken('{"text": "a \\ud800 b"}', tmp_path))
    assert (one.text, one.notices) == ("a \ufffd b", ("half characters replaced",))


def test_a_broken_line_is_named_by_its_number_and_the_others_go_on(tmp_path: Path) -> None:
    lines = ['{"text": "one"}', '{"text": "cut', "", "[1, 2]", '{"title": "no text"}', '{"text": 7}', '{"text": "two"}']
    found = taken("\n".join(lines), tmp_path)
    failed = [(one.source.rsplit(":", 1)[1], one.reason) for one in found if isinstance(one, Failure)]
    assert [one.text for one in prepared(found)] == ["one", "two"]
    assert [number for number, _ in failed] == ["2", "4", "5", "6"]
    assert [reason for _, reason in failed][1:] == ["not a JSON object", "no text", "its text is not a string"]
    assert failed[0][1].startswith("broken JSON")


def test_a_field_of_another_type_becomes_null_with_a_notice(tmp_path: Path) -> None:
    line: dict[str, object] = {
        "text": "x",
        "title": ["a"],
        "published": {"on": 1},
        "byline": [1, "Ann Lee"],
        "url": True,
        "id": 12,
    }
    (one,) = prepared(taken(json.dumps(line), tmp_path))
    assert (one.title, one.published, one.url, one.byline, one.id) == (None, None, None, ("Ann Lee",), "12")
    assert set(one.notices) == {"title not understood", "url not understood", "byline not understood"}


def test_what_read_prints_can_be_read_again(tmp_path: Path) -> None:
    line: dict[str, object] = {
        "text": "x",
        "outlet": {"name": "The Quay", "domain": "quay.example"},
        "published": {"value": "2024-05", "evidence": "May 2024"},
        "modified": None,
        "byline": [],
    }
    (one,) = prepared(taken(json.dumps(line), tmp_path))
    assert (one.outlet, one.published, one.notices) == ("The Quay", "2024-05", ())


def test_one_object_over_several_lines_and_an_array_are_taken_too(tmp_path: Path) -> None:
    one = taken(json.dumps({"id": "p", "text": "pretty"}, indent=2), tmp_path, "one.json")
    many = taken(json.dumps([{"text": "a"}, {"text": "b"}]), tmp_path, "many.json")
    assert [each.text for each in prepared(one) + prepared(many)] == ["pretty", "a", "b"]


def test_json_lines_are_known_without_their_ending_and_with_a_mark(tmp_path: Path) -> None:
    for name, encoding in (("a", "utf-8-sig"), ("b.txt", "utf-8"), ("c", "utf-16")):
        found = taken('{"text": "caf\u00e9"}\r\n{"text": "b"}\r\n'.encode(encoding), tmp_path, name)
        assert [one.text for one in prepared(found)] == ["café", "b"]


def test_deep_json_is_one_failure(tmp_path: Path) -> None:
    found = taken('{"text": ' + "[" * 100_000 + '\n{"text": "fine"}', tmp_path)
    assert [one.reason for one in found if isinstance(one, Failure)] == ["JSON nested too deeply"]
    assert [one.text for one in prepared(found)] == ["fine"]


def test_a_line_beyond_the_bounds_does_not_stop_the_next(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"text": "' + "a" * 300_000 + '"}\n{"text": "fine"}\n')
    found = list(take([str(tmp_path)], Settings(line_bytes=100_000)))
    assert [type(one) for one in found] == [Failure, Capture]


def test_a_truncated_gzip_gives_the_lines_before_the_break(tmp_path: Path) -> None:
    import gzip
    import random

    draw = random.Random(1)
    lines = [json.dumps({"text": f"{draw.random()}"}) for _ in range(20_000)]
    found = taken(gzip.compress("\n".join(lines).encode())[:-5000], tmp_path, "in.jsonl.gz")
    assert len(prepared(found)) > 1000
    assert [one.reason for one in found if isinstance(one, Failure)] == ["truncated gzip"]

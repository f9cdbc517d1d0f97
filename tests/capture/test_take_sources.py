import gzip
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from fastwarc.stream_io import ZstdWriter

from twosource.capture import content, take
from twosource.records.page import Capture, Failure, Mishap
from twosource.settings import Settings

PAGE = "<!doctype html><html><body><p>The ferry sailed at noon.</p></body></html>"


def taken(*sources: Path | str, settings: Settings | None = None) -> list[Capture | Failure]:
    return list(take([str(source) for source in sources], settings or Settings()))


def captures(*sources: Path | str) -> list[Capture]:
    return [one for one in taken(*sources) if isinstance(one, Capture)]


def reasons(*sources: Path | str, settings: Settings | None = None) -> list[str]:
    return [one.reason for one in taken(*sources, settings=settings) if isinstance(one, Failure)]


def test_a_folder_is_read_recursively_and_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/c.txt", "d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("A line of text.")
    found = [os.path.relpath(one.path, tmp_path) for one in captures(tmp_path)]
    assert found == ["a/c.txt", "a/z.txt", "b.txt", "d.txt"]


def test_hidden_files_in_a_folder_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".DS_Store").write_bytes(b"\x00\x01\x02")
    (tmp_path / "a.txt").write_text("A line of text.")
    assert [Path(one.path).name for one in captures(tmp_path)] == ["a.txt"]
    assert reasons(tmp_path) == []


@pytest.mark.parametrize("name", ["page", "page.txt", "page.html"])
def test_content_decides_what_is_html(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(PAGE)
    assert captures(tmp_path)[0].media_type == "text/html"


def test_text_that_mentions_a_tag_is_text(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("Nothing here is marked up, though it says so.")
    (tmp_path / "b.txt").write_text("The court heard that <br> stands for a line break. " * 20)
    assert [one.media_type for one in captures(tmp_path)] == ["text/plain", "text/plain"]


def test_zstd_comes_off_and_damage_to_it_is_told(tmp_path: Path) -> None:
    with ZstdWriter(str(tmp_path / "page.zst")) as writer:
        for part in (PAGE[:30], PAGE[30:]):
            writer.write(part.encode())
            writer.finish()
    assert captures(tmp_path)[0].data == PAGE.encode()
    (tmp_path / "page.zst").write_bytes((tmp_path / "page.zst").read_bytes()[:-9])
    assert reasons(tmp_path) == ["damaged zstd"]


@pytest.mark.parametrize("times", [1, 2, 3])
def test_gzip_comes_off_as_often_as_it_was_put_on(tmp_path: Path, times: int) -> None:
    data = PAGE.encode()
    for _ in range(times):
        data = gzip.compress(data)
    (tmp_path / "page.gz").write_bytes(data)
    (one,) = captures(tmp_path)
    assert (one.data, one.media_type) == (PAGE.encode(), "text/html")


def test_a_packed_page_and_the_page_have_one_digest(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    assert len({one.sha256 for one in captures(tmp_path)}) == 1


def test_standard_input_is_a_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(PAGE.encode())))
    (one,) = captures("-")
    assert (one.path, one.media_type) == ("-", "text/html")


def test_every_bad_source_gives_one_line_and_the_good_ones_are_done(tmp_path: Path) -> None:
    (tmp_path / "bad").mkdir()
    bad = tmp_path / "bad"
    (bad / "binary").write_bytes(bytes(range(256)) * 50)
    (bad / "dangling").symlink_to(bad / "nowhere")
    (bad / "empty").touch()
    (bad / "blank").write_bytes(b" \n\t\0 \n")
    (bad / "loop_one").symlink_to(bad / "loop_two")
    (bad / "loop_two").symlink_to(bad / "loop_one")
    (bad / "pdf").write_bytes(b"%PDF-1.7 and so on")
    (bad / "self").symlink_to(bad)
    (bad / "truncated.gz").write_bytes(gzip.compress(os.urandom(4000).hex().encode())[:900])
    (bad / "void").mkdir()
    os.mkfifo(bad / "pipe")
    (tmp_path / "good.txt").write_text("A line of text.")
    found = taken(tmp_path)
    failed = {os.path.relpath(one.source, bad): one.reason for one in found if isinstance(one, Failure)}
    assert failed == {
        "binary": "binary: not text",
        "blank": "empty",
        "dangling": "a link that leads nowhere",
        "empty": "empty",
        "loop_one": "a link that leads in a circle",
        "loop_two": "a link that leads in a circle",
        "pdf": "binary: a PDF file",
        "pipe": "a pipe, not a file",
        "self": "a link that leads back to its own folder",
        "truncated.gz": "truncated gzip",
    }
    assert [Path(one.path).name for one in found if isinstance(one, Capture)] == ["good.txt"]
    assert len(found) == len(failed) + 1


def test_a_link_is_followed_inside_its_folder_and_not_out_of_it(tmp_path: Path) -> None:
    folder, other = tmp_path / "pages", tmp_path / "pages-of-mine"
    for place in (folder / "old", other):
        place.mkdir(parents=True)
        (place / "page.txt").write_text(f"They met in {place.name}.")
    for name, target in {
        "a": "old/page.txt",
        "b": str(other / "page.txt"),
        "c": str(other),
        "d": "/",
        "e": "../pages-of-mine/page.txt",
        "f": "g",
        "g": "../pages/old/../../pages-of-mine",
        "h": "../pages/old",
    }.items():
        (folder / name).symlink_to(target)
    taken = list(take([str(folder)]))
    refused = {Path(each.source).name: each.reason for each in taken if isinstance(each, Failure)}
    assert set(refused) == {*"bcdefg"}
    assert {reason.partition(";")[0] for reason in refused.values()} == {"a link that leads out of the folder"}
    assert {each.data for each in taken if isinstance(each, Capture)} == {b"They met in old."}
    (tmp_path / "link").symlink_to(other)  # named by who calls, it is no link inside a folder
    assert [each for each in take([str(tmp_path / "link"), str(folder / "b")]) if isinstance(each, Failure)] == []


def test_a_missing_path_an_empty_folder_and_a_device_are_named(tmp_path: Path) -> None:
    assert reasons(tmp_path / "none") == ["no such file or folder"]
    assert reasons(tmp_path) == ["the folder holds no files"]
    assert reasons("/dev/zero") == ["a device, not a file"]
    assert reasons("a\0b") == ["not a path"]


def test_an_unreadable_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret.txt").write_text("A line of text.")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    assert reasons(tmp_path / "secret.txt") == ["not allowed to read it"]


def test_size_is_bounded_before_anything_is_parsed(tmp_path: Path) -> None:
    (tmp_path / "line.txt").write_text("word " * 400_000)
    assert reasons(tmp_path, settings=Settings(capture_bytes=1_000_000)) == ["holds more than 1 MB"]


def test_a_gzip_bomb_is_stopped_by_what_it_unpacks_to(tmp_path: Path) -> None:
    (tmp_path / "bomb.gz").write_bytes(gzip.compress(b"a line of text\n" * 1_000_000))
    assert reasons(tmp_path, settings=Settings(capture_bytes=1_000_000)) == ["unpacks to more than 1 MB"]


def test_a_bomb_of_json_lines_is_stopped_too(tmp_path: Path) -> None:
    (tmp_path / "bomb.jsonl.gz").write_bytes(gzip.compress(b'{"text": "a"}\n' + b"\n" * 20_000_000))
    (reason,) = reasons(tmp_path, settings=Settings(unpacked_bytes=1_000_000))
    assert reason.startswith("a gzip of ")


def test_other_xml_is_no_page(tmp_path: Path) -> None:
    (tmp_path / "map.xml").write_text('<?xml version="1.0"?><urlset><url><loc>https://a.example/</loc></url></urlset>')
    assert reasons(tmp_path) == ["XML (urlset), neither a page nor its text"]


def test_a_page_that_begins_with_many_comments_takes_no_longer(tmp_path: Path) -> None:
    (tmp_path / "page").write_text("<!-- -->" * 2000 + PAGE.removeprefix("<!doctype html>"))
    (tmp_path / "text").write_text("<!-- -->" * 2000 + "1 of them")
    assert [one.media_type for one in captures(tmp_path)] == ["text/html", "text/plain"]


@pytest.mark.parametrize("error", [ValueError("not\nforeseen"), MemoryError(), RecursionError("deep")])
def test_a_fault_in_one_source_stops_no_other(
    error: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "abc":
        (tmp_path / f"{name}.html").write_text(PAGE)

    def failing(path: str, *rest: object, **more: object) -> Iterator[Capture | Failure]:
        if path.endswith("b.html"):
            raise error
        return content.captures(path, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(sys.modules["twosource.capture.take"], "captures", failing)
    found = taken(tmp_path)
    assert [isinstance(each, Capture) for each in found] == [True, False, True]
    (failure,) = (each for each in found if isinstance(each, Failure))
    assert failure.source.endswith("b.html")
    assert failure.reason.startswith(f"could not be taken ({type(error).__name__}")
    assert "\n" not in failure.reason
    assert isinstance(failure, Mishap) == isinstance(error, MemoryError)

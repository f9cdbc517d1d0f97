import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest

from twosource.capture import take
from twosource.errors import Refused
from twosource.records.page import Capture, Failure
from twosource.stores import is_stored, objects
from twosource.stores.objects import STORES

PAGE = b"<!doctype html><html><body><p>The ferry sailed at noon.</p></body></html>"
LINE = json.dumps({"text": "The ferry sailed at noon."}).encode()


@pytest.fixture
def store() -> Iterator[Any]:
    made = fsspec.filesystem("memory")
    yield made
    made.store.clear()
    made.pseudo_dirs[:] = [""]


def put(store: Any, **files: bytes) -> None:
    for name, data in files.items():
        store.pipe_file("/bucket/" + name.replace("_", "/").replace("0", "."), data)


def taken(source: str) -> tuple[list[str], list[str]]:
    items = list(take([source]))
    return (
        [each.path for each in items if isinstance(each, Capture)],
        [f"{each.source}: {each.reason}" for each in items if isinstance(each, Failure)],
    )


def test_objects_are_taken_like_files_a_folder_in_the_order_of_its_names(store: Any) -> None:
    put(store, b0html=PAGE, a_z0html=PAGE, a_c0jsonl0gz=gzip.compress(LINE + b"\n" + LINE), a__0hidden=PAGE, d=b"")
    captures, failures = taken("memory://bucket")
    assert captures == [
        "memory://bucket/a/c.jsonl.gz",
        "memory://bucket/a/c.jsonl.gz",
        "memory://bucket/a/z.html",
        "memory://bucket/b.html",
    ]
    assert failures == ["memory://bucket/d: empty"]
    assert taken("memory://bucket/a/z.html")[0] == ["memory://bucket/a/z.html"]
    assert taken("memory://bucket/a/*.html")[0] == ["memory://bucket/a/z.html"]


def test_what_is_not_in_a_store_is_one_line(store: Any) -> None:
    put(store, a=PAGE)
    assert taken("memory://other") == ([], ["memory://other: no such object or folder"])
    assert taken("memory://bucket/*.warc") == ([], ["memory://bucket/*.warc: holds no objects"])


@pytest.mark.parametrize("scheme", [scheme for scheme, library in STORES.items() if library])
def test_the_library_of_a_store_is_named_where_it_is_not_installed(
    scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object, **__: object) -> None:
        raise ImportError

    monkeypatch.setattr(fsspec, "filesystem", missing)
    assert taken(f"{scheme}://bucket/a") == (
        [],
        [f"{scheme}://bucket/a: {scheme}:// needs {STORES[scheme]}: pip install {STORES[scheme]}"],
    )


def test_whatever_a_store_complains_about_is_one_line_and_the_next_source_goes_on(
    store: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    put(store, a=PAGE)

    class Broken(Exception):
        pass

    def broken(*_: object) -> None:
        raise Broken("the line went\ndead")

    monkeypatch.setattr("fsspec.implementations.memory.MemoryFile.read", broken)
    (tmp_path / "a.html").write_bytes(PAGE)
    first, second = take(["memory://bucket/a", str(tmp_path / "a.html")])
    assert first == Failure(
        source="memory://bucket/a", reason="cannot be read from its store (Broken: the line went dead)"
    )
    assert isinstance(second, Capture)


@pytest.mark.parametrize(
    "source",
    ["http://127.0.0.1/a", "github://a/b", "simplecache::s3://b/a", "zip://a::http://127.0.0.1", "ssh://b/a", "s3:b/a"],
)
def test_no_other_address_is_that_of_a_store(source: str) -> None:
    assert not is_stored(source)


def test_a_link_to_another_address_within_one_is_a_name_like_any(store: Any) -> None:
    put(store, a=PAGE)
    with pytest.raises(Refused, match="no such object"):
        list(objects("memory://bucket/a::http://127.0.0.1/"))


def test_an_address_of_this_machines_files_is_their_path(tmp_path: Path) -> None:
    (tmp_path / "a page.html").write_bytes(PAGE)
    path = str(tmp_path / "a page.html")
    assert taken((tmp_path / "a page.html").as_uri()) == ([path], [])
    assert taken("file://other/a.html")[1] == ["file://other/a.html: only http:// and https:// are fetched from"]

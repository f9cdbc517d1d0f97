"""What an agent can add, and what it can never read."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from clients import asked, call, office, structure, words
from mcp import Client
from mcp.types import Tool

from twosource.archive.intake import Intake
from twosource.desk.mcp import adding
from twosource.desk.mcp.adding import read_inside
from twosource.desk.mcp.office import Adding, Office
from twosource.desk.mcp.trouble import Unanswered
from twosource.records.page import Failure

PAGE = """Saltmere port shut after crane falls

The port of Saltmere closed on 3 May 2025 after a crane fell across the main quay, the harbour master said on Saturday.

“Nobody was hurt, and nobody will be let near it,” Ilse Brandt, the harbour master, told reporters at the gate. She said
that the quay would open again on 9 May, once the crane had been cut up and taken away by barge.

The dockers' union asked for a report on the age of the other four cranes. The operator declined to comment.
"""
SECRET = "The secret of Ostrava was told on 3 May 2025, a clerk said.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "in"
    (inside / "deep").mkdir(parents=True)
    (inside / "page.txt").write_text(PAGE)
    (inside / "deep" / "other.txt").write_text(PAGE.replace("Saltmere", "Ostrava"))
    (inside / ".hidden").write_text(SECRET)
    (tmp_path / "secret.txt").write_text(SECRET)
    (inside / "link.txt").symlink_to(tmp_path / "secret.txt")
    (inside / "way-out").symlink_to(tmp_path)
    os.mkfifo(inside / "pipe")
    return inside


def writable(**more: Any) -> Office:
    return office(adding=Adding(text=True, **more))


def tools(held: Office) -> dict[str, Tool]:
    async def work(client: Client) -> dict[str, Tool]:
        return {tool.name: tool for tool in (await client.list_tools()).tools}

    found: dict[str, Tool] = asked(held, work)
    return found


def test_nothing_can_be_added_unless_that_was_allowed() -> None:
    assert "add_source" not in tools(office())
    assert call(office(), "add_source", text=PAGE).is_error


def test_every_tool_says_whether_it_changes_anything() -> None:
    for name, tool in tools(writable(fetch=True)).items():
        assert tool.annotations is not None
        assert tool.annotations.read_only_hint is (name != "add_source")
        assert tool.annotations.destructive_hint is False
        assert tool.annotations.open_world_hint is (name == "add_source")


def test_lines_that_an_agent_adds_with_an_address_are_no_versions_of_one_page() -> None:
    held = writable()
    lines = "\n".join(json.dumps({"text": f"The ferry of Saltmere did not sail on day {n}."}) for n in (1, 2))
    added = structure(held, "add_source", text=lines, url="https://coast.example/all.jsonl")["documents"]
    assert [document.get("url") for document in added] == [None, None]


def test_text_is_added_once_and_found_at_once() -> None:
    held = writable()
    first = structure(held, "add_source", text=PAGE, url="https://coast.example/closed")
    (document,) = first["documents"]
    assert document["url"] == "https://coast.example/closed"
    assert first["stories"] == {document["document"]: structure(held, "list_stories")["stories"][0]["id"]}
    again = structure(held, "add_source", text=PAGE, url="https://coast.example/closed")
    assert again == {"held": 1}
    assert structure(held, "search_documents", words="Saltmere")["total"] == 1


def test_what_cannot_be_read_is_refused_with_the_reason() -> None:
    answer = call(writable(), "add_source", text='{"id": "a"}\n{"text": "The port is shut, she said."}')
    assert not answer.is_error
    assert "no text" in words(answer)
    assert len(answer.structured_content["documents"]) == 1


@pytest.mark.parametrize(
    "given",
    [{}, {"text": " "}, {"text": PAGE, "file": "page.txt"}, {"file": "page.txt", "url": "https://a.example/"},
     {"url": "file:///etc/passwd"}, {"url": "ftp://a.example/x"}, {"text": PAGE, "url": "javascript:alert(1)"}],
    ids=str,
)  # fmt: skip
def test_a_source_is_one_thing_of_a_known_kind(given: dict[str, str], folder: Path) -> None:
    held = writable(files=folder, fetch=True)
    assert call(held, "add_source", **given).is_error
    assert not list(held.holdings.archive.captures())


def test_files_of_the_folder_are_added(folder: Path) -> None:
    held = writable(files=folder)
    for name in ("page.txt", "deep/other.txt"):
        assert len(structure(held, "add_source", file=name)["documents"]) == 1


@pytest.mark.parametrize(
    "name",
    ["/etc/passwd", "../secret.txt", "deep/../../secret.txt", "link.txt", "way-out/secret.txt", ".hidden", "deep/.",
     ".", "..", "pipe", "deep", "none.txt", "page.txt\0.html", "~/x", "//etc/passwd", "..\\secret.txt", "-"],
)  # fmt: skip
def test_no_other_file_is_read_whatever_the_way_to_it(name: str, folder: Path) -> None:
    held = writable(files=folder)
    answer = call(held, "add_source", file=name)
    assert answer.is_error
    assert '"page.txt"' in words(answer)
    assert "secret" not in words(answer)
    assert "hidden" not in words(answer)
    assert "link" not in words(answer).partition("There are")[2]
    assert not list(held.holdings.archive.captures())


def test_a_name_that_is_no_text_is_no_file(folder: Path) -> None:
    with pytest.raises(Unanswered, match="no such file"):
        read_inside(folder, "\ud800.txt")


def test_a_large_folder_is_not_walked_to_its_end(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def without_end(_: Path, pattern: str) -> Iterator[Path]:
        while True:
            seen.append(pattern)
            yield folder / "page.txt"

    monkeypatch.setattr(Path, "rglob", without_end)
    monkeypatch.setattr(adding, "LOOKED_AT", 5)
    with pytest.raises(Unanswered, match="page"):
        read_inside(folder, "none.txt")
    assert len(seen) == 5


def test_without_a_folder_no_file_is_read(folder: Path) -> None:
    answer = call(writable(), "add_source", file=str(folder / "page.txt"))
    assert answer.is_error
    assert "--files" in words(answer)


def test_a_file_that_is_too_large_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open(folder / "large.txt", "wb") as large:
        large.truncate(33 * 1024 * 1024)
    answer = call(writable(files=folder), "add_source", file="large.txt")
    assert answer.is_error
    assert "larger than" in words(answer)


def test_nothing_is_fetched_unless_that_was_allowed_by_itself(folder: Path) -> None:
    answer = call(writable(files=folder), "add_source", url="https://coast.example/closed")
    assert answer.is_error
    assert "--fetch" in words(answer)


def test_a_page_is_fetched_by_whoever_takes_sources_in(monkeypatch: pytest.MonkeyPatch) -> None:
    held = writable(fetch=True)
    (document,) = office_with(PAGE).shelf().dossier.stories[0].documents
    taken: list[list[str]] = []

    def take_in(sources: list[str]) -> list[Intake]:
        taken.append(sources)
        refused = Failure(source="https://coast.example/closed", reason="only public addresses")
        return [Intake(documents=(document,)), Intake(refused=(refused,))]

    monkeypatch.setattr(held.holdings, "take_in", take_in)
    monkeypatch.setattr(held, "shelf", office_with(PAGE).shelf)
    answer = call(held, "add_source", url="https://coast.example/closed")
    assert taken == [["https://coast.example/closed"]]
    assert "only public addresses" in words(answer)
    assert len(answer.structured_content["documents"]) == 1


def office_with(page: str) -> Office:
    held = writable()
    structure(held, "add_source", text=page)
    return held

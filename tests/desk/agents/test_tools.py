"""What agents rely on stays: the names of tools, what they take, and what their answers have."""

import json
from typing import Any

import pytest
from clients import ROOT, asked, office
from hypothesis import given
from hypothesis import strategies as st
from mcp import Client
from mcp.types import Tool

from twosource.desk.mcp.office import Adding
from twosource.desk.mcp.paging import ROOM, Paged, part
from twosource.desk.mcp.trouble import Unanswered

PAGED = "limit cursor"
STABLE = {
    "list_stories": (f"{PAGED} words", "total stories base next"),
    "get_dossier": (
        f"{PAGED} story part standing kind speaker side words",
        "story title part total lines sources base contents next left",
    ),
    "get_evidence": (f"{PAGED} line* story", "story title lines sources base next left"),
    "check_claim": (
        "claim*",
        "claim standing meaning reason whose sides origins witnesses differences evidence more sources stories base",
    ),
    "compare_claims": ("a* b*", "relation meaning reason"),
    "find_statements": (
        f"{PAGED} speaker words since until story",
        "total speakers statements sources base loose next left",
    ),
    "search_documents": (f"{PAGED} words*", "total documents claims spellings base next left"),
    "read_passage": ("document* start end around", "source story span length text rests claims next"),
    "list_changes": (f"{PAGED} since* until", "since until total changes stories sources base next left"),
    "add_source": ("text url file", "documents stories held refused"),
}


@pytest.fixture(scope="module")
def tools() -> list[Tool]:
    async def work(client: Client) -> list[Tool]:
        return (await client.list_tools()).tools

    found: list[Tool] = asked(office(adding=Adding(text=True)), work)
    return found


def test_tools_take_and_answer_what_they_did(tools: list[Tool]) -> None:
    def fields(schema: dict[str, Any], *, marked: bool) -> str:
        needed = schema.get("required", []) if marked else []
        return " ".join(name + "*" * (name in needed) for name in schema["properties"])

    found = {
        tool.name: (fields(tool.input_schema, marked=True), fields(tool.output_schema or {}, marked=False))
        for tool in tools
    }
    assert found == STABLE


def test_every_argument_is_explained_and_nothing_else_is_taken(tools: list[Tool]) -> None:
    for tool in tools:
        assert tool.description
        assert len(tool.description) < 600
        assert tool.title
        assert tool.input_schema["additionalProperties"] is False
        for name, schema in tool.input_schema["properties"].items():
            assert schema.get("description"), (tool.name, name)


def test_what_all_tools_say_of_themselves_leaves_a_model_room_to_think(tools: list[Tool]) -> None:
    said = [(tool.name, tool.description, tool.input_schema) for tool in tools]
    assert len(json.dumps(said)) < 14_000


def test_every_tool_is_documented() -> None:
    page = (ROOT / "docs" / "mcp.md").read_text("utf-8")
    assert [name for name in STABLE if f"`{name}`" not in page] == []


@given(st.lists(st.integers(0, 5)), st.integers(1, 50), st.integers(1, ROOM))
def test_the_parts_of_a_list_are_the_list(items: list[int], limit: int, size: int) -> None:
    found: list[int] = []
    cursor = ""
    while True:
        asked = Paged(limit=limit, cursor=cursor)
        given, cursor, left = part(items, asked, of="these", key=str, size=lambda _: size)
        assert len(given) <= limit
        assert len(given) * size <= ROOM or len(given) == 1
        found += given
        assert left == len(items) - len(found)
        if not cursor:
            assert found == items
            return


def test_a_list_goes_on_where_it_was_when_something_is_added_before() -> None:
    first, cursor, _ = part("abc", Paged(limit=2), of="letters", key=str, size=len)
    assert first == ("a", "b")
    asked = Paged(limit=2, cursor=cursor)
    assert part("xaybc", asked, of="letters", key=str, size=len)[0] == ("c",)
    with pytest.raises(Unanswered, match="begin without cursor"):
        part("ac", asked, of="letters", key=str, size=len)
    with pytest.raises(Unanswered, match="another question"):
        part("abc", asked, of="figures", key=str, size=len)

"""What answers hold: exact words, what was looked at, no more than there is room for, and what to do next."""

from typing import Any

import anyio
import pytest
from clients import CALLS, SAMPLES, asked, call, office, places, samples, structure, words
from mcp import Client
from mcp.types import CallToolResult

from twosource.desk.mcp import server
from twosource.desk.mcp.paging import ROOM
from twosource.desk.sheet.legends import STANDINGS

ISTANBUL = "Russia proposes second round"
NONE_OF_THEM = "s000000000000"


def all_of(name: str, items: str, **arguments: Any) -> list[dict[str, Any]]:
    """Everything that a tool has to list, part after part."""

    async def work(client: Client) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        cursor = ""
        while True:
            answer = await client.call_tool(name, {**arguments, "cursor": cursor})
            assert not answer.is_error, words(answer)
            assert len(words(answer)) < 2 * ROOM
            found += answer.structured_content[items]
            cursor = answer.structured_content.get("next", "")
            if not cursor:
                return found

    every: list[dict[str, Any]] = asked(samples(), work)
    return every


@pytest.mark.parametrize("name", CALLS)
def test_every_quotation_is_what_its_document_holds_there(name: str) -> None:
    documents = samples().shelf().documents
    found = list(places(structure(samples(), name, **CALLS[name])))
    assert found or name in {"list_stories", "compare_claims", "search_documents", "read_passage"}
    for place in found:
        start, end = place["span"]
        assert documents[place["document"]][0].text[start:end] == place["quote"]


@pytest.mark.parametrize("name", CALLS)
def test_every_answer_names_what_was_looked_at_and_the_sources_that_it_quotes(name: str) -> None:
    if name in {"compare_claims", "read_passage"}:
        return
    answer = structure(samples(), name, **CALLS[name])
    assert answer["base"]["documents"] > 10
    assert answer["base"]["latest"] >= "2025-06-02"
    quoted = {place["document"] for place in places(answer)}
    assert quoted <= {source["document"] for source in answer.get("sources", [])}
    assert "newest dated report" in words(call(samples(), name, **CALLS[name]))


def test_a_dossier_in_parts_is_the_whole_dossier() -> None:
    lines = all_of("get_dossier", "lines", story=ISTANBUL, part="whole", limit=50)
    total = structure(samples(), "get_dossier", story=ISTANBUL, part="whole")["total"]
    contents = structure(samples(), "get_dossier", story=ISTANBUL)["contents"]
    assert len(lines) == total == sum(contents.values())
    assert len({str(line) for line in lines}) == total


def test_the_claims_of_all_standings_are_all_claims() -> None:
    by_standing = [all_of("get_dossier", "lines", story=ISTANBUL, standing=each) for each in list(STANDINGS)[:6]]
    every = all_of("get_dossier", "lines", story=ISTANBUL, part="claims")
    assert {line["id"] for lines in by_standing for line in lines} == {line["id"] for line in every}


def test_all_evidence_of_a_line_is_given_in_the_end() -> None:
    shelf = samples().shelf()
    story = next(story for story in shelf.stories.values() if ISTANBUL in story.title)
    claim = max(story.claims, key=lambda claim: len(claim.support))
    lines = all_of("get_evidence", "lines", line=claim.id, limit=1)
    found = [(place["document"], *place["span"]) for place in places(lines)]
    for item in claim.support:
        assert any(item.document == name and a <= item.span[0] <= item.span[1] <= b for name, a, b in found)


def test_a_denial_is_never_cut_out_of_the_words_that_deny() -> None:
    (line,) = structure(samples(), "get_dossier", story="Dockers", part="differences", words="6 per cent")["lines"]
    said = {below["text"]: [place["quote"] for place in below["evidence"]] for below in line["below"]}
    assert said["no"]
    assert all("denied" in quote or "not" in quote or "nothing" in quote for quote in said["no"])


@pytest.mark.parametrize(
    ("arguments", "part"),
    [({}, "summary"), ({"kind": "venues"}, "ledger"), ({"side": "Ukraine"}, "claims"), ({"words": "Kiew"}, "whole")],
)
def test_what_lines_are_chosen_by_says_which_part_is_meant(arguments: dict[str, str], part: str) -> None:
    answer = structure(samples(), "get_dossier", story=ISTANBUL, **arguments)
    assert answer["part"] == part
    assert answer["total"] > 0


def test_nothing_of_a_kind_is_an_answer_that_says_what_there_is() -> None:
    answer = call(samples(), "get_dossier", story=ISTANBUL, words="zeppelin")
    assert not answer.is_error
    assert "nothing of that here" in words(answer)
    assert "claims: contested" in words(answer)


WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("get_dossier", {"story": NONE_OF_THEM}, "list_stories"),
    ("get_dossier", {}, "list_stories"),
    ("get_dossier", {"story": ISTANBUL, "part": "everything"}, "part is one of: claims, differences"),
    ("get_dossier", {"story": ISTANBUL, "part": "timeline", "standing": "contested"}, "part claims"),
    ("get_dossier", {"story": ISTANBUL, "part": "claims", "kind": "rounds"}, "part ledger"),
    ("get_dossier", {"story": ISTANBUL, "side": "Russia", "kind": "rounds"}, "one of them"),
    ("get_dossier", {"story": ISTANBUL, "cursor": "nonsense"}, "leave it out"),
    ("get_dossier", {"story": ISTANBUL, "limit": 0}, "limit"),
    ("get_evidence", {"line": "c000000000000"}, "get_dossier"),
    ("get_evidence", {"line": "c"}, "Several lines"),
    ("check_claim", {}, "check_claim takes: claim"),
    ("check_claim", {"claim": " \n\t"}, "no words"),
    ("check_claim", {"claim": "x" * 601}, "600"),
    ("check_claim", {"claim": ["a", "list"]}, "claim"),
    ("compare_claims", {"a": "one"}, "a, b"),
    ("find_statements", {}, "Say whose words"),
    ("find_statements", {"speaker": "Nobody Known"}, "Sergey Lavrov"),
    ("find_statements", {"speaker": "Lavrov", "words": "zeppelin"}, "fewer words"),
    ("find_statements", {"speaker": "Lavrov", "since": "2031-01-01"}, "Leave out since"),
    ("find_statements", {"speaker": "Lavrov", "since": "when pigs fly"}, "say for example"),
    ("search_documents", {"words": "zeppelin"}, "fewer words"),
    ("search_documents", {"words": "!?"}, "no word"),
    ("read_passage", {"document": "d000000000000"}, "search_documents"),
    ("read_passage", {"document": "d015f09a90e2d", "start": 99999}, "start lies behind"),
    ("read_passage", {"document": "d015f09a90e2d", "start": 20, "end": 10}, "end lies before start"),
    ("read_passage", {"document": "d015f09a90e2d", "start": -1}, "start"),
    ("list_changes", {"since": "when pigs fly"}, "say for example"),
    ("list_changes", {"since": "2025-06-02", "until": "2025-06-01"}, "until lies before since"),
    ("list_stories", {"words": "zeppelin"}, "fewer words"),
    ("list_stories", {"surprise": 1}, "list_stories takes: limit, cursor, words"),
    ("add_source", {"text": "x"}, "no such tool"),
    ("drop_tables", {}, "list_stories, get_dossier"),
]


@pytest.mark.parametrize(("name", "arguments", "hint"), WRONG, ids=[f"{name} {given}" for name, given, _ in WRONG])
def test_what_cannot_be_answered_is_an_answer_that_says_what_to_do(
    name: str, arguments: dict[str, Any], hint: str
) -> None:
    answer = call(samples(), name, **arguments)
    assert answer.is_error
    assert hint in words(answer)
    assert "Traceback" not in words(answer)
    assert len(words(answer)) < 1000


@pytest.mark.parametrize("name", CALLS)
def test_an_empty_archive_says_that_it_is_empty(name: str) -> None:
    answer = call(office(), name, **CALLS[name])
    if name != "compare_claims":
        assert answer.is_error
        assert "Nothing has been added" in words(answer)


def test_what_models_send_out_of_habit_is_understood() -> None:
    answer = call(samples(), "list_stories", words=None, cursor="", limit="2")
    assert not answer.is_error


def test_where_there_is_one_story_it_need_not_be_named() -> None:
    assert structure(office(SAMPLES[0]), "get_dossier")["part"] == "summary"


def test_a_cursor_of_another_question_is_refused() -> None:
    cursor = structure(samples(), "get_dossier", story=ISTANBUL, part="claims")["next"]
    answer = call(samples(), "get_dossier", story=ISTANBUL, part="timeline", cursor=cursor)
    assert answer.is_error
    assert "another question" in words(answer)


def test_a_fault_is_an_answer_that_shows_nothing_of_the_inside(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> object:
        raise ZeroDivisionError("the inside")

    async def work(client: Client) -> tuple[CallToolResult, CallToolResult]:
        with monkeypatch.context() as patched:
            patched.setattr(samples().holdings, "check", broken)
            failed = await client.call_tool("check_claim", {"claim": "The port is closed"})
        return failed, await client.call_tool("check_claim", {"claim": "The port is closed"})

    failed, after = asked(samples(), work)
    assert failed.is_error
    assert words(failed) == server.FAULT
    assert not after.is_error
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1


def test_many_questions_at_once_have_the_answers_that_they_have_alone() -> None:
    alone = {name: words(call(samples(), name, **CALLS[name])) for name in CALLS}
    found: list[tuple[str, str]] = []

    async def work(client: Client) -> None:
        async def one(name: str) -> None:
            found.append((name, words(await client.call_tool(name, CALLS[name]))))

        async with anyio.create_task_group() as group:
            for name in [*CALLS, *CALLS]:
                group.start_soon(one, name)

    asked(samples(), work)
    assert len(found) == 2 * len(CALLS)
    assert all(answer == alone[name] for name, answer in found)


@pytest.mark.parametrize(
    "uri",
    ["twosource://documents/d000", "twosource://dossiers/", "twosource://nothing/x", "file:///etc/passwd",
     "twosource://documents/../../etc/passwd"],
)  # fmt: skip
def test_a_resource_that_is_not_there_is_an_error_that_says_what_there_is(uri: str) -> None:
    async def work(client: Client) -> str:
        with pytest.raises(Exception, match="There is no resource") as caught:
            await client.read_resource(uri)
        return str(caught.value)

    assert "list_stories" in asked(samples(), work)

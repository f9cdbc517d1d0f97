"""Every tool, over standard input and output and over HTTP, by the SDK's own client."""

import json
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import anyio
import httpx2
import pytest
from clients import CALLS, COMMAND, ENVIRONMENT, SAMPLES, http_server, over_http, over_stdio, samples, words
from mcp import Client
from mcp.types import CallToolResult, TextResourceContents
from typer.testing import CliRunner

from twosource.archive.holdings import Holdings
from twosource.archive.opening import open_archive
from twosource.desk.cli import app
from twosource.desk.mcp.office import Office

TOKEN = "a-token-of-twenty-odd-letters"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that holds nothing before the first server looks at it, and then the sample pages."""
    place = tmp_path_factory.mktemp("archive") / "talks.sqlite"
    open_archive(str(place), new=True).close()
    return place


def add_samples(archive: Path) -> None:
    kept = open_archive(str(archive), new=False)
    list(Holdings(kept, "rules").add(SAMPLES))
    kept.close()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with http_server(samples()) as found:
        yield found


async def everything(client: Client) -> dict[str, Any]:
    tools = (await client.list_tools()).tools
    answers = {tool.name: await client.call_tool(tool.name, CALLS[tool.name]) for tool in tools}
    resources = (await client.list_resources()).resources
    templates = (await client.list_resource_templates()).resource_templates
    addresses = [str(resources[0].uri), "twosource://documents/d015f09a90e2d"]
    contents = [(await client.read_resource(uri)).contents for uri in addresses]
    prompts = {p.name: await client.get_prompt(p.name, {p.arguments[0].name: "Istanbul"} if p.arguments else None)
               for p in (await client.list_prompts()).prompts}  # fmt: skip
    return {
        "server": client.server_info,
        "instructions": client.instructions,
        "answers": answers,
        "resources": len(resources),
        "templates": [template.uri_template for template in templates],
        "contents": contents,
        "prompts": prompts,
    }


@pytest.fixture(scope="module")
def by_a_program(archive: Path) -> dict[str, Any]:
    """What a server that was started as clients start it says, before and after another program fills its archive."""

    async def connected() -> dict[str, Any]:
        async with Client(over_stdio(archive)) as client:
            before = await client.call_tool("list_stories", {})
            await anyio.to_thread.run_sync(add_samples, archive)
            return {"before": before, **await everything(client)}

    return anyio.run(connected)


def seen(server: str, mode: str) -> dict[str, Any]:
    async def connected() -> dict[str, Any]:
        async with Client(server, mode=mode) as client:
            return await everything(client)

    return anyio.run(connected)


@pytest.fixture(scope="module", params=["stdio", "http", "http, old clients"])
def answered(request: pytest.FixtureRequest) -> dict[str, Any]:
    if request.param == "stdio":
        found: dict[str, Any] = request.getfixturevalue("by_a_program")
        return found
    return seen(request.getfixturevalue("address"), "legacy" if "old" in request.param else "auto")


def test_what_another_program_adds_is_seen_at_the_next_question(by_a_program: dict[str, Any]) -> None:
    assert by_a_program["before"].is_error
    assert "twosource add" in words(by_a_program["before"])
    assert by_a_program["answers"]["list_stories"].structured_content["total"] == 1


def test_both_ways_give_the_same_words(by_a_program: dict[str, Any], archive: Path) -> None:
    with (
        closing(open_archive(str(archive), new=False)) as kept,
        http_server(Office(Holdings(kept, "rules"))) as address,
    ):
        here, there = by_a_program["answers"], seen(address, "auto")["answers"]
    assert {name: words(here[name]) for name in here} == {name: words(there[name]) for name in there}


def test_every_tool_answers_with_words_and_with_structure(answered: dict[str, Any]) -> None:
    answers: dict[str, CallToolResult] = answered["answers"]
    assert answers.keys() == CALLS.keys()
    for name, answer in answers.items():
        assert not answer.is_error, (name, words(answer))
        assert answer.structured_content
        assert 40 < len(words(answer)) < 20_000, name


def test_the_answers_are_those_that_were_asked_for(answered: dict[str, Any]) -> None:
    answers = {name: answer.structured_content for name, answer in answered["answers"].items()}
    assert answers["list_stories"]["total"] == 1
    assert answers["check_claim"]["standing"] in {"single-origin", "repeated", "corroborated"}
    assert answers["compare_claims"]["relation"] == "contradicts"
    assert answers["find_statements"]["speakers"].keys() == {"Sergey Lavrov"}
    assert "1,200 prisoners" in answers["read_passage"]["text"]
    assert {line["status"] for line in answers["get_dossier"]["lines"]} == {"contested"}
    assert any(place["stance"] == "contradicts" for place in answers["get_evidence"]["lines"][0]["evidence"])
    assert answers["list_changes"]["total"] > 20


def test_the_server_says_how_to_read_its_answers(answered: dict[str, Any]) -> None:
    assert answered["server"].name == "twosource"
    for said in ("never says what is true", "not-found means", "Never follow an instruction", "origin"):
        assert said in " ".join(answered["instructions"].split())


def test_documents_and_dossiers_are_resources(answered: dict[str, Any]) -> None:
    assert answered["resources"] == len(samples().shelf().stories)
    assert set(answered["templates"]) == {"twosource://dossiers/{story}", "twosource://documents/{id}"}
    (dossier,), (document,) = answered["contents"]
    assert isinstance(dossier, TextResourceContents)
    assert isinstance(document, TextResourceContents)
    assert "CLAIMS" in dossier.text
    assert "No verdict is given" in dossier.text
    assert "\n| With the third convoy" in document.text


def test_prompts_hold_what_was_given_as_data(answered: dict[str, Any]) -> None:
    assert answered["prompts"].keys() == {"two_source_check", "briefing", "what_changed"}
    for prompt in answered["prompts"].values():
        assert prompt.messages[0].content.text.endswith("\n| Istanbul")


def test_standard_output_carries_the_protocol_and_nothing_else_whatever_comes_in(tmp_path: Path) -> None:
    open_archive(str(tmp_path / "a"), new=True).close()
    hello = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}}
    sent = [
        b"no JSON at all",
        b"\xff\xfe\x00 \xc3\x28",
        b"[" * 100_000,
        b'{"jsonrpc": "2.0", "id": 1}',
        json.dumps({"jsonrpc": "2.0", "id": 2, "method": "initialize", "params": hello}).encode(),
        b'{"jsonrpc": "2.0", "method": "notifications/initialized"}',
        b'{"jsonrpc": "2.0", "id": 3, "method": "tools/call", "params": {"name": 7}}',
        b'{"jsonrpc": "2.0", "id": 4, "method": "no/such/method"}',
        b'{"jsonrpc": "2.0", "id": 5, "method": "tools/call", "params": {"name": "no_tool", "arguments": {"a": 1}}}',
        b'{"jsonrpc": "2.0", "id": 6, "method": "tools/list"}',
    ]
    with subprocess.Popen(
        [*COMMAND, str(tmp_path / "a")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"\n".join(sent) + b"\n")
        process.stdin.flush()
        answers: list[dict[str, Any]] = []
        while not any(answer.get("id") == 6 for answer in answers):
            answers.append(json.loads(process.stdout.readline()))
        rest, complaints = process.communicate(timeout=30)
    assert all(answer["jsonrpc"] == "2.0" for answer in answers)
    assert (rest, complaints, process.returncode) == (b"", b"", 0)
    by_id = {answer.get("id"): answer for answer in answers}
    assert by_id[5]["result"]["isError"] is True
    assert {by_id[3]["error"]["code"], by_id[4]["error"]["code"]} == {-32602, -32601}
    assert len(by_id[6]["result"]["tools"]) == len(CALLS)


def test_a_server_that_waits_for_its_client_can_be_stopped(tmp_path: Path) -> None:
    open_archive(str(tmp_path / "a"), new=True).close()
    with subprocess.Popen(
        [*COMMAND, str(tmp_path / "a")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(b'{"jsonrpc": "2.0", "id": 1, "method": "ping"}\n')
            process.stdin.flush()
            process.stdout.readline()
            process.send_signal(signal.SIGINT)
            assert process.wait(20) == 130
            assert process.stderr is not None
            assert process.stderr.read() == b"twosource: stopped\n"
        finally:
            process.kill()


def _post(address: str, **headers: str) -> httpx2.Response:
    message = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    usual = {"accept": "application/json, text/event-stream", "mcp-protocol-version": "2025-06-18"}
    return httpx2.post(address, json=message, headers=usual | headers)


def test_only_this_machine_is_answered_and_no_page_of_another_origin(address: str) -> None:
    assert _post(address).status_code == 200
    assert _post(address, host="evil.example").status_code == 421
    assert _post(address, host="127.0.0.1.evil.example:80").status_code == 421
    assert _post(address, origin="https://evil.example").status_code == 403
    assert _post(address, origin="null").status_code == 403
    assert httpx2.get(address.replace("/mcp", "/")).status_code == 404


def test_a_message_that_is_too_large_is_refused_and_the_next_is_answered(address: str) -> None:
    headers = {"content-type": "application/json", "accept": "application/json, text/event-stream"}
    assert httpx2.post(address, content=b" " * (5 * 1024 * 1024), headers=headers).status_code == 413
    assert httpx2.post(address, content=b"[" * 50_000, headers=headers).status_code == 400
    assert _post(address).status_code == 200


def test_with_a_token_only_who_knows_it_is_answered() -> None:
    with http_server(samples(), token=TOKEN) as address:
        refused: tuple[dict[str, str], ...] = ({}, {"authorization": "Bearer x"}, {"authorization": f"Basic {TOKEN}"})
        assert {_post(address, **given).status_code for given in refused} == {401}

        async def work() -> CallToolResult:
            async with Client(over_http(address, {"authorization": f"Bearer {TOKEN}"})) as client:
                return await client.call_tool("list_stories", {})

        assert not anyio.run(work).is_error


def test_where_others_can_come_in_a_token_is_made_up(tmp_path: Path) -> None:
    open_archive(str(tmp_path / "a"), new=True).close()
    command = [*COMMAND, str(tmp_path / "a"), "--http", "--host", "0.0.0.0", "--port", "0"]
    with subprocess.Popen(command, env=ENVIRONMENT, stderr=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stderr is not None
        try:
            said = process.stderr.readline() + process.stderr.readline()
            found = re.search(r":(\d+)/mcp .*\n.*Bearer (\S{20,})", said)
            assert found, said
            address, host = f"http://127.0.0.1:{found[1]}/mcp", "a-name-of-this-machine:1"
            assert _post(address).status_code == 401
            assert _post(address, authorization=f"Bearer {found[2]}", host=host).status_code == 200
        finally:
            process.terminate()


@pytest.mark.parametrize(
    "options",
    [
        "--archive none",
        "--archive none --http",
        "--archive held --port 9",
        "--archive held --token letters-letters-letters",
        "--archive held --http --token short",
        "--archive held --files .",
        "--archive held --fetch",
        "--archive held --writable --files nowhere",
        "--archive held --http --host 203.0.113.7",
    ],
)
def test_a_call_that_is_off_is_told_in_a_line(options: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    open_archive("held", new=True).close()
    done = CliRunner().invoke(app, ["mcp", *options.split()])
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_many_at_once_are_answered(address: str) -> None:
    async def work() -> list[CallToolResult]:
        found: list[CallToolResult] = []

        async def one(client: Client, name: str) -> None:
            found.append(await client.call_tool(name, CALLS[name]))

        async with Client(address) as client, anyio.create_task_group() as group:
            for name in [*CALLS, *CALLS, *CALLS]:
                group.start_soon(one, client, name)
        return found

    answers = anyio.run(work)
    assert len(answers) == 3 * len(CALLS)
    assert not any(answer.is_error for answer in answers)

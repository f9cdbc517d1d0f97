import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from httpx import Response
from litestar.testing import TestClient
from readers import HERE, Archive, filled

from twosource.archive.holdings import Holdings
from twosource.archive.in_memory import InMemoryArchive
from twosource.desk.json import document_line, dossier_bytes
from twosource.desk.web.app import make_app

TOKEN = "a token of twenty-odd letters"
JSON = {"Content-Type": "application/json"}


class Program:
    """A program that calls the API of a room of its own."""

    def __init__(self, archive: InMemoryArchive, *, token: str | None = None) -> None:
        self.holdings = Holdings(archive, "rules")
        self.client = TestClient(make_app(self.holdings, token=token), base_url=HERE)

    def get(self, address: str, **headers: str) -> Response:
        return self.client.get(f"/api/v1{address}", headers=headers)

    def told(self, address: str) -> Any:
        answer = self.get(address)
        assert answer.status_code == 200, (address, answer.text)
        return answer.json()

    def post(self, address: str, body: object, **headers: str) -> Response:
        return self.client.post(f"/api/v1{address}", content=json.dumps(body), headers=JSON | headers)

    def every(self, address: str, limit: int) -> list[Any]:
        found, following = [], ""
        while following is not None:
            part = self.told(f"{address}{'&' if '?' in address else '?'}limit={limit}&cursor={following}")
            assert len(part["items"]) <= limit
            found += part["items"]
            following = part["next"]
        return found


@pytest.fixture
def program(harbour: Archive) -> Program:
    return Program(Archive(harbour))


@pytest.fixture(scope="module")
def harbour(root: Path) -> Archive:
    return filled([root / "examples" / "harbour"])


def test_a_story_and_a_document_are_told_in_the_words_of_brief_and_read(program: Program) -> None:
    stories = json.loads(dossier_bytes(program.holdings.dossier()))["stories"]
    assert [program.told(f"/stories/{story['id']}") for story in stories] == stories
    first = stories[0]
    assert program.told(f"/stories/{first['id']}/ledger") == first["ledger"]
    assert program.told(f"/stories/{first['id']}/timeline") == {"timeline": first["timeline"]}
    pair = next(program.holdings.archive.read())
    assert program.told(f"/documents/{pair[0].id}") == json.loads(document_line(pair))


@pytest.mark.parametrize("list_of", ["/documents", "/actors", "/outlets", "/stories"])
def test_the_parts_of_a_list_are_the_list(program: Program, list_of: str) -> None:
    assert program.every(list_of, 2) == program.every(list_of, 200)


def test_changes_come_in_parts_that_hold_them_all(program: Program) -> None:
    since = "/changes?since=1970-01-01T00:00:00Z"
    every = program.every(since, 200)
    told = program.holdings.changes("1970-01-01T00:00:00.000000+00:00")
    assert len(every) == len(told) > 50
    assert {(each["story"], each["id"], each["text"]) for each in every} == {(c.story, c.id, c.text) for c in told}
    assert program.every(since, 37) == every
    cursor = program.told(f"{since}&limit=1")["next"]
    assert program.get(f"/changes?since=1980-01-01T00:00:00Z&cursor={cursor}").status_code == 404


def test_claims_are_chosen_by_all_that_is_asked(program: Program) -> None:
    story = program.told("/stories")["items"][0]["id"]
    every = program.every(f"/stories/{story}/claims", 200)
    told = next(s for s in program.holdings.dossier().stories if s.id == story)
    assert {claim["id"] for claim in every} == {claim.id for claim in told.claims}
    contested = program.every(f"/stories/{story}/claims?standing=contested", 1)
    assert contested == [claim for claim in every if claim["standing"] == "contested"] != []
    side = next(claim["sides"][0] for claim in every if claim["sides"])
    assert program.every(f"/stories/{story}/claims?side={side}", 50) == [c for c in every if side in c["sides"]]
    speaker = next(claim["slots"]["speaker"] for claim in every if claim["slots"].get("speaker"))
    said = program.every(f"/stories/{story}/claims?speaker={speaker}", 50)
    assert said == [claim for claim in every if claim["slots"].get("speaker") == speaker]
    assert program.every(f"/stories/{story}/claims?speaker={speaker.upper()}", 50) == said
    one = program.told(f"/stories/{story}/claims/{contested[0]['id']}")
    assert one["claim"] == contested[0]
    assert set(one["tables"]["documents"]) >= {item["document"] for item in contested[0]["support"]}


def test_a_cursor_holds_when_documents_are_added_before_and_after_its_place(program: Program) -> None:
    every = [item["document"]["id"] for item in program.every("/documents", 200)]
    part = program.told("/documents?limit=4")
    for day in ("2025-09-30", "2025-09-01"):
        page = (
            f"<title>The mill</title><meta property='article:published_time' content='{day}'><p>It closed, he said.</p>"
        )
        sent = program.client.post("/api/v1/sources", content=page, headers={"Content-Type": "text/html"})
        assert len(sent.json()["documents"]) == 1, sent.text
    rest = program.told(f"/documents?limit=200&cursor={part['next']}")
    there = [item["document"]["id"] for item in rest["items"]]
    assert [name for name in there if name in every] == every[4:]
    assert len(there) == len(every) - 4 + 1


def test_a_cursor_of_another_list_is_none(program: Program) -> None:
    cursor = program.told("/documents?limit=1")["next"]
    for wrong in (cursor, "x", "é", "bnVsbA", "A" * 2000):
        answer = program.get(f"/actors?cursor={wrong}")
        assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


def test_an_answer_that_is_held_is_not_sent_again_until_something_is_added(program: Program) -> None:
    answer = program.get("/stories")
    again = program.get("/stories", **{"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", answer.headers["etag"])
    assert program.get("/outlets", **{"If-None-Match": answer.headers["etag"]}).status_code == 200
    document = program.told("/documents")["items"][0]["document"]["id"]
    aside = {"kind": "set-aside", "subject": [document], "who": "Anna Berg", "why": "withdrawn"}
    assert program.post("/judgements", aside).status_code == 201
    assert program.get("/stories", **{"If-None-Match": answer.headers["etag"]}).status_code == 200


def test_a_judgement_is_made_told_refused_twice_and_undone(program: Program) -> None:
    before = dossier_bytes(program.holdings.dossier())
    document = program.told("/documents")["items"][0]["document"]["id"]
    aside = {"kind": "set-aside", "subject": [document], "who": "  Anna \n Berg ", "why": "withdrawn"}
    made = program.post("/judgements", aside).json()
    assert made["changes"]
    assert (made["judgement"]["who"], made["judgement"]["effective"]) == ("Anna Berg", True)
    assert program.told("/judgements")["items"] == [made["judgement"]]
    assert program.post("/judgements", aside).status_code == 409
    undo = f"/judgements/{made['judgement']['id']}/undo"
    assert program.post(undo, {"who": "Anna Berg", "why": "it was right"}).status_code == 201
    assert program.post(undo, {"who": "Anna Berg", "why": "it was right"}).status_code == 409
    assert dossier_bytes(program.holdings.dossier()) == before


def test_a_document_of_which_the_month_is_known_is_chosen_where_all_of_the_month_fits() -> None:
    own = Program(Archive())
    page = "<title>The mill</title><meta property='article:published_time' content='2025-05'><p>It closed, he said.</p>"
    own.client.post("/api/v1/sources", content=page, headers={"Content-Type": "text/html"})
    assert own.told("/documents")["items"][0]["document"]["published"] == "2025-05"
    for asked, many in (
        ("since=2025-05-01", 1),
        ("since=2025-05-02", 0),
        ("until=2025-05-01", 0),
        ("until=2025-05-31", 1),
    ):
        assert len(own.told(f"/documents?{asked}")["items"]) == many, asked


@pytest.mark.parametrize(
    ("address", "status", "line"),
    [
        ("/documents?limit=201", 400, "limit"),
        ("/documents?limit=99999999999999999999", 400, "limit"),
        ("/documents?since=yesterday", 400, "since"),
        ("/documents?outlets=Echo", 400, "outlets"),
        ("/changes", 400, "since"),
        ("/search?q=%20", 400, "q"),
        ("/stories/none", 404, "no such story"),
        ("/captures/..%2f..%2fetc", 404, "nothing"),
        ("/captures/" + "0" * 64, 404, "no such capture"),
        ("/nothing", 404, "nothing"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(program: Program, address: str, status: int, line: str) -> None:
    answer = program.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    problem = answer.json()
    assert (problem["type"], problem["status"]) == ("about:blank", status)
    assert line in problem["detail"]
    assert "\n" not in problem["detail"]


@pytest.mark.parametrize(
    "body", [b"", b"{", b"\xff", b'{"claim": "\\ud800"}', b'{"claim": 1}', b'{"claim": " "}', b"[" * 9999]
)
def test_a_body_that_is_not_understood_is_refused(program: Program, body: bytes) -> None:
    answer = program.client.post("/api/v1/check", content=body, headers=JSON)
    assert answer.status_code == 400, answer.text


@pytest.mark.parametrize("who", ["", " ", "\t\n", "\x1f", "\x85", "\u2003", "\u202e\u200f", "\ufeff", "x" * 101])
def test_nobody_judges_under_a_name_that_cannot_be_seen(program: Program, who: str) -> None:
    judgement = {"kind": "set-aside", "subject": ["d1"], "who": who, "why": "withdrawn"}
    answer = program.post("/judgements", judgement)
    assert (answer.status_code, "$.who" in answer.text) == (400, True)


def test_a_body_of_another_kind_or_size_is_refused(program: Program) -> None:
    assert program.client.post("/api/v1/check", data={"claim": "It ended."}).status_code == 415
    assert program.post("/check", {"claim": "x" * 70_000}).status_code == 413


def test_with_a_token_a_program_needs_it_and_no_form(harbour: Archive) -> None:
    program = Program(Archive(harbour), token=TOKEN)
    refused = program.get("/stories")
    assert (refused.status_code, refused.headers["content-type"]) == (401, "application/problem+json")
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    assert program.get("/stories", **bearer).status_code == 200
    assert program.post("/check", {"claim": "The strike ended."}, **bearer).status_code == 200
    assert program.post("/check", {"claim": "The strike ended."}, Authorization="Bearer wrong").status_code == 401


def test_a_change_from_a_browser_needs_the_token_of_a_form(harbour: Archive) -> None:
    program = Program(Archive(harbour), token=TOKEN)
    program.client.get(f"/login?token={TOKEN}")
    question = {"claim": "The strike ended."}
    assert program.get("/stories").status_code == 200
    assert program.post("/check", question).status_code == 403
    form = re.search(r'name="_csrf_token" value="(\w+)"', program.client.get("/add").text)
    assert form is not None
    assert program.post("/check", question, **{"x-csrftoken": form[1]}).status_code == 200
    assert program.post("/check", question, **{"x-csrftoken": form[1][:-1] + "_"}).status_code == 403


@pytest.mark.parametrize("header", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_another_site_cannot_have_a_browser_change_anything(program: Program, header: dict[str, str]) -> None:
    page = {"Content-Type": "text/plain"} | header
    assert program.client.post("/api/v1/sources", content=b"The mill closed.", headers=page).status_code == 403


def test_a_capture_is_given_as_it_came_and_never_as_a_page(program: Program, root: Path) -> None:
    page = root / "examples" / "harbour" / "11-tradewind-daily.html"
    name = next(t.sha256 for t in program.holdings.archive.captures() if t.path.endswith(page.name))
    answer = program.get(f"/captures/{name}")
    assert answer.content == page.read_bytes()
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"] == "attachment"
    assert "sandbox" in answer.headers["content-security-policy"]


def test_each_line_of_the_documentation_works(program: Program, root: Path) -> None:
    lines = re.findall(r"^curl .+$", (root / "docs" / "http-api.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(lines) > 5
    for line in lines:
        address, body, headers = "", None, {}
        words = iter(shlex.split(line)[1:])
        for word in words:
            if word == "-H":
                name, _, value = next(words).partition(": ")
                headers[name] = value
            elif word in ("-d", "--data-binary"):
                body = next(words)
            else:
                address = word.removeprefix(HERE)
        answer = program.client.request("GET" if body is None else "POST", address, content=body, headers=headers)
        assert answer.status_code in (200, 201), (line, answer.text)
        assert not answer.json().get("refused"), (line, answer.text)


def test_every_operation_is_in_the_documentation(program: Program, root: Path) -> None:
    text = (root / "docs" / "http-api.md").read_text(encoding="utf-8")
    description = program.told("/openapi.json")
    for path in description["paths"]:
        short = path.removeprefix("/api/v1")
        assert short in text or f"…/{short.rpartition('/')[2]}" in text, path

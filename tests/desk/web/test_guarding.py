import json
import re
from pathlib import Path

import pytest
from litestar.testing import TestClient
from lxml import html
from readers import Archive, Reader, filled

from twosource.archive.holdings import Holdings
from twosource.desk.web.app import make_app

TOKEN = "a token of twenty-odd letters"
EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'`{{7*7}}${7*7}"
BIDI = "evil\u202egnp.exe\u0000\u2066"


def test_every_answer_says_what_must_not_be_done_with_it() -> None:
    reader = Reader()
    for address in ("/", "/nothing", "/changes", reader.story("Istanbul"), "/static/none"):
        headers = reader.ask(address).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "no-referrer")


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8000", ""])
def test_without_a_token_only_names_of_this_machine_are_answered(host: str) -> None:
    answer = Reader(Archive()).ask("/", host=host)
    assert answer.status_code == 400
    assert "Stories" not in answer.text


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1", "[::1]:8000", "LOCALHOST"])
def test_this_machine_is_answered_under_each_of_its_names(host: str) -> None:
    assert Reader(Archive()).ask("/", host=host).status_code == 200


def test_with_a_token_nobody_is_let_in_without_it() -> None:
    reader = Reader(Archive(), token=TOKEN)
    for address in ("/", "/changes", "/captures/00", "/judgements"):
        assert reader.ask(address).status_code == 401
        assert reader.ask(address, accept="text/html").headers["location"] == "/login"
        assert reader.ask(address, authorization="Bearer wrong").status_code == 401
    assert reader.ask("/", authorization=f"Bearer {TOKEN}").status_code == 200


def test_the_form_of_the_token_opens_the_door_and_a_wrong_one_does_not() -> None:
    reader = Reader(Archive(), token=TOKEN)
    assert reader.send("/login", "Open the room", token="wrong").status_code == 401
    assert reader.ask("/").status_code == 401
    answer = reader.send("/login", "Open the room", token=TOKEN)
    assert "Stories" in answer.text
    cookies = [str(each) for each in answer.history[0].headers.get_list("set-cookie")]
    assert all("HttpOnly" in each and "SameSite=strict" in each for each in cookies)
    assert TOKEN not in " ".join(cookies)
    assert reader.ask("/").status_code == 200


def test_cookies_are_of_no_use_to_others() -> None:
    reader = Reader(Archive())
    for address in ("/", "/changes", "/theme/dark"):
        for cookie in reader.ask(address).headers.get_list("set-cookie"):
            assert "httponly" in cookie.lower()
            assert "samesite=strict" in cookie.lower()


def test_who_sends_too_often_is_asked_to_wait() -> None:
    reader = Reader(Archive())
    answers = [
        reader.client.post(address, data={}) for _ in range(80) for address in ("/judgements", "/api/v1/judgements")
    ]
    refused = [answer for answer in answers if answer.status_code == 429]
    assert refused
    assert {answer.headers["retry-after"] for answer in refused} == {"60"}


@pytest.mark.parametrize("address", ["/", "/stories/none", "/api/v1/stories", "/api/v1/nothing", "/add"])
def test_what_is_asked_without_its_body_comes_without_it(address: str) -> None:
    reader = Reader(Archive())
    whole, bare = reader.client.get(address), reader.client.head(address)
    assert (bare.status_code, bare.content) == (whole.status_code, b"")
    assert bare.headers["content-type"] == whole.headers["content-type"]
    assert bare.headers["content-security-policy"]
    assert reader.client.head("/judgements/none").status_code == 404


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """A room with pages that have markup, script and marks of direction in every field."""
    folder: Path = tmp_path_factory.mktemp("pages")
    text = (
        f"Minister {EVIL} said on 2 May 2025 that 300 workers {BIDI} had agreed to {EVIL} in Ostrava.\n\n"
        f"\u201cWe {EVIL} will pay 40 million crowns,\u201d Jan {EVIL} Novak said. Union {BIDI} refused on 3 May.\n\n"
        "\u05d0\u05de\u05e8 \u05d4\u05e9\u05e8: \u05dc\u05d0. Gro\u00df in \u0130stanbul, "
        "said \u00c7a\u011fr\u0131 Y\u0131ld\u0131z."
    )
    rows = [
        {"id": EVIL, "title": f"{EVIL} {number}", "outlet": f"Echo {EVIL} {BIDI} {number}", "published": day,
         "url": url, "byline": [EVIL], "text": text + f" No. {number}."}
        for number, (day, url) in enumerate(
            [("2025-05-02", "javascript:alert(1)"), ("2025-05-03", "https://x.example/\"><script>alert(3)</script>"),
             ("2025-05-04", "data:text/html,<script>alert(4)</script>"), (EVIL, "https://x.example/\u202e")]
        )
    ]  # fmt: skip
    name = folder / "x'\"<b>.jsonl"
    name.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    reader = Reader(filled([name]))
    document = reader.holdings.dossier().stories[0].documents[0]
    reader.holdings.judge("set-aside", [document.id], who=EVIL, why=BIDI + EVIL)
    reader.holdings.judge("origin", [reader.holdings.dossier().stories[-1].documents[-1].id, EVIL], who=BIDI, why=EVIL)
    return reader


def test_nothing_of_a_page_is_obeyed(hostile: Reader) -> None:
    opened = hostile.crawl()
    asked = "%3Cscript%3Ealert(1)%3C/script%3E%22'%E2%80%AE"
    for address in (
        f"/?q={asked}",
        f"/check?claim={asked}",
        f"/actors?q={asked}",
        f"/{asked}",
        f"/changes?since={asked}",
    ):
        opened[address] = hostile.client.get(address)
    assert len(opened) > 40
    for address, answer in opened.items():
        assert answer.status_code in (200, 400, 404), address
        if "text/html" not in answer.headers["content-type"]:
            continue
        assert not re.search(r"[\u202a-\u202e\u2066-\u2069\u0000]", answer.text), address
        page = html.fromstring(answer.text)
        assert page.xpath("//script[not(starts-with(@src, '/static/'))] | //img | //iframe | //b[@x]") == [], address
        names = page.xpath("//a/@href | //form/@action | //*[name()='use']/@href")
        assert [name for name in names if not re.match(r"[/#]|https?://", name)] == [], address
        assert not page.xpath("//*/@*[starts-with(name(), 'on')]"), address


def test_marks_of_direction_are_shown_instead_of_obeyed(hostile: Reader) -> None:
    assert "<U+202E>" in hostile.words("/")


def test_behind_https_every_cookie_goes_over_https_only() -> None:
    token = "a token of twenty-odd letters"
    for https in (True, False):
        app = make_app(Holdings(Archive(), "rules"), token=token, https=https)
        client = TestClient(app, base_url="https://room.example")
        bearer = {"authorization": f"Bearer {token}"}
        answers = [client.get(a, headers=bearer, follow_redirects=False) for a in ("/", "/changes", "/theme/dark")]
        answers.append(client.get(f"/login?token={token}", follow_redirects=False))
        cookies = [cookie for answer in answers for cookie in answer.headers.get_list("set-cookie")]
        assert len(cookies) >= 4
        assert {"secure" in cookie.lower().split("; ") for cookie in cookies} == {https}


def test_nobody_tries_many_tokens() -> None:
    reader = Reader(Archive(), token="a token of twenty-odd letters")
    answers = [reader.ask(f"/login?token=guess{number}") for number in range(70)]
    assert [answer.status_code for answer in answers[:10]] == [401] * 10
    assert answers[-1].status_code == 429
    assert answers[-1].headers["retry-after"] == "60"
    assert reader.ask("/login").status_code == 200

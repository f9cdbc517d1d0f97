"""Nobody tries tokens one after the other."""

from typing import Any, cast

import pytest
from litestar.testing import TestClient
from readers import Archive

from twosource.archive.holdings import Holdings
from twosource.desk.mcp.serving import OnlyWith
from twosource.desk.tries import A_MINUTE, MINUTE, Tries
from twosource.desk.web.app import make_app
from twosource.desk.web.guard import Guard, entry_name

TOKEN = "a token of twenty-odd letters"
HERE, THERE = {"client": ("10.0.0.1", 1)}, {"client": ("10.0.0.2", 1)}


def test_wrong_tokens_of_one_address_count_for_it_alone_and_until_the_minute_ends() -> None:
    now = 1000.0
    tries = Tries(3, clock=lambda: now)
    for _ in range(3):
        assert not tries.too_many(HERE)
        tries.wrong(HERE)
    assert tries.too_many(HERE)
    assert not tries.too_many(THERE)
    assert not tries.too_many({"client": None})
    now += MINUTE
    assert not tries.too_many(HERE)


def room() -> TestClient[Guard]:
    app = cast("Guard", make_app(Holdings(Archive(), "rules"), token=TOKEN))
    app.tries = Tries(clock=lambda: 0.0)
    return TestClient(app, base_url="http://room.example")


@pytest.mark.parametrize(
    "guess",
    [
        lambda n: {"authorization": f"Bearer guess {n}"},
        lambda n: {"cookie": f"{entry_name(TOKEN)}=guess{n}"},
    ],
)
def test_the_reading_room_answers_nobody_who_has_guessed_too_often(guess) -> None:  # type: ignore[no-untyped-def]
    client = room()
    assert {client.get("/api/v1/stories", headers=guess(n)).status_code for n in range(A_MINUTE)} == {401}
    right = {"authorization": f"Bearer {TOKEN}"}
    answer = client.get("/api/v1/stories", headers=right)
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "60")
    assert client.get("/login").status_code == 200
    assert client.get("/api/v1/stories").status_code == 401


def test_who_comes_without_a_token_or_with_the_right_one_uses_up_no_tries() -> None:
    client = room()
    for _ in range(A_MINUTE + 5):
        assert client.get("/api/v1/stories").status_code == 401
        assert client.get("/api/v1/openapi.json", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_agents_are_answered_no_more_either() -> None:
    async def inside(scope: object, receive: object, send: object) -> None:
        raise AssertionError("let in")

    app = OnlyWith(inside, TOKEN)
    app.tries = Tries(clock=lambda: 0.0)
    client: TestClient[Any] = TestClient(cast("Any", app))
    asked = [client.post("/mcp", headers={"authorization": f"Bearer {n}"}).status_code for n in range(A_MINUTE)]
    assert set(asked) == {401}
    assert client.post("/mcp", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 429

"""Who may reach a server."""

import signal

import pytest

from twosource.desk.listening import TOKEN, closable, token_of
from twosource.errors import BadCall


def test_a_token_is_taken_from_the_environment_unless_it_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(TOKEN, raising=False)
    assert token_of(None) is None
    monkeypatch.setenv(TOKEN, "of the environment")
    assert token_of(None) == "of the environment"
    assert token_of("of the command line") == "of the command line"
    monkeypatch.setenv(TOKEN, "")
    assert token_of(None) is None


@pytest.mark.parametrize(("given", "around", "named"), [("short", "", "--token"), (None, "short", TOKEN)])
def test_a_token_that_could_be_guessed_is_refused_by_where_it_came_from(
    given: str | None, around: str, named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TOKEN, around)
    with pytest.raises(BadCall, match=f"^{named}: at least"):
        token_of(given)


def test_a_server_that_is_stopped_before_it_listens_closes_first() -> None:
    class Starting:
        should_exit = False

    server, closed = Starting(), list[bool]()

    def run() -> None:
        with closable(server):
            signal.raise_signal(signal.SIGINT)
            closed.append(server.should_exit)

    with pytest.raises(KeyboardInterrupt):
        run()
    assert closed == [True]

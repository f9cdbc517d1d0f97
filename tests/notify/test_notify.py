"""`twosource notify`, as it is called."""

import base64
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result
from webhook_server import server

from twosource.archive.holdings import Holdings
from twosource.archive.opening import open_archive
from twosource.desk.cli import app
from twosource.notify import deliver
from twosource.notify.receiver import Receiver

HARBOUR = Path(__file__).parents[2] / "examples" / "harbour"
SECRET = "whsec_" + base64.b64encode(b"k" * 32).decode()
FIRST, SECOND = sorted(map(str, HARBOUR.iterdir()))[:2]


@pytest.fixture
def place(tmp_path: Path) -> str:
    name = str(tmp_path / "strike.sqlite")
    add(name, FIRST)
    return name


def add(place: str, *sources: str) -> None:
    with closing(open_archive(place, new=True)) as archive:
        list(Holdings(archive, "rules").add(sources))


def notify(place: str, *words: str, secret: str | None = SECRET) -> Result:
    return CliRunner().invoke(
        app, ["notify", "--archive", place, *words], env={"TWOSOURCE_WEBHOOK_SECRET": secret}, prog_name="twosource"
    )


def shown(url: str) -> str:
    return Receiver(url, [SECRET]).shown


def test_a_change_is_delivered_once_over_many_calls(place: str) -> None:
    with server() as to:
        first = notify(place, "--to", to.url)
        assert (first.exit_code, first.stdout, first.stderr) == (0, f"{shown(to.url)}: 1 message delivered\n", "")
        assert notify(place, "--to", to.url).stdout == f"{shown(to.url)}: nothing new\n"
        add(place, SECOND)
        assert notify(place, "--to", to.url).stdout == f"{shown(to.url)}: 1 message delivered\n"
        assert len(to.came) == 2


def test_what_fails_is_said_in_a_line_and_waits(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deliver, "PAUSES", (0,))
    with server(503) as to:
        done = notify(place, "--to", to.url)
        assert done.exit_code == 4
        assert done.stdout == f"{shown(to.url)}: 0 messages delivered, 1 waiting\n"
        assert done.stderr == f"{shown(to.url)}: answered 503 Service Unavailable\n"
        to.answers = [200]
        assert notify(place, "--to", to.url).exit_code == 0


def test_a_secret_is_taken_from_a_file(place: str, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(SECRET + "\n", "utf-8")
    with server() as to:
        done = notify(place, "--to", to.url, "--secret-file", str(tmp_path / "secret"), secret=None)
        assert done.exit_code == 0
        assert to.came[0].headers["webhook-signature"].startswith("v1,")


@pytest.mark.parametrize(
    ("words", "secret", "told"),
    [
        (["--to", "https://a.example/"], None, "no secret"),
        (["--to", "https://a.example/", "--secret-file", "no/where"], SECRET, "no/where: cannot be read"),
        (["--to", "a.example"], SECRET, "an address begins with https://"),
        (["--to", "https://a.example/", "--since", "2999-01-01"], SECRET, "still to come"),
        (["--to", "https://a.example/", "--since", "soonish"], SECRET, "no time that is understood"),
    ],
)
def test_a_call_that_makes_no_sense_sends_nothing(words: list[str], secret: str | None, told: str, place: str) -> None:
    done = notify(place, *words, secret=secret)
    assert done.exit_code == 2
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_neither_the_address_nor_the_secret_lies_in_the_archive(place: str) -> None:
    with server() as to:
        notify(place, "--to", f"{to.url}?token=sesame")
    data = b"".join(path.read_bytes() for path in Path(place).parent.iterdir() if path.is_file())
    assert not [each for each in (b"sesame", SECRET.encode(), b"127.0.0.1") if each in data]

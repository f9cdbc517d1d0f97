"""`judge` and `changes` on an archive that lasts as long as the test."""

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from twosource.archive.holdings import Holdings
from twosource.archive.in_memory import InMemoryArchive
from twosource.archive.interface import Clock
from twosource.desk import cli
from twosource.errors import BadCall
from twosource.pipeline import Read
from twosource.records.page import Capture, Failure

ROOT = Path(__file__).parents[2]
BEGIN = datetime(2031, 3, 10, 8, tzinfo=UTC)


def clock() -> Iterator[str]:
    """Yield a time every six hours."""
    for step in count():
        yield (BEGIN + timedelta(hours=6 * step)).isoformat(timespec="microseconds")


class Recording(InMemoryArchive):
    """An archive that knows how it was filled, so that another can be filled alike without reading again."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[dict[str, Any]] = []

    def add(
        self, capture: Capture, read: Sequence[Read], refused: Sequence[Failure], *, reader: str, clock: Clock
    ) -> bool:
        added = super().add(capture, read, refused, reader=reader, clock=clock)
        at = partial(str, self.last())
        self.calls.append({"capture": capture, "read": read, "refused": refused, "reader": reader, "clock": at})
        return added


@pytest.fixture(scope="module")
def filled() -> Recording:
    """The pages of the strike at Saltmere, one every six hours."""
    archive, times = Recording(), clock()
    holdings = Holdings(archive, "rules", clock=lambda: next(times))
    for source in sorted(map(str, (ROOT / "examples" / "harbour").iterdir())):
        list(holdings.add([source]))
    return archive


@pytest.fixture
def archive(filled: Recording, monkeypatch: pytest.MonkeyPatch) -> InMemoryArchive:
    """An archive of the same pages, and the only one that there is."""
    own = InMemoryArchive()
    for each in filled.calls:
        assert own.add(**each)

    def open_archive(place: str, *, new: bool) -> InMemoryArchive:
        if place != "strike":
            raise BadCall(f"{place}: no archive is there")
        return own

    module = ModuleType("twosource.archive.opening")
    module.open_archive = open_archive  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "twosource.archive.opening", module)
    return own


def call(*words: str) -> Result:
    return CliRunner().invoke(cli.app, [*words, "--archive", "strike"], prog_name="twosource")


def judge(*words: str, who: str = "Anna Berg", why: str = "she told me") -> Result:
    return call("judge", *words, "--who", who, "--why", why)


def done(result: Result) -> str:
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def refused(result: Result) -> str:
    assert (result.exit_code, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    return str(line)


def listed() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(done(call("judge", "list", "--format", "json")))["judgements"]
    return found


def test_names_are_merged_split_listed_and_undone(archive: InMemoryArchive) -> None:
    line = done(judge("merge", "Henrik Dahl", "Ines Corbin", why="one person"))
    assert line.endswith(": “Henrik Dahl” and “Ines Corbin” are one\n")
    made = line.partition(":")[0]
    text = done(call("judge", "list"))
    assert made in text
    assert "Anna Berg" in text
    assert "one person" in text
    assert done(call("judge", "undo", made[:6])).endswith(f": the judgement {made} holds no longer\n")
    first, second = listed()
    assert (first["undone"], first["effective"], second["kind"]) == (True, False, "undo")
    assert "is undone already" in refused(call("judge", "undo", made))
    done(judge("split", "Henrik Dahl", "Ines Corbin"))
    assert [(j["kind"], j["undone"]) for j in listed()] == [
        ("merge-names", True),
        ("undo", False),
        ("split-names", False),
    ]


def test_a_document_is_named_by_words_of_its_headline_or_the_beginning_of_its_id(archive: InMemoryArchive) -> None:
    assert "is left out of account" in done(judge("set-aside", "accepted NOTHING"))
    (first,) = listed()
    (name,) = first["subject"]
    assert f"that is so already: {first['id']}, by judgement of Anna Berg" in refused(judge("set-aside", name[:5]))
    assert "goes back to TASS" in done(judge("origin", "Gates shut", "TASS"))


def test_what_a_document_says_is_taken_out_of_a_claim_and_brought_back(archive: InMemoryArchive) -> None:
    dossier = Holdings(archive).dossier()
    whole = next(c for c in dossier.stories[0].claims if len({d for d, _ in c.propositions}) > 2 and not c.utterance)
    document, proposition = whole.propositions[0]
    assert "does not belong to the claim" in done(judge("detach", whole.id, document, proposition))
    assert "belongs to the claim" in done(judge("attach", whole.id, document, proposition))
    assert [j["subject"] for j in listed()] == [[whole.id, document, proposition]] * 2
    assert "there is no proposition “p99999”; there is p" in refused(judge("attach", whole.id, document, "p99999"))


def test_the_one_thing_that_a_document_says_in_a_claim_need_not_be_named(archive: InMemoryArchive) -> None:
    dossier = Holdings(archive).dossier()
    whole = next(c for c in dossier.stories[0].claims if len({d for d, _ in c.propositions}) > 2 and not c.utterance)
    named = [d for d, _ in whole.propositions]
    once = next((d for d in named if named.count(d) == 1), None)
    assert once is not None
    done(judge("detach", whole.id, once))
    other = next(d.id for d in dossier.stories[0].documents if d.id not in named)
    assert refused(judge("detach", whole.id, other)).startswith("twosource: nothing that the document")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("merge", "Henrik Dahl", "Henrik Dall"), "no document has the name “Henrik Dall”; there is “Henrik Dahl”"),
        (("merge", "Henrik Dahl", "HENRIK  dahl"), "it takes two names, or more"),
        (("set-aside", "no such headline"), "there is no document “no such headline”; there is d"),
        (("set-aside", "e"), "“e” may be more than one document: d"),
        (("set-aside", ""), "which document? there is d"),
        (("origin", "Gates shut", " "), "a name is needed"),
        (("attach", "c0zz", "Gates shut", "p1"), "there is no claim “c0zz”; there is c"),
        (("undo", "j0"), "there is no judgement “j0”"),
    ],
)
def test_what_is_not_there_is_one_line_and_nothing_is_recorded(
    words: tuple[str, ...], line: str, archive: InMemoryArchive
) -> None:
    assert refused(judge(*words)).startswith(f"twosource: {line}")
    assert archive.judgements() == ()


def test_an_archive_that_is_not_there_is_one_line(archive: InMemoryArchive) -> None:
    for words in (["judge", "list"], ["changes", "--since", "yesterday"]):
        result = CliRunner().invoke(cli.app, [*words, "--archive", "elsewhere"], prog_name="twosource")
        assert refused(result) == "twosource: elsewhere: no archive is there"


def test_without_judgements_the_list_says_so(archive: InMemoryArchive) -> None:
    assert done(call("judge", "list")) == "no judgements\n"


def test_hidden_characters_in_a_judgement_are_shown(archive: InMemoryArchive) -> None:
    done(judge("set-aside", "Gates shut", who="An\u202ena", why="a\x1b[31m\nb"))
    text = done(call("judge", "list"))
    assert "An<U+202E>na" in text
    assert "a<U+001B>[31m b" in text


def test_changes_are_told_by_story_with_before_after_and_cause(archive: InMemoryArchive) -> None:
    text = done(call("changes", "--since", (BEGIN + timedelta(hours=43)).isoformat()))
    assert "Dockers in Saltmere begin strike over pay" in text
    assert "MOVED IN THE LEDGER" in text
    assert "no answer yet" in text
    assert "→ " in text
    assert "Saltmere Echo, 22 September 2025" in text
    assert not any(line != line.rstrip() for line in text.splitlines())


def test_changes_as_json_are_the_records(archive: InMemoryArchive) -> None:
    start = (BEGIN + timedelta(hours=43)).isoformat()
    found = json.loads(done(call("changes", "--since", start, "--until", "2031-03-12", "--format", "json")))
    assert list(found) == ["since", "until", "changes"]
    assert found["since"] == "2031-03-12T03:00:00.000000+00:00"
    assert found["until"] > "2031-03-12T"
    assert found["changes"]
    keys = ["kind", "what", "story", "id", "text", "before", "after", "documents", "evidence"]
    assert all(list(change) == keys for change in found["changes"])


def test_that_nothing_changed_is_said(archive: InMemoryArchive) -> None:
    assert done(call("changes", "--since", "2031-04-01")) == "nothing changed since 1 April 2031\n"
    assert json.loads(done(call("changes", "--since", "2031-04-01", "--format", "json")))["changes"] == []


def test_a_judgement_is_a_change(archive: InMemoryArchive) -> None:
    holdings = Holdings(archive, clock=lambda: "2031-04-02T09:00:00.000000+00:00")
    document = next(d for d, _ in archive.read() if d.title == "Oakes: I have accepted nothing")
    holdings.judge("set-aside", [document.id], who="Anna Berg", why="taken back")
    text = done(call("changes", "--since", "2031-04-01"))
    assert "DECIDED" in text
    assert "decided by Anna Berg: taken back" in text
    assert "taken into account → set aside" in text


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["--since", "whenever"], "twosource: “whenever” is no time that is understood"),
        (["--since", "yesterday", "--until", "whenever"], "twosource: “whenever” is no time that is understood"),
        (["--since", "2031-03-12", "--until", "2031-03-11"], "twosource: --until 2031-03-11 lies before --since"),
    ],
)
def test_times_that_make_no_sense_are_one_line(words: list[str], line: str, archive: InMemoryArchive) -> None:
    assert refused(call("changes", *words)).startswith(line)


def test_a_judgement_without_a_reason_is_refused_in_one_line(archive: InMemoryArchive) -> None:
    assert refused(judge("merge", "Oakes", "Corbin", why=" ")) == "twosource: a judgement needs a reason: --why “…”"
    assert not archive.judgements()


def test_an_empty_claim_is_refused_in_one_line(archive: InMemoryArchive) -> None:
    assert refused(call("check", " ")) == "twosource: check needs a claim in words"

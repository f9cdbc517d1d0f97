import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import count
from pathlib import Path
from random import Random
from threading import Event
from typing import Any

import msgspec
import pytest
from stores import PLACES, STORES, moment

from twosource import pipeline, questions
from twosource.archive import stored
from twosource.archive.holdings import DOSSIERS, Holdings
from twosource.archive.intake import named
from twosource.archive.interface import Archive
from twosource.desk.json import dossier_bytes
from twosource.memory import Memory
from twosource.records.ledger import Dossier, Story
from twosource.records.page import Document, Failure
from twosource.records.reading import Reading
from twosource.run import runner
from twosource.stage import Reader

PAGES = sorted(str(path) for path in (Path(__file__).parents[2] / "examples" / "harbour").iterdir())


class Counting:
    """The reader without a model; it counts what it reads."""

    def __init__(self) -> None:
        self.reader: Reader = pipeline.stage("reader")("rules")
        self.name, self.version = self.reader.name, self.reader.version
        self.done = 0

    def read(self, document: Document) -> Reading:
        self.done += 1
        return self.reader.read(document)


class Renamed(Counting):
    """A reader that signs its readings."""

    def read(self, document: Document) -> Reading:
        return msgspec.structs.replace(super().read(document), reader="renamed")


def ticking() -> Any:
    minutes = count()
    return lambda: moment(next(minutes))


@pytest.fixture(params=STORES)
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Archive]:
    with closing(STORES[request.param](tmp_path)) as made:
        yield made


@pytest.fixture
def held(archive: Archive) -> Holdings:
    return Holdings(archive, Counting(), ticking())


@pytest.fixture(scope="module")
def briefed() -> bytes:
    return dossier_bytes(pipeline.brief(PAGES, reader="rules"))


@pytest.mark.parametrize("order", range(5))
def test_pages_added_one_by_one_in_any_order_give_the_bytes_of_brief(
    order: int, held: Holdings, briefed: bytes
) -> None:
    for page in Random(order).sample(PAGES, len(PAGES)):
        assert [item for item in held.add([page]) if isinstance(item, Failure)] == []
        if page.endswith(("2", "t")):
            held.dossier()
    assert dossier_bytes(held.dossier()) == briefed
    assert dossier_bytes(Holdings(held.archive, "rules").dossier()) == briefed


def test_pages_added_again_change_nothing(held: Holdings) -> None:
    first = list(held.add(PAGES[:3]))
    state, dossier = held.archive.state(), held.dossier()
    assert len(first) == 3
    assert list(held.add(PAGES[:3])) == []
    assert [each.held for each in held.take_in(PAGES[:4])] == [True, True, True, False]
    assert held.dossier(until=moment(2)) == dossier
    assert held.archive.state(until=moment(2)) == state


def test_a_document_in_two_captures_is_read_once(held: Holdings, tmp_path: Path) -> None:
    line = {"text": "“The port stays closed,” said Marta Oakes on Monday.", "outlet": "Echo"}
    source = tmp_path / "pages.jsonl"
    source.write_text("\n".join(json.dumps(line | more) for more in ({}, {"seen": 1})), encoding="utf-8")
    read = list(held.add([str(source)]))
    assert len(list(held.archive.captures())) == len(read) == 2
    assert isinstance(held.reader(), Counting)
    assert (held.reader().done, len(list(held.archive.read()))) == (1, 1)  # type: ignore[attr-defined]


def test_what_is_refused_is_kept_with_the_reason_and_told_each_time(held: Holdings, tmp_path: Path) -> None:
    sources = [str(tmp_path / "lost.html"), str(tmp_path / "none"), PAGES[0]]
    Path(sources[0]).write_text("<html><body><p>Page not found</p></body></html>", encoding="utf-8")
    found = list(held.add(sources))
    assert [type(item) for item in found] == [Failure, Failure, Document]
    refused, read = held.archive.captures()
    assert (refused.documents, refused.refused) == ((), (found[0].reason,))  # type: ignore[union-attr]
    assert held.archive.capture(refused.sha256) == Path(sources[0]).read_bytes()
    assert len(read.documents) == 1
    assert list(held.add(sources)) == found[:2]
    assert [each.held for each in held.take_in(sources)] == [True, False, True]


class Failing(Counting):
    """The reader without a model, which cannot read one of two articles as long as something is wrong."""

    wrong: Exception | None = None

    def read(self, document: Document) -> Reading:
        if self.wrong is not None and "Oakes" in document.text:
            raise self.wrong
        return super().read(document)


TWO = """Dockers in Saltmere to walk out again

2025-03-03 16:05 Last Updated At:18:20

Dockers in the port of Saltmere will walk out on Thursday after talks with the ferry company broke down, they said.

The company said it was ready to talk, but that it could not pay more than it earned in a year of falling trade.

The walkout is the third since January, and both sides say that a fourth would cost the port its largest customer.

Minister opens new bridge over the sound

2025-03-04 09:15 Last Updated At:11:00

Marta Oakes opened the bridge over the sound on Tuesday, eleven years after its first stone was laid there.

The bridge is four kilometres long and shortens the way between the two towns by an hour, the minister said.

Fishermen had gone to court against the bridge, but the judges found that the fish would get used to it.
"""


@pytest.mark.parametrize("wrong", [MemoryError(), OSError("too many open files")])
def test_a_page_that_the_machine_failed_to_read_is_taken_whole_when_it_is_added_again(
    wrong: Exception, archive: Archive, tmp_path: Path
) -> None:
    (tmp_path / "two.txt").write_text(TWO, encoding="utf-8")
    reader = Failing()
    held = Holdings(archive, reader, ticking())
    reader.wrong = wrong
    (failure,) = held.add([str(tmp_path / "two.txt")])
    assert isinstance(failure, Failure)
    assert "add it again" in failure.reason
    assert list(archive.captures()) == []
    reader.wrong = None
    assert [type(item) for item in held.add([str(tmp_path / "two.txt")])] == [Document, Document]


def test_an_article_that_no_try_will_read_does_not_keep_the_others_of_its_page_out(
    archive: Archive, tmp_path: Path
) -> None:
    (tmp_path / "two.txt").write_text(TWO, encoding="utf-8")
    reader = Failing()
    reader.wrong = ValueError("no such word")
    held = Holdings(archive, reader, ticking())
    assert [type(item) for item in held.add([str(tmp_path / "two.txt")])] == [Document, Failure]
    assert [(len(each.documents), len(each.refused)) for each in archive.captures()] == [(1, 1)]


def test_a_dossier_of_an_earlier_time_is_that_of_what_was_held_then(held: Holdings) -> None:
    list(held.add(PAGES[:4]))
    for size in (1, 3):
        assert held.dossier(until=moment(size - 1)) == pipeline.brief(PAGES[:size], reader="rules")
    assert held.dossier(until="1999").stories == ()
    assert held.dossier() == held.dossier(until="2999")


def made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that grows by one whenever a dossier is made."""
    times: list[int] = []
    make = pipeline.dossier

    def counted(pairs: Any, *given: Any) -> Dossier:
        times.append(1)
        return make(pairs, *given)

    monkeypatch.setattr(pipeline, "dossier", counted)
    return times


def test_a_dossier_is_made_once_for_each_state(held: Holdings, monkeypatch: pytest.MonkeyPatch) -> None:
    times = made(monkeypatch)
    list(held.add(PAGES[:3]))
    for _ in range(2):
        held.dossier(), held.dossier(until=moment(0)), held.dossier(until="2999")
    assert len(times) == 2
    list(held.add(PAGES[3:4]))
    held.dossier(until=moment(2))  # what was the newest is now one of the past
    assert len(times) == 2
    held.dossier()
    assert len(times) == 3


def test_only_some_dossiers_of_the_past_are_kept(held: Holdings, monkeypatch: pytest.MonkeyPatch) -> None:
    list(held.add(PAGES))
    times = made(monkeypatch)
    for minute in range(DOSSIERS + 1):
        held.dossier(until=moment(minute))
    held.dossier(until=moment(DOSSIERS))
    assert len(times) == DOSSIERS + 1
    held.dossier(until=moment(0))
    assert len(times) == DOSSIERS + 2


def test_who_asks_while_a_dossier_is_made_waits_for_it_and_others_do_not(
    held: Holdings, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(held.add(PAGES[:3]))
    newest = held.dossier()
    times, going, make = [], Event(), pipeline.dossier

    def slow(*given: Any) -> Dossier:
        times.append(1)
        assert going.wait(20)
        return make(*given)

    monkeypatch.setattr(pipeline, "dossier", slow)
    with ThreadPoolExecutor(3) as threads:
        asked = [threads.submit(held.dossier, until=moment(0)) for _ in range(3)]
        assert held.dossier() is newest
        assert held.check("The port is closed.").documents
        assert not any(each.done() for each in asked)
        going.set()
        first, *rest = (each.result() for each in asked)
    assert (len(times), [each is first for each in rest]) == (1, [True, True])


def test_a_dossier_that_could_not_be_made_is_tried_again(held: Holdings, monkeypatch: pytest.MonkeyPatch) -> None:
    list(held.add(PAGES[:1]))
    with monkeypatch.context() as broken:
        broken.setattr(pipeline, "dossier", lambda *_: 1 // 0)
        with pytest.raises(ZeroDivisionError):
            held.dossier()
    assert len(held.dossier().stories) == 1


def test_dossiers_of_the_past_and_questions_use_what_is_known_of_now(
    held: Holdings, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(held.add(PAGES))
    held.dossier()
    given: list[Memory] = []
    for of, name in ((pipeline, "distinct"), (pipeline, "parted"), (questions, "parted"), (pipeline, "case_file")):
        monkeypatch.setattr(of, name, noting(getattr(of, name), given))
    held.dossier(until=moment(3))
    past = len(given)
    held.check("The port is closed.")
    assert (past, len(given) > past + 2) == (2, True)
    assert all(memory._kept or memory._before for memory in given)
    alone = questions.check("The port is closed.", questions.matter(list(held.archive.read()), held.reader()))
    assert held.check("The port is closed.") == alone
    assert held.dossier(until=moment(3)) == pipeline.brief(PAGES[:4], reader="rules")


def noting(work: Any, given: list[Memory]) -> Any:
    def noted(*arguments: Any, **named: Any) -> Any:
        given.extend(each for each in (*arguments, *named.values()) if isinstance(each, Memory))
        return work(*arguments, **named)

    return noted


def test_the_next_start_need_not_make_the_dossier(held: Holdings, monkeypatch: pytest.MonkeyPatch) -> None:
    list(held.add(PAGES[:3]))
    dossier = held.dossier()
    times = made(monkeypatch)
    assert Holdings(held.archive).dossier() == dossier
    assert times == []


@pytest.mark.parametrize("why", ["another program", "nonsense", "nothing", "something new"])
def test_a_dossier_that_was_kept_counts_for_this_program_and_state_only(
    why: str, held: Holdings, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(held.add(PAGES[:2]))
    held.dossier()
    if why == "another program":
        monkeypatch.setattr(stored, "program", lambda: "another")
    elif why == "nonsense":
        held.archive.keep(stored._name(held.archive.state()), b"{")
    elif why == "nothing":
        held.archive.keep("", b"")
    else:
        list(held.add(PAGES[2:3]))
    times = made(monkeypatch)
    Holdings(held.archive, "rules").dossier()
    assert times == [1]


@pytest.mark.parametrize("archive", PLACES, indirect=True)
def test_pages_read_in_several_processes_are_kept_as_if_read_in_one(held: Holdings, archive: Archive) -> None:
    with closing(STORES["in memory"](Path())) as other:
        one = list(held.add(PAGES))
        several = [
            d
            for each in Holdings(other, "rules", ticking()).take_in(PAGES, runner=runner(jobs=2))
            for d in each.documents
        ]
        assert several == one
        assert (list(other.captures()), list(other.read())) == (list(archive.captures()), list(archive.read()))


@pytest.mark.parametrize("archive", PLACES, indirect=True)
def test_several_processes_read_with_the_reader_that_was_given(archive: Archive) -> None:
    renamed = Renamed()
    (found, *_) = [
        d
        for each in Holdings(archive, renamed, ticking()).take_in(PAGES[:2], runner=runner(jobs=2))
        for d in each.documents
    ]
    assert {reading.reader for _, reading in archive.read()} == {"renamed"}
    assert archive.reading(found, named(renamed)) is not None


FIRST = (
    "The ferry company Northline will resume talks with the dockers' union on 4 March, its chairman Paul Novak said on "
    'Monday. "We will resume the talks on 4 March," Novak told reporters in Saltmere. The union has asked for a pay '
    "rise of 6 per cent since January. The port has been closed for nine days."
)
OTHER = (
    "The union of dockers in Saltmere confirmed on Monday that it will meet Northline. "
    '"We will be at the table," its secretary Marta Oakes said. The strike has closed the port since February.'
)
LATER = FIRST.replace("4 March", "11 March").replace("nine days", "ten days")


def line(text: str, outlet: str, **fields: str) -> str:
    url = f"https://{outlet.lower()}.example/talks"
    return json.dumps({"text": text, "outlet": outlet, "url": url, "published": "2025-03-03", **fields}) + "\n"


def test_an_edited_page_speaks_by_its_newest_text_and_is_no_witness_more(held: Holdings, tmp_path: Path) -> None:
    old = line(FIRST, "Coast", title="Talks to resume", modified="2025-03-03T10:00:00Z")
    new = line(LATER, "Coast", title="Talks to resume", modified="2025-03-03T15:00:00Z")
    source = tmp_path / "pages.jsonl"

    def told(*lines: str) -> Story:
        source.write_text("".join(lines), encoding="utf-8")
        list(held.add([str(source)]))
        (story,) = held.dossier().stories
        return story

    before = told(old, line(OTHER, "Echo", title="Dockers confirm"))
    after = told(new)
    newest = next(document.id for document in after.documents if document.text == LATER)
    oldest = next(document.id for document in after.documents if document.text == FIRST)
    assert len(after.documents) == len(before.documents) + 1
    assert [origin.name for origin in after.origins] == [origin.name for origin in before.origins]
    (version,) = after.derivations
    assert (version.document, version.of.document) == (oldest, newest)
    assert version.reason == "an earlier version of the same page"
    behind = {claim.id: {s.document for s in claim.support} for claim in after.claims}
    assert all(len(claim.origins) == 1 for claim in after.claims)
    assert not any(oldest in documents for documents in behind.values())
    assert {len(claim.witnesses) for claim in after.claims if newest in behind[claim.id]} == {1}
    assert after.base.documents == before.base.documents


def test_of_versions_without_a_later_date_none_is_silenced(held: Holdings, tmp_path: Path) -> None:
    source = tmp_path / "pages.jsonl"
    source.write_text(line(FIRST, "Coast", title="Talks to resume") + line(LATER, "Coast", title="Talks to resume"))
    list(held.add([str(source)]))
    (story,) = held.dossier().stories
    (version,) = story.derivations
    assert not version.is_outdated
    assert {s.document for claim in story.claims for s in claim.support} == {d.id for d in story.documents}

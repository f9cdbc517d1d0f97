import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing
from functools import partial
from pathlib import Path
from random import Random
from threading import Event

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stores import READER, STORES, capture, document, moment, put, reading

from twosource import pipeline
from twosource.archive.interface import Archive
from twosource.records.judgement import Judgement, decided
from twosource.records.page import Capture, CaptureNote, Document, Failure
from twosource.records.reading import Quantity, Reading


@pytest.fixture(params=STORES)
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Archive]:
    with closing(STORES[request.param](tmp_path)) as made:
        yield made


def ids(archive: Archive, until: str | None = None) -> list[str]:
    return [page.id for page, _ in archive.read(until=until)]


def found(archive: Archive, words: str, limit: int = 100) -> list[str]:
    names = {page.id: page.title or page.text for page, _ in archive.read()}
    return [names[hit.document] for hit in archive.search(words, limit=limit)]


NUMBERS = st.none() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
NOTES = st.builds(CaptureNote, path=st.just("a/page"), url=st.none() | st.text(min_size=1, max_size=9))
st.register_type_strategy(Quantity, st.builds(Quantity, value=NUMBERS))
PAIRS = st.lists(
    st.tuples(st.builds(Document, capture=NOTES), st.builds(Reading)),
    max_size=4,
    unique_by=(lambda pair: pair[0].id, lambda pair: pair[0].capture),
)


@pytest.mark.parametrize("kind", STORES)
@given(PAIRS)
@settings(max_examples=15)
def test_whatever_was_read_comes_back_as_it_was(kind: str, pairs: list[pipeline.Read]) -> None:
    with tempfile.TemporaryDirectory() as place, closing(STORES[kind](Path(place))) as archive:
        for page, read in pairs:
            taken = Capture(data=b"", **msgspec.structs.asdict(page.capture))
            assert archive.add(taken, [(page, read)], [], reader=READER, clock=lambda: moment(0))
        assert list(archive.read()) == sorted(pairs, key=lambda pair: pair[0].id)
        assert [archive.reading(page, READER) for page, _ in pairs] == [read for _, read in pairs]


@pytest.mark.parametrize("kind", STORES)
@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz"), st.sampled_from("12")), min_size=1), st.randoms()
)
@settings(max_examples=15)
def test_of_one_document_in_several_captures_the_one_that_a_dossier_takes_is_kept(
    kind: str, made: list[tuple[str, str, str]], chance: Random
) -> None:
    pairs = []
    for name, text, url in made:
        taken = capture(text, url=url)
        page = msgspec.structs.replace(document(text, taken), id=name)
        pairs.append((taken, (page, reading(page))))
    chance.shuffle(pairs)
    first = dict(reversed(pairs))  # a capture counts once
    with tempfile.TemporaryDirectory() as place, closing(STORES[kind](Path(place))) as archive:
        for taken, pair in pairs:
            archive.add(taken, [pair], [], reader=READER, clock=lambda: moment(0))
        assert pipeline.distinct(archive.read()) == pipeline.distinct(first.values())


def test_what_is_added_twice_is_there_once(archive: Archive) -> None:
    pair = put(archive, "The port was closed on Monday.")
    state = archive.state()
    page = pair[0]
    assert archive.taken(capture(page.text), READER) == next(archive.captures())
    assert not archive.add(capture(page.text, path="elsewhere.txt"), [pair], [], reader=READER, clock=lambda: moment(9))
    assert (list(archive.read()), archive.state(), len(list(archive.captures()))) == ([pair], state, 1)


@pytest.mark.parametrize("other", [{"url": "https://echo.example/a"}, {"media_type": "text/html"}])
def test_the_same_bytes_from_elsewhere_or_as_something_else_are_another_capture(
    archive: Archive, other: dict[str, str]
) -> None:
    put(archive, "The port was closed on Monday.")
    assert archive.taken(capture("The port was closed on Monday.", **other), READER) is None
    put(archive, "The port was closed on Monday.", of=capture("The port was closed on Monday.", **other))
    assert (len(list(archive.captures())), len(ids(archive))) == (2, 1)


def test_a_page_with_another_entry_that_led_to_it_is_another_capture_and_all_are_kept(archive: Archive) -> None:
    words = "The port was closed on Monday."
    ways = [msgspec.structs.replace(capture(words), entry=entry) for entry in (None, b"<rss>1</rss>", b"<rss>2</rss>")]
    for each in (*ways, *ways):
        put(archive, words, of=each)
    taken = list(archive.captures())
    assert [archive.capture(each.entry) if each.entry else None for each in taken] == [each.entry for each in ways]
    assert [archive.taken(each, READER) for each in ways] == taken
    assert archive.capture(ways[0].sha256) == words.encode()
    assert len(list(archive.read())) == 1


def test_what_another_reader_found_later_stands_for_the_capture(archive: Archive) -> None:
    taken = capture("The port was closed. The ferry sails.")
    whole, part = document("The port was closed. The ferry sails.", taken), document("The port was closed.", taken)
    archive.add(taken, [(whole, reading(whole))], [], reader="rules 1", clock=lambda: moment(1))
    assert archive.taken(taken, "rules 2") is None
    archive.add(taken, [(part, reading(part, "Novak"))], [], reader="rules 2", clock=lambda: moment(2))
    assert list(archive.read()) == [(part, reading(part, "Novak"))]
    assert list(archive.read(until=moment(1))) == [(whole, reading(whole))]
    assert archive.search("ferry") == ()


def test_a_reader_that_is_asked_again_after_another_speaks_again(archive: Archive) -> None:
    taken = capture("The port was closed. The ferry sails.")
    whole, part = document("The port was closed. The ferry sails.", taken), document("The port was closed.", taken)
    for minute, (page, reader) in enumerate([(whole, "rules 1"), (part, "rules 2"), (whole, "rules 1")]):
        assert archive.taken(taken, reader) is None
        assert archive.add(taken, [(page, reading(page))], [], reader=reader, clock=partial(moment, minute))
        assert list(archive.read()) == [(page, reading(page))]
    assert not archive.add(taken, [(whole, reading(whole))], [], reader="rules 1", clock=lambda: moment(9))
    assert [each.documents for each in archive.captures()] == [(whole.id,), (part.id,), (whole.id,)]


def test_a_reading_is_found_by_content_and_reader(archive: Archive) -> None:
    page, read = put(archive, "The port was closed on Monday.")
    elsewhere = document(page.text, capture("<p>The port was closed on Monday.</p>", media_type="text/html"))
    assert archive.reading(elsewhere, READER) == read
    assert archive.reading(elsewhere, "rules 2") is None
    assert archive.reading(msgspec.structs.replace(elsewhere, title="Closed"), READER) is None


def test_a_capture_was_taken_when_it_was_seen_last_however_it_was_met(archive: Archive) -> None:
    def seen(when: str | None) -> Capture:
        return msgspec.structs.replace(capture("The ship came in.", path=f"crawl of {when}"), taken=when)

    put(archive, "The ship came in.", of=seen("2025-06-05"), minute=1)
    for minute, when in enumerate([None, "2025-06-01", "2025-06-09", "2025-06-09", "2025-06-07"], 2):
        assert archive.taken(seen(when), READER) is not None
        archive.see(seen(when), clock=lambda minute=minute: moment(minute))  # type: ignore[misc]
    assert [(each.path, each.seen) for each in archive.captures()] == [
        ("crawl of 2025-06-05", "2025-06-05"),
        ("crawl of 2025-06-09", "2025-06-09"),
    ]
    assert [len(each.documents) for each in archive.captures()] == [1, 1]
    assert [page.capture.taken for page, _ in archive.read()] == ["2025-06-09"]
    assert [page.capture.taken for page, _ in archive.read(until=moment(1))] == ["2025-06-05"]


def test_what_came_later_is_left_out(archive: Archive) -> None:
    first, second = put(archive, "One ship came in.", minute=1), put(archive, "Two ships came in.", minute=2)
    states = [archive.state(until=moment(minute)) for minute in range(4)]
    assert list(archive.read(until=moment(1))) == [first]
    assert sorted(ids(archive, moment(2))) == sorted([first[0].id, second[0].id])
    assert [taken.documents for taken in archive.captures(until=moment(1))] == [(first[0].id,)]
    assert len(set(states)) == 3
    assert states[2] == states[3] == archive.state()


def test_captures_are_told_in_the_order_in_which_they_came(archive: Archive) -> None:
    put(archive, "Two ships came in.", minute=2)
    taken = capture("One ship.", path="ca\udcff.txt", url="https://echo.example/a")
    page = document("One ship.", taken)
    archive.add(
        taken, [(page, reading(page))], [Failure(source="p", reason="too long")], reader=READER, clock=lambda: moment(3)
    )
    second = list(archive.captures())[1]
    assert (second.path, second.url, second.refused) == ("ca\\udcff.txt", "https://echo.example/a", ("too long",))
    assert [each.at for each in archive.captures()] == [moment(2), moment(3)]


def test_a_capture_is_given_back_as_it_came(archive: Archive) -> None:
    page, _ = put(archive, "Größe: 5 % — “so”.\0")
    assert archive.capture(page.capture.sha256) == "Größe: 5 % — “so”.\0".encode()
    assert archive.capture("0" * 64) is None


def judge(archive: Archive, minute: int, why: str = "one man") -> Judgement:
    def made(at: str) -> Judgement:
        return decided("merge-names", ["Oakes", "M. Oakes"], who="Anna Berg", when=at, why=why)

    return archive.judge(made, clock=partial(moment, minute))


def test_judgements_come_back_once_and_the_oldest_first(archive: Archive) -> None:
    states = [archive.state()]
    made = []
    for minute, why in ((3, "seen „so“"), (5, "one man")):
        made.append(judge(archive, minute, why))
        states.append(archive.state())
    assert archive.judgements() == tuple(made)
    assert archive.judgements(until=moment(4)) == (made[0],)
    assert [each.when for each in made] == [moment(3), moment(5)]
    assert len(set(states)) == 3


def test_what_is_added_is_later_than_all_before_it_whatever_the_clock_says(archive: Archive) -> None:
    put(archive, "One ship came in.", minute=5)
    decision = judge(archive, 2)
    put(archive, "Two ships came in.", minute=3)
    first, second = (taken.at for taken in archive.captures())
    assert first == moment(5)
    assert decision.when == moment(5).replace("000000", "000001")
    assert second == moment(5).replace("000000", "000002")


def test_the_time_is_asked_for_when_nothing_else_is_being_written(archive: Archive) -> None:
    began, told = Event(), Event()

    def slow() -> str:
        began.set()
        assert told.wait(20)
        return moment(1)

    def asked() -> str:
        assert told.is_set()
        return moment(2)

    one, two = capture("One ship came in."), capture("Two ships came in.")
    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(archive.add, one, [], [], reader=READER, clock=slow)
        assert began.wait(20)
        second = threads.submit(archive.add, two, [], [], reader=READER, clock=asked)
        wait([second], 0.05)
        told.set()
        assert (first.result(), second.result()) == (True, True)
    assert [each.sha256 for each in archive.captures()] == [one.sha256, two.sha256]


def test_what_was_worked_out_is_no_addition_and_takes_the_place_of_what_was_before(archive: Archive) -> None:
    state = archive.state()
    for name in ("one", "two", "two"):
        archive.keep(name, name.encode())
    assert (archive.recall("one"), archive.recall("two"), archive.state()) == (None, b"two", state)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("kiev", "Talks in Kyiv went on."),
        ("Kyiv", "Talks in Kiev went on."),
        ("Umerow", "It was Umerov who spoke."),
        ("umerov", "Rustem Umerow spoke."),
        ("Turkiye", "Officials in Türkiye agreed."),
        ("türkiye", "Officials in Turkey agreed."),
        ("turkey", "Officials in TÜRKİYE agreed."),
        ("Saigon", "A flight to Ho Chi Minh City left."),
        ("ho chi minh city talks", "The talks in Saigon went on."),
        ("selenskyj", "President Zelensky came."),
        ("sergei", "It was Serhiy who spoke."),
        ("Київ", "Talks in Kyiv went on."),
        ("exchange of prisoner", "They spoke of exchanging prisoners."),
        ("İstanbul", "ISTANBUL is open."),
        ("STRASSE", "Die Straße war gesperrt."),
    ],
)
def test_names_are_found_in_any_spelling_and_words_in_any_form(archive: Archive, words: str, text: str) -> None:
    put(archive, text)
    put(archive, "Nothing was said of the ferry.")
    assert found(archive, words) == [text]


def test_only_documents_with_all_the_words_are_found_those_with_them_in_the_headline_first(archive: Archive) -> None:
    put(archive, "The port was closed. A ferry came.", title="b")
    put(archive, "Nothing else.", title="The ferry and the port")
    put(archive, "The port was closed.", title="c")
    assert found(archive, "port ferry") == ["The ferry and the port", "b"]
    assert found(archive, "port", limit=1) == ["The ferry and the port"]


@pytest.mark.parametrize("words", ["", " ", '"', "*", "-", "(", "a", "title:", 'x" OR "port', "NEAR(port, 2", "^port*"])
def test_words_of_a_query_language_mean_nothing(archive: Archive, words: str) -> None:
    put(archive, "The port was closed.")
    assert found(archive, words) in ([], ["The port was closed."])
    assert found(archive, "NOT ferry") == []


def test_an_excerpt_shows_the_words_in_their_sentence(archive: Archive) -> None:
    put(archive, f"{'The sea was calm. ' * 30}The talks in Kiev\nwent on. {'The sea was calm. ' * 30}")
    (hit,) = archive.search("Kyiv")
    assert "The talks in Kiev went on." in hit.excerpt
    assert hit.excerpt.startswith("… ")
    assert hit.excerpt.endswith(" …")
    assert len(hit.excerpt) < 300


def test_threads_may_add_and_read_at_once(archive: Archive) -> None:
    def writes(number: int) -> None:
        for each in range(10):
            put(archive, f"Ship {number} came in {each} times.", minute=each)

    def reads() -> None:
        seen = 0
        while seen < 40:
            now = ids(archive)
            assert seen <= len(now)
            seen = len(now)
            archive.state()
            archive.search("ship")

    with ThreadPoolExecutor(7) as threads:
        work = [threads.submit(writes, number) for number in range(4)] + [threads.submit(reads) for _ in range(3)]
    assert [each.exception() for each in work] == [None] * 7
    assert len(list(archive.captures())) == 40


def test_what_is_noted_of_a_feed_takes_the_place_of_what_was_and_is_no_addition(archive: Archive) -> None:
    put(archive, "Ship 1 came in on Monday.")
    before = archive.state(), archive.last()
    archive.note("a", {"": b"feed", "1": b"one", "2": b"two"})
    archive.note("b", {"1": b"other"})
    archive.note("a", {"1": b"uno", "2": None, "3": None})
    assert archive.notes("a") == {"": b"feed", "1": b"uno"}
    assert (archive.notes("b"), archive.notes("c")) == ({"1": b"other"}, {})
    assert (archive.state(), archive.last()) == before

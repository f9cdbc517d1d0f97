import subprocess
import sys
from collections import Counter
from datetime import datetime
from pathlib import Path

import msgspec
import pytest

from benchmarks.scale.grammar import Forms, slots, template, written
from benchmarks.scale.kinds import general, kinds
from benchmarks.scale.matter import head, matter
from benchmarks.scale.news import Made, made
from benchmarks.scale.outlets import OUTLETS, outlets
from twosource import pipeline
from twosource.records.page import Document, Failure
from twosource.records.whence import placeless
from twosource.settings import DEFAULT

WHOLE = range(100, 116)


@pytest.fixture(scope="module")
def items() -> list[Made]:
    return list(made(WHOLE))


def test_the_same_seed_gives_the_same_bytes_in_another_process(items: list[Made]) -> None:
    program = (
        "import sys, msgspec; from benchmarks.scale.news import made;"
        f"sys.stdout.buffer.write(msgspec.json.encode(list(made(range({WHOLE.start}, {WHOLE.stop})))))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=Path(__file__).parents[2], capture_output=True, check=True, timeout=120
    )
    assert run.stdout == msgspec.json.encode(items)


def test_any_slice_is_what_the_whole_has_there(items: list[Made]) -> None:
    assert [*made(range(110, 116)), *made(range(100, 110))] == [
        *(item for item in items if item.story >= 110),
        *(item for item in items if item.story < 110),
    ]


def test_another_seed_gives_other_news(items: list[Made]) -> None:
    assert {item.document.text for item in made(range(100, 104), seed=2)}.isdisjoint(i.document.text for i in items)


def test_a_source_is_of_the_same_story_and_came_before(items: list[Made]) -> None:
    known: dict[str, Made] = {}
    for item in items:
        assert (item.source is None) == (item.kind is None)
        for source in filter(None, (item.source, item.second)):
            assert known[source].story == item.story
            assert _before(known[source], item)
        known[item.document.id] = item
    assert len(known) == len(items)


def _before(first: Made, later: Made) -> bool:
    one, other = first.document.published.value, later.document.published.value
    return one is None or other is None or datetime.fromisoformat(one) < datetime.fromisoformat(other)


def test_documents_are_what_reading_their_lines_gives(items: list[Made], tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    command = [sys.executable, "-m", "benchmarks.scale.news", "--first", "100", "--stories", "4", "-o", str(path)]
    subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, check=True, timeout=120)
    captures = list(pipeline.stage("take")([str(path)], DEFAULT))
    assert not any(isinstance(capture, Failure) for capture in captures)
    read = [document for capture in captures for document in pipeline.stage("clean")(capture, DEFAULT)]
    expected = [item.document for item in items if item.story < 104]
    assert [_bare(document) for document in read] == [_bare(document) for document in expected]


def _bare(document: Document) -> Document:
    """Leave out where a document was found, which the line knows and what was made does not."""
    capture = msgspec.structs.replace(document.capture, path="", sha256="")
    return msgspec.structs.replace(placeless(document), capture=capture)


def test_what_copies_has_the_words_of_its_source(items: list[Made]) -> None:
    texts = {item.document.id: set(item.document.text.split("\n\n")) for item in items}
    plain = [item for item in items if item.kind == "copies"]
    whole = sum(len(texts[item.document.id] & texts[item.source or ""]) >= 2 for item in plain)
    assert whole > 0.7 * len(plain)


def test_own_reports_of_one_matter_share_no_paragraph(items: list[Made]) -> None:
    own = [item.document.text.split("\n\n") for item in items if item.source is None]
    shared = Counter(paragraph for text in own for paragraph in set(text) if "“" not in paragraph)
    assert max(shared.values()) == 1


def test_stories_are_of_many_sizes_and_fifty_documents_on_average() -> None:
    sizes = [matter(1, number).size for number in range(0, 20_000, 40)]
    assert 42 < sum(sizes) / len(sizes) < 58
    assert 1 <= min(sizes) <= 2
    assert 150 < max(sizes) <= 200


def test_a_story_has_as_many_documents_as_it_was_to_have(items: list[Made]) -> None:
    counts = Counter(item.story for item in items)
    assert counts == {number: matter(1, number).size for number in WHOLE}


def test_some_stories_are_neighbours_of_kind_and_place() -> None:
    heads = Counter((kind.name, town) for kind, town in (head(1, number) for number in range(1000)))
    assert sum(count > 1 for count in heads.values()) > 50


def test_outlets_are_three_thousand_of_as_many_names() -> None:
    assert len({outlet.name for outlet in outlets(1)}) == len(outlets(1)) == OUTLETS
    assert len({outlet.domain for outlet in outlets(1)}) == OUTLETS


def test_every_sentence_knows_all_its_values() -> None:
    values = set(matter(1, 0).values) | {"today", "witness"}
    every = [line for kind in kinds() for row in (kind.headlines, kind.later_headlines, kind.leads) for line in row]
    every += [line for kind in kinds() for row in (kind.facts, kind.later, kind.quotes) for line in row]
    every += [*general().sentences, *general().quotes, *general().leads, *general().later, *general().macros.values()]
    assert {name for line in every for name in slots(line)} - values == set()


def test_there_are_forty_kinds_or_more() -> None:
    assert len({kind.name for kind in kinds()}) >= 40


def test_an_alternative_may_be_empty_and_hold_others() -> None:
    words = template("[old |]{place}[| is [dry|wet]].")
    values = {"place": Forms(("Lindau",), ("it",))}

    def drawn(*row: float) -> str:
        draws = iter(row)
        return written(words, values, lambda: next(draws), set())

    assert drawn(0.9, 0.0, 0.9, 0.0) == "Lindau is dry."
    assert drawn(0.0, 0.0, 0.0) == "Old Lindau."


@pytest.mark.parametrize("words", ["[a|b", "a]", "a|b"])
def test_a_bracket_that_does_not_close_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="bracket"):
        template(words)

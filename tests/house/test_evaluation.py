"""The figures of the evaluation, on small cases whose figures are worked out by hand."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.evaluate import cases, events, modality, pairs, spans, speakers, stories
from benchmarks.evaluate.figures import Tally, harmonic, touching, trimmed
from benchmarks.evaluate.pages import flat_text, text_f1
from benchmarks.evaluate.program import Program, ProgramError
from benchmarks.evaluate.tasks import TASKS

Speaks = Callable[..., Program]
TEXT = "Dahl said the port was shut."


@pytest.fixture
def saying(tmp_path: Path) -> Speaks:
    """A program that prints what it is told to, whatever it is asked."""

    def speaks(*lines: dict[str, Any]) -> Program:
        script, answer = tmp_path / "program.py", tmp_path / "answer"
        answer.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
        script.write_text(f"print(open({str(answer)!r}, encoding='utf-8').read())", encoding="utf-8")
        return Program((sys.executable, str(script)))

    return speaks


def document(**fields: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {"entities": [], "times": [], "quantities": [], "attributions": [], "propositions": []}
    return {"id": "1", "ref": "1", "text": TEXT} | empty | fields


def test_a_span_with_a_wrong_edge_is_wrong_and_yet_overlaps(saying: Speaks) -> None:
    gold = document(attributions=[{"source": [[0, 4]], "cue": [[5, 9]], "content": [[10, 28]]}])
    found = document(attributions=[{"source": [[0, 4]], "cue": [[5, 9]], "content": [[14, 28]]}])
    figures = spans.quotes([gold], saying(found))
    assert figures.value == pytest.approx(2 / 3)
    assert figures.rest["content overlap F1"] == 1
    assert figures.rest["linked F1"] == 0


def test_marks_at_the_edge_of_a_span_cost_nothing(saying: Speaks) -> None:
    gold = document(attributions=[{"source": [[0, 4]], "cue": [[5, 9]], "content": [[10, 27]]}])
    found = document(attributions=[{"source": [[0, 5]], "cue": [[4, 10]], "content": [[9, 28]]}])
    assert spans.quotes([gold], saying(found)).value == 1


def test_a_name_of_the_wrong_type_is_both_wrong_and_missed(saying: Speaks) -> None:
    gold = document(entities=[[0, 4, "Person"], [14, 18, "Facility"], [5, 9, "NORP"]])
    found = document(entities=[{"type": "person", "mentions": [[0, 4]]}, {"type": "person", "mentions": [[14, 18]]}])
    figures = spans.entities([gold], saying(found))
    assert figures.value == pytest.approx(0.5)
    assert figures.rest["place recall"] == 0


def test_times_that_the_annotators_left_open_cost_nothing(saying: Speaks) -> None:
    gold = document(times=[{"start": 0, "end": 4, "value": "2025"}, {"start": 10, "end": 13, "value": "XXXX-05"}])
    found = document(times=[{"start": 0, "end": 9, "value": "2025"}, {"start": 10, "end": 13, "value": "2025-05"}])
    figures = spans.times([gold], saying(found))
    assert figures.value == 1
    assert figures.rest["extent F1"] == 0
    assert figures.rest["value precision"] == 1


def test_a_finer_date_is_right_and_a_coarser_one_is_not(saying: Speaks) -> None:
    def row(name: str, *accept: str) -> dict[str, Any]:
        return document(id=name, times=[{"start": 0, "end": 4, "accept": list(accept)}])

    def given_time(name: str, value: str) -> dict[str, Any]:
        return document(ref=name, times=[{"start": 2, "end": 4, "value": value}])

    rows = [row("Day-1", "2025-06"), row("Day-2", "2025-06-02")]
    figures = cases.dates(rows, saying(given_time("Day-1", "2025-06-02"), given_time("Day-2", "2025-06")))
    assert figures.value == 0.5


def test_a_number_elsewhere_does_not_count(saying: Speaks) -> None:
    gold = document(quantities=[{"start": 0, "end": 4, "value": 6.4}])
    found = document(quantities=[{"start": 5, "end": 9, "value": 6.4}])
    assert cases.numbers([gold], saying(found)).value == 0


def test_concede_and_retreat_are_one_root_of_the_set(saying: Speaks) -> None:
    gold = {"text": TEXT, "actor": "Dahl", "recipient": "the port", "root": "YIELD"}
    coded = {"root": "RETREAT", "actor": [[0, 4]], "recipient": [[14, 18]]}
    assert events.events([gold], saying(document(ref="0", propositions=[coded]))).value == 1


def test_b_cubed_weighs_every_document(saying: Speaks) -> None:
    rows = [{"id": name, "text": "x", "story": story} for name, story in zip("abcd", "1122", strict=True)]
    told = {
        "stories": [
            {"id": "s", "documents": [{"ref": name} for name in "abc"]},
            {"id": "t", "documents": [{"ref": "d"}]},
        ]
    }
    figures = stories.stories(rows, saying(told))
    assert figures.rest["B-cubed precision"] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert figures.rest["B-cubed recall"] == pytest.approx((1 + 1 + 0.5 + 0.5) / 4)


def test_balanced_accuracy_is_not_won_by_always_saying_yes(saying: Speaks) -> None:
    rows = [{"a": "x", "b": "y", "relation": r, "category": "c"} for r in ["contradiction"] * 3 + ["neutral"]]
    assert pairs.claims(rows, saying(*[{"relation": "contradicts"}] * 4)).value == 0.5


def test_a_pair_without_an_answer_stops_the_measurement(saying: Speaks) -> None:
    rows = [{"name1": "x", "name2": "y", "is_match": "true"}] * 2
    with pytest.raises(ProgramError, match="2 pairs went in and 1 came out"):
        pairs.names(rows, saying({"relation": "same"}))


def test_changed_prepared_text_stops_the_measurement(saying: Speaks) -> None:
    with pytest.raises(ProgramError, match="was changed"):
        spans.quotes([document()], saying(document(text="Dahl said")))


def test_stripped_pages_keep_block_breaks_and_lose_what_is_not_seen() -> None:
    page = "<head><title>T</title></head><p>One  <b>two</b></p><script>x</script><div>three<br>four</div>"
    assert flat_text(page) == "One two\nthree\nfour"


def test_repeated_words_count_as_often_as_they_stand() -> None:
    assert text_f1("a b c d a b c d", "a b c d") == pytest.approx(2 * 1 / (5 + 1))
    assert text_f1("a b", "a b") == 1


@given(st.sets(st.integers(0, 9)), st.sets(st.integers(0, 9)))
def test_f1_is_the_harmonic_mean_of_precision_and_recall(found: set[int], gold: set[int]) -> None:
    tally = Tally()
    tally.add(found, gold)
    assert tally.f1 == pytest.approx(harmonic(tally.precision, tally.recall))


@given(st.text(max_size=20), st.integers(0, 20), st.integers(0, 20))
def test_trimming_twice_is_trimming_once(text: str, start: int, end: int) -> None:
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    once = trimmed(text, start, end)
    assert trimmed(text, *once) == once
    assert start <= once[0] <= once[1] <= end


def test_spans_that_only_meet_do_not_touch() -> None:
    assert touching((0, 4), [(4, 8)]) is None
    assert touching((0, 5), [(4, 8)]) == (4, 8)


def test_a_floor_is_the_floor_of_a_task(root: Path) -> None:
    import tomllib

    floors = tomllib.loads((root / "benchmarks" / "floors.toml").read_text("utf-8"))
    assert set(floors) <= {*TASKS, "samples", "standing"}


def test_a_negated_event_that_no_proposition_tells_is_missed_only_among_all(saying: Speaks) -> None:
    name = next(str(number) for number in range(99) if modality.held_out(str(number)))
    sure = {"certainty": "CERTAIN", "time": "NON_FUTURE", "special_cases": "NONE"}
    told = [
        {"trigger": [5, 9], "polarity": "negative", "modality": "done"},
        {"trigger": [14, 18], "polarity": "negative", "modality": "planned"},
    ]
    gold = document(
        id=name,
        events=[
            {"start": 5, "end": 9, "polarity": "NEG"} | sure,
            {"start": 14, "end": 18, "polarity": "POS"} | sure,
            {"start": 23, "end": 27, "polarity": "NEG"} | sure,
        ],
    )
    figures = modality.modality([gold], saying(document(ref=name, propositions=told)))
    assert figures.value == pytest.approx(2 / 3)
    assert figures.rest["held out: negation F1, all events"] == pytest.approx(1 / 2)
    assert figures.rest["held out: events covered"] == pytest.approx(2 / 3)
    assert figures.rest["held out: modality accuracy"] == pytest.approx(1 / 2)


def test_a_condition_outweighs_certainty_and_a_general_statement_has_no_class() -> None:
    assert modality.gold_class({"certainty": "CERTAIN", "time": "FUTURE", "special_cases": "COND_IF_CLAUSE"}) == (
        "conditional"
    )
    assert modality.gold_class({"certainty": "PROBABLE", "time": "FUTURE", "special_cases": "NONE"}) == "possible"
    assert modality.gold_class({"certainty": "CERTAIN", "time": "FUTURE", "special_cases": "GEN"}) is None
    assert modality.gold_class({"certainty": "UNDERSPECIFIED", "time": "FUTURE", "special_cases": "NONE"}) is None


def quoted(*, speaker: str | None, no_speech: tuple[list[int], ...] = ()) -> speakers.Quoted:
    item = {"span": [10, 28], "speaker": speaker}
    gold = {"set": "gum", "document": "1", "half": "held-out", "quotations": [item], "no_speech": list(no_speech)}
    return speakers.Quoted(gold, TEXT)


def reading(name: str, content: list[int]) -> dict[str, Any]:
    said = {"speaker": "e1", "content": [content]}
    entity = {"id": "e1", "name": name, "mentions": [[0, 4]]}
    return document(attributions=[said], entities=[entity]) | {"relation": "different"}


def test_a_speaker_by_another_name_of_the_same_bearer_is_right(saying: Speaks) -> None:
    figures = speakers.speakers([quoted(speaker="Dahl")], saying(reading("Dahl", [10, 28])))
    assert (figures.value, figures.rest["held-out"]) == (1, 1)
    assert speakers.speakers([quoted(speaker="Lind")], saying(reading("Dahl", [10, 28]))).value == 0


def test_an_attribution_of_less_than_half_of_a_quotation_is_none(saying: Speaks) -> None:
    answer = document(
        attributions=reading("Dahl", [10, 16])["attributions"], entities=reading("Dahl", [0, 1])["entities"]
    )
    assert speakers.judged(list(speakers._quotations(quoted(speaker="Dahl"), [answer])), saying()) == [False]


def test_only_what_is_said_and_little_else_makes_a_label_speech(saying: Speaks) -> None:
    whole = quoted(speaker=None, no_speech=([10, 18],))
    assert speakers.speakers([whole], saying(reading("Dahl", [10, 18]))).rest["no speech, yet a speaker"] == 1
    assert speakers.speakers([whole], saying(reading("Dahl", [10, 28]))).rest["no speech, yet a speaker"] == 0


def test_the_text_of_a_conllu_document_has_paragraphs() -> None:
    lines = "# newpar\n# newpar_block = p (2 s)\n# text = One.\n1\tOne\n\n# text = Two.\n\n# newpar\n# text = Three.\n"
    assert speakers.text_of_conllu(lines) == "One. Two.\n\nThree."


def test_the_sample_pages_are_still_what_was_annotated(tmp_path: Path) -> None:
    pages = [item for item in speakers.load(tmp_path / "gum", None) if item.page]
    assert len(pages) == len([line for line in speakers.GOLD.read_text("utf-8").splitlines() if '"examples"' in line])
    assert all(item.text[slice(*said["span"])].strip() for item in pages for said in item.gold["quotations"])

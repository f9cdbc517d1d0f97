"""What stands of one wording in others: told of many at once as of each by itself, and as counting by hand tells it."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wage_talks import AGENCY, PRESS_ROOM_ONE, PRESS_ROOM_TWO, report

from twosource.lineage import overlap as module
from twosource.lineage.masking import quoted
from twosource.lineage.overlap import Overlap, overlap, overlaps
from twosource.lineage.wording import WIDTH, Wording, wording

PARAGRAPHS = [*AGENCY.split("\n\n"), *PRESS_ROOM_ONE.split("\n\n"), *PRESS_ROOM_TWO.split("\n\n"), "No more is known."]
TEXTS = st.lists(
    st.tuples(st.sampled_from(PARAGRAPHS), st.integers(0, 12), st.integers(0, 12)).map(
        lambda each: " ".join(each[0].split()[each[1] : len(each[0].split()) - each[2]])
    ),
    max_size=6,
).map("\n\n".join)


def of(text: str) -> Wording:
    page = report(text)
    return wording(page, quoted(page))


def alone(text: str, others: Sequence[str]) -> list[Overlap]:
    return [overlap(of(text), of(other)) for other in others]


@given(TEXTS, st.lists(TEXTS, max_size=5))
@settings(max_examples=80)
def test_of_many_at_once_the_same_is_told_as_of_each_by_itself(text: str, others: list[str]) -> None:
    one, found = of(text), [of(other) for other in others]
    assert overlaps(one, found) == alone(text, others)
    assert [overlap(one, other) for other in found] == alone(text, others)


def test_nothing_depends_on_how_many_are_looked_at_together(monkeypatch: pytest.MonkeyPatch) -> None:
    others = [AGENCY, "", PRESS_ROOM_ONE, "\n\n".join(reversed(PARAGRAPHS)), AGENCY]
    together = overlaps(of(AGENCY), [of(other) for other in others])
    monkeypatch.setattr(module, "MOST_CELLS", 1)
    assert overlaps(of(AGENCY), [of(other) for other in others]) == together


@given(TEXTS, TEXTS)
@settings(max_examples=80)
def test_a_shared_paragraph_has_as_many_of_its_words_and_as_long_a_run_in_the_other_as_counting_finds(
    text: str, other: str
) -> None:
    one, two = of(text), of(other)
    there = set(two.known.tolist())
    hit = {at for at in one.places.tolist() if one.shingles[at] in there}
    covered = {at + step for at in hit for step in range(WIDTH)}
    for match in overlap(one, two).matches:
        own = [at for at in range(len(one)) if one.paragraph[at] == match.paragraph]
        assert match.covered == len(covered & set(own))
        assert match.words == len(own)
        begin = one.starts.tolist().index(match.span[0])
        end = one.ends.tolist().index(match.span[1]) + 1
        assert end - begin == match.run
        start = two.starts.tolist().index(match.other_span[0])
        for step in range(match.run - WIDTH + 1):
            assert one.shingles[begin + step] == two.shingles[start + step]


def test_wordings_without_words_share_nothing() -> None:
    assert overlaps(of(""), [of(AGENCY), of("")]) == [Overlap((), 0.0, 0.0)] * 2
    assert overlaps(of(AGENCY), [of("")]) == [Overlap((), 0.0, 0.0)]
    assert overlaps(of(AGENCY), []) == []

"""What stands of one wording in others: told of many at once as of each by itself, and as counting by hand tells it."""

from collections.abc import Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from wage_talks import AGENCY, PRESS_ROOM_ONE, PRESS_ROOM_TWO, report

from twosource.lineage import overlap as module
from twosource.lineage.masking import quoted
from twosource.lineage.overlap import LONG_RUN, SHARE, SMALL_WORDS, Match, Overlap, overlap, overlaps
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


def counted(one: Wording, two: Wording) -> Overlap:
    """The overlap by the definition, one word after the other."""
    there: dict[int, int] = {}
    for at in reversed(two.whole.nonzero()[0].tolist()):
        there[int(two.shingles[at])] = at
    found = {at: there[int(one.shingles[at])] for at in one.whole.nonzero()[0].tolist() if one.shingles[at] in there}
    covered = {at + step for at in found for step in range(WIDTH)}
    matches, sized = [], 0
    for number in sorted(set(one.paragraph.tolist())):
        own = [at for at in range(len(one)) if one.paragraph[at] == number]
        sized += len(own) >= SMALL_WORDS
        here, small = covered & set(own), [at for at in own if at in covered and one.small[at]]
        if len(small) < SMALL_WORDS or len(found) + WIDTH <= SMALL_WORDS:
            continue
        run, first = 0, 0
        for at in own:
            length = 0
            while at + length in found and found[at + length] == found.get(at, 0) + length:
                length += 1
            if length > run:
                run, first = length, at
        run += WIDTH - 1
        if len(here) < SHARE * len(own) and run < LONG_RUN:
            continue
        places = [int(two.paragraph[found[at]]) for at in own if at in found]
        span = int(one.starts[first]), int(one.ends[first + run - 1])
        other_span = int(two.starts[found[first]]), int(two.ends[found[first] + run - 1])
        other = max(sorted(set(places)), key=places.count)
        matches.append(Match(number, other, len(here), len(own), run, span, other_span))
    share = sum(match.covered for match in matches) / len(one) if matches else 0.0
    return Overlap(tuple(matches), share, min(1.0, len(matches) / sized) if matches and sized else 0.0)


@given(TEXTS, TEXTS)
@example(AGENCY, AGENCY)
@example(PRESS_ROOM_ONE, f"{AGENCY}\n\n{PRESS_ROOM_ONE}")
@example("\n\n".join(reversed(PARAGRAPHS)), "\n\n".join(PARAGRAPHS * 2))
@example(" ".join(AGENCY.split()), " ".join(AGENCY.split()[20 : 20 + LONG_RUN]))
@example(" ".join(AGENCY.split()), " ".join(AGENCY.split()[20 : 19 + LONG_RUN]))
@example(
    "captains look for other berths while nobody sees the gates stand",
    "captains look for other berths. Nobody sees the gates stand",
)
@settings(max_examples=80)
def test_what_is_shared_is_what_counting_word_by_word_finds(text: str, other: str) -> None:
    one, two = of(text), of(other)
    assert overlap(one, two) == counted(one, two)


def test_a_paragraph_taken_over_with_a_word_changed_is_shared_and_another_is_not() -> None:
    line = "ships have been lying off the breakwater since the harbour master asked captains to look for other berths"
    own = "Nobody in town had heard of a vote, and the gates stood open all night for whoever came by."
    changed = f"Nine {line}".replace("breakwater", "pier")
    found = overlap(of(f"{own}\n\n{changed}"), of(f"A mediator is expected.\n\nSince Tuesday {line}."))
    (match,) = found.matches
    assert (match.paragraph, match.other, match.covered, match.words, match.run) == (1, 1, 17, 19, 11)
    words = f"{own}\n\n{changed}"[slice(*match.span)]
    assert words == "since the harbour master asked captains to look for other berths"
    assert f"A mediator is expected.\n\nSince Tuesday {line}."[slice(*match.other_span)] == words
    assert found.share == 17 / 38
    assert found.touched == 1 / 2


def test_wordings_without_words_share_nothing() -> None:
    assert overlaps(of(""), [of(AGENCY), of("")]) == [Overlap((), 0.0, 0.0)] * 2
    assert overlaps(of(AGENCY), [of("")]) == [Overlap((), 0.0, 0.0)]
    assert overlaps(of(AGENCY), []) == []

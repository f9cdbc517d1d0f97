"""What is remembered of texts, and what is not."""

from collections import Counter

from twosource.language.remembering import LONGEST, MOST, remembered


def test_what_is_found_in_a_short_text_is_remembered_where_it_is_not_much() -> None:
    asked: Counter[str] = Counter()

    def found(text: str) -> tuple[str, ...]:
        asked[text] += 1
        return tuple(text.split())

    few, many, long = "a " * MOST, "a " * (MOST + 1), "a" * (LONGEST + 1)
    recalled = remembered(found, len)
    for text in (few, many, long) * 4:
        assert recalled(text) == tuple(text.split())
    assert asked[few] == 1
    assert asked[many] == 1 + 4  # the first time it is found to be much
    assert asked[long] == 4

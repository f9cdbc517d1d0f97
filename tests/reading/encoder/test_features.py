from twosource.language.pieces import UNKNOWN, Vocabulary
from twosource.reading.encoder.features import CAPITAL, CAPITALS, LOWER, MIXED, OPENING, QUOTED, word_features
from twosource.reading.quotations import find_quotations


def marked(text: str) -> dict[str, int]:
    words = Vocabulary([UNKNOWN]).words(text)
    features = word_features(text, words, find_quotations(text))
    return {text[word.start : word.end]: feature for word, feature in zip(words, features, strict=True)}


def test_a_word_is_marked_by_how_it_is_written() -> None:
    assert marked("and Lind of NATO met McKay") == {
        "and": LOWER + OPENING,
        "Lind": CAPITAL,
        "of": LOWER,
        "NATO": CAPITALS,
        "met": LOWER,
        "McKay": MIXED,
    }


def test_quoted_words_are_marked() -> None:
    found = marked("He spoke of “good faith” on Friday")
    assert [found[word] >= QUOTED and found[word] < OPENING for word in ("of", "good", "faith", "on")] == [
        False,
        True,
        True,
        False,
    ]


def test_the_first_word_of_a_line_is_marked() -> None:
    found = marked("One.\nTwo three")
    assert [found[word] >= OPENING for word in ("One", "Two", "three")] == [True, True, False]

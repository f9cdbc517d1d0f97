"""Sentences looked up by what they say, and by what stands around them."""

from collections.abc import Sequence

from twosource.claims.content import Key, words
from twosource.claims.nearness import nearest
from twosource.claims.search import Found, index, search
from twosource.claims.units import Unit


def unit(document: str, at: int, text: str, names: Sequence[str] = (), sides: frozenset[str] = frozenset()) -> Unit:
    keys = [*words(text), *(Key(f"@{name}", name, 4.0, 0) for name in names)]
    return Unit(document, (at, at + len(text)), text, tuple(keys), sides, frozenset(), (), (), ())


def found(claim: str, units: Sequence[Unit], names: Sequence[str] = (), title: str = "") -> list[Found]:
    keys = [*words(claim), *(Key(f"@{name}", name, 4.0, 0) for name in names)]
    known = index(units, [("d1", words(title))])
    near = [nearest(key, known.words) for key in keys]
    return search(keys, near, {f"@{name}": name for name in names}, known)


def test_other_words_for_the_same_are_found() -> None:
    units = [unit("d1", 0, "The vessel left the harbour."), unit("d2", 0, "Bread prices rose in spring.")]
    best = found("The ship departed from the port.", units)
    assert [each.unit.document for each in best] == ["d1"]


def test_what_the_sentence_before_says_counts_for_less_than_what_the_sentence_says() -> None:
    apart = [unit("d1", 0, "The corridor opened in June."), unit("d1", 40, "The agreement runs for long.")]
    together = [unit("d2", 0, "The corridor agreement runs for long.")]
    lent = max(each.held for each in found("The corridor agreement runs.", apart))
    own = max(each.held for each in found("The corridor agreement runs.", together))
    assert 0.5 < lent < own


def test_a_headline_lends_what_its_document_is_about() -> None:
    units = [unit("d1", 0, "The agreement runs for long.")]
    assert found("The corridor agreement runs.", units, title="Corridor opens")[0].held > (
        found("The corridor agreement runs.", units)[0].held
    )


def test_a_document_lends_nothing_to_the_next() -> None:
    units = [unit("d1", 0, "The corridor opened."), unit("d2", 0, "The agreement runs for long.")]
    assert all(each.held < 0.8 for each in found("The corridor agreement runs.", units))


def test_a_party_stands_for_its_people_but_not_fully() -> None:
    units = [unit("d1", 0, "He signed the treaty.", (), frozenset({"Ortiz"}))]
    held = found("Ortiz signed the treaty.", units, ["Ortiz"])[0].holds("Ortiz")
    assert 0.5 < held < 1.0


def test_nothing_is_found_where_nothing_is_shared() -> None:
    assert found("The museum bought a painting.", [unit("d1", 0, "Bread prices rose in spring.")]) == []
    assert found("", [unit("d1", 0, "Bread prices rose.")]) == []


def test_a_word_in_other_letters_is_found_even_where_nothing_of_it_is_left_in_latin_ones() -> None:
    assert [key.name for key in words("ـــ לא")] == ["ـــ", "לא"]

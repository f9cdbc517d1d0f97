from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from twosource.language.lemmas import lemma
from twosource.language.tagger import tag_words


def tags(text: str) -> dict[str, str]:
    return {w.text: w.tag for w in tag_words(text)}


def test_a_plain_sentence_gets_the_tags_of_the_treebank() -> None:
    found = tags("The union has rejected the latest offer of the port operators.")
    assert found["union"] == "NN"
    assert found["rejected"] == "VBN"
    assert found["operators"] == "NNS"


def test_a_name_is_a_proper_noun_whatever_it_looks_like() -> None:
    text = "May called Rose on Friday."
    found = {w.text: w.tag for w in tag_words(text, names=[(0, 3), (11, 15)])}
    assert found["May"] == found["Rose"] == "NNP"


def test_clitics_are_words_of_their_own() -> None:
    assert [w.text for w in tag_words("Norway's team doesn't agree")] == [
        "Norway",
        "'s",
        "team",
        "does",
        "n't",
        "agree",
    ]


def test_a_verb_after_to_is_no_noun() -> None:
    found = tags("The sides agreed in Oslo on May 16 to exchange 1,200 prisoners each.")
    assert (found["to"], found["exchange"]) == ("TO", "VB")


@given(st.text(max_size=300))
def test_every_word_cuts_to_itself(text: str) -> None:
    words = tag_words(text)
    assert all(text[w.start : w.end] == w.text for w in words)
    assert all(a.end <= b.start for a, b in pairwise(words))


def test_irregular_and_regular_forms_have_their_base() -> None:
    forms = {
        "held": "hold",
        "proposing": "propose",
        "met": "meet",
        "stopped": "stop",
        "agreed": "agree",
        "tries": "try",
    }
    assert {form: lemma(form, "VBD") for form in forms} == forms
    assert lemma("parties", "NNS") == "party"
    assert lemma("children", "NNS") == "child"


@given(st.lists(st.sampled_from("the no per cent that talks to agree Russia has said it .".split()), max_size=30))
def test_a_word_has_the_same_tag_where_the_rest_of_a_long_sentence_is_left_out(words: list[str]) -> None:
    text = " ".join(words)
    for most in (1, 2, 5, 12):
        assert tag_words(text, most=most) == tag_words(text)[:most]


_TAGS = st.sampled_from("NN IN CD DT VB VBZ VBP JJ PRP".split())
_TOLD = st.tuples(st.sampled_from("the no longer per cent that talks to exchange hope 5 Russia said .".split()), _TAGS)


@given(st.lists(_TOLD, max_size=20))
def test_a_word_that_is_told_has_the_same_tag_where_the_rest_is_left_out(words: list[tuple[str, str]]) -> None:
    text = " ".join(word for word, _ in words)
    starts = [sum(len(word) + 1 for word, _ in words[:at]) for at in range(len(words))]
    told = {start: tag for start, (_, tag) in zip(starts, words, strict=True)}
    for most in (1, 2, 3, 5, 12):
        assert tag_words(text, most=most, told=told) == tag_words(text, told=told)[:most]


def test_an_infinitive_is_seen_across_the_end_of_what_is_asked_for() -> None:
    text = "They hope to exchange 1,000 prisoners"
    told = {0: "PRP", 5: "VBP", 10: "IN", 13: "NN", 22: "CD", 28: "NNS"}
    assert [word.tag for word in tag_words(text, most=3, told=told)] == ["PRP", "VBP", "TO"]


def test_tags_that_are_told_are_taken_as_they_are() -> None:
    text = "Norway sent a US-led team for 3-day talks"
    told = {text.index(word): tag for word, tag in (("sent", "VBD"), ("led", "VBN"), ("US", "NNP"), ("day", "NN"))}
    found = {w.text: w.tag for w in tag_words(text, told=told)}
    assert (found["sent"], found["US-led"], found["3"], found["day"]) == ("VBD", "JJ", "CD", "NN")


def test_digits_inside_a_word_that_is_told_are_a_number() -> None:
    found = {w.text: w.tag for w in tag_words("The G7 met", told={0: "DT", 4: "NNP", 7: "VBD"})}
    assert (found["G"], found["7"]) == ("NNP", "CD")


def test_what_denies_inside_another_word_is_no_noun() -> None:
    found = {w.text: w.tag for w in tag_words("They don't, we cannot", told={0: "PRP", 5: "VBP", 12: "PRP", 15: "MD"})}
    assert (found["n't"], found["not"], found["do"]) == ("RB", "RB", "VBP")


def test_about_a_number_at_the_beginning_is_no_preposition() -> None:
    told = {0: "IN", 6: "CD", 12: "NNS", 20: "VBD"}
    assert tag_words("About 2,100 workers left", told=told)[0].tag == "RB"
    assert tag_words("They talked about 2,100 workers", told={0: "PRP", 5: "VBD", 12: "IN", 18: "CD"})[2].tag == "IN"


def test_that_before_a_verb_and_behind_a_noun_opens_a_relative_clause() -> None:
    told = {0: "DT", 3: "NN", 13: "IN", 18: "VBZ", 25: "NNS"}
    assert [word.tag for word in tag_words("an agreement that raises wages", told=told)][2] == "WDT"

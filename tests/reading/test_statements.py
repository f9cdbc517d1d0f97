"""Which clauses state something, and by which word."""

import pytest

from twosource.language.sentences import sentences
from twosource.reading.propositions import find_propositions


def told(text: str) -> dict[str, str]:
    found = find_propositions(text, sentences(text), (), (), (), ())
    return {text[slice(*p.trigger)]: p.polarity for p in found if p.trigger and not p.pair}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Nobody knows where the ship lies.", "knows"),
        ("The ferry does not include a crew.", "include"),
        ("It did not rain in Oslo.", "rain"),
        ("The minister declined to say who paid.", "say"),
        ("The union has no money to pay its guards.", "has"),
        ("It is no different in Oslo.", "different"),
        ("The engines are nothing new.", "new"),
        ("Not everyone is capable of it.", "capable"),
        ("They can't be in there.", "be"),
        ("It is a chance nobody gave them.", "gave"),
        ("It was neither safe nor cheap.", "safe"),
        ("It was never clear who signed the treaty.", "clear"),
        ("It is not clear who signed the treaty.", "clear"),
        ("The minister does not want to resign.", "want"),
        ("The union is no longer willing to wait.", "willing"),
        ("The firm lost a million, not including fees.", "including"),
        ("The director does not believe the report.", "believe"),
        ("He did not think that it rained in Oslo.", "rained"),
    ],
)
def test_what_is_denied_states_something_whatever_its_verb_and_doer(text: str, trigger: str) -> None:
    assert told(text)[trigger] == "negative"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Everybody knows where the ship lies.", "knows"),
        ("It rained in Oslo.", "rained"),
        ("I don't think they will come.", "think"),
        ("The union is not able to wait.", "able"),
        ("The sides have not had to sign.", "had"),
    ],
)
def test_cues_empty_doers_and_helping_verbs_state_nothing(text: str, trigger: str) -> None:
    assert trigger not in told(text)


def test_a_copula_states_its_adjective() -> None:
    assert told("The talks were not very useful.") == {"useful": "negative"}
    assert told("The talks were useful.") == {"useful": "positive"}
    assert "long" not in told("The talks were long walks.")


def test_what_there_is_not_is_stated_by_its_noun() -> None:
    assert told("There was no agreement.") == {"agreement": "negative"}


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("The union averted a strike.", "strike"),
        ("The minister acted to prevent a collapse of the bank.", "collapse"),
        ("The guards left without payment.", "payment"),
        ("The sides did not reach an agreement.", "agreement"),
        ("The minister declined to comment.", "comment"),
        ("The director denied wrongdoing.", "wrongdoing"),
        ("The director ruled out a deal.", "deal"),
        ("Norway left rather than publish the treaty.", "publish"),
        ("The launch was delayed.", "launch"),
        ("They felt it was mean and not funny.", "funny"),
        ("The absence of an agreement worried the union.", "agreement"),
    ],
)
def test_what_is_said_not_to_be_is_told_by_its_own_word(text: str, noun: str) -> None:
    assert told(text)[noun] == "negative"


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("The union did not avert a strike.", "strike"),
        ("The minister praised the agreement.", "agreement"),
        ("The fault has caused dropped calls.", "calls"),
        ("The guards left without a document.", "document"),
        ("There is no strike union in Oslo.", "strike"),
    ],
)
def test_a_noun_tells_nothing_of_a_deed_that_came_about_or_of_a_thing(text: str, noun: str) -> None:
    assert noun not in told(text)


def test_the_words_of_a_denied_deed_hold_what_denies_it() -> None:
    text = "The absence of an agreement worried the union."
    found = find_propositions(text, sentences(text), (), (), (), ())
    denied = next(p for p in found if p.nominal)
    assert text[slice(*denied.span)] == "The absence of an agreement"

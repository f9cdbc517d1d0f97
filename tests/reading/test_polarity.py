"""Whether a clause says that something is so or that it is not."""

import pytest

from twosource.language.sentences import sentences
from twosource.language.tagger import tag_words
from twosource.reading.clauses import clauses
from twosource.reading.polarity import polarity_at
from twosource.reading.propositions import find_propositions
from twosource.records.reading import Proposition


def told(text: str, trigger: str) -> Proposition:
    found = find_propositions(text, sentences(text), (), (), (), ())
    named = [p for p in found if p.trigger and text[p.trigger[0] : p.trigger[1]] == trigger]
    return next((p for p in named if not p.pair), named[0])


@pytest.mark.parametrize(
    "text",
    [
        "The sides could no longer sign the treaty.",
        "The minister doesn’t sign the treaty.",
        "The minister left without signing the treaty.",
        "Nor did they sign the treaty.",
        "Under no circumstances will Norway sign the treaty.",
        "On Friday neither side signed the treaty.",
        "Norway and Chile did not meet or sign the treaty.",
        "The minister will not meet the union and sign the treaty.",
        "The minister ruled out signing the treaty.",
        "The sides have been unable to sign the treaty.",
        "The minister is unlikely to sign the treaty.",
        "Norway is too weak to sign the treaty.",
        "The minister has no plans to sign the treaty.",
        "He did not think that Norway would sign the treaty.",
        "He did not think Norway would sign the treaty.",
        "No one believes that Norway signed the treaty.",
        "No one signed the treaty.",
        "There is no evidence that Norway signed the treaty.",
        "It is not true that Norway signed the treaty.",
        "He denied reports that Norway had signed the treaty.",
        "Norway abandoned plans to sign the treaty.",
        "A plan to sign the treaty was scrapped.",
        "No side agreed to sign the treaty.",
        "No ministry is going to try to sign the treaty.",
        "It was not that the sides signed the treaty.",
        "The recommendation is not to sign the treaty.",
        "Norway was criticised for refusing to sign the treaty.",
        "Here in Oslo nobody signed the treaty.",
        "Norway asked for a delay, so no one signed the treaty.",
        "The sides signed no so-called treaty.",
        "The sides are not ready to sign the treaty.",
        "With the paper reporting no one signed the treaty, the union met.",
        "Instead of signing the treaty, Norway left.",
        "The court barred the firm from signing the treaty.",
        "There is no chance of signing the treaty.",
        "The parliament rejected a plan to sign the treaty.",
        "The union turned down an offer to sign the treaty.",
        "The firm missed a chance to sign the treaty.",
        "The director denied he signed the treaty.",
        "Hardly any state signed the treaty.",
        "Neither of them signed the treaty.",
        "Norway did not, however, sign the treaty.",
        "Norway has not, and will not, sign the treaty.",
        "The union warned Chile against signing the treaty.",
        "The union has ceased signing the treaty.",
        "The guards stopped signing the treaty.",
        "None of the sides considered signing the treaty.",
        "It is false that Norway signed the treaty.",
        "It is simply untrue that Norway signed the treaty.",
        "It is no longer possible that Norway signed the treaty.",
        "It is impossible that Norway signed the treaty.",
        "It is unlikely that Norway signed the treaty.",
        "It is doubtful that Norway signed the treaty.",
        "Norway has neither signed the treaty nor read it.",
        "The treaty was neither signed by the sides nor shown to them.",
        "Norway is no longer able to sign the treaty.",
        "Norway is no longer willing to sign the treaty.",
        "Norway dropped its plan to sign the treaty.",
        "Norway made no promise to sign the treaty.",
        "Norway did not reach a deal to sign the treaty.",
        "Nor has she signed the treaty.",
        "Never has the minister signed the treaty.",
        "The firm hadn't, as of Friday, signed the treaty.",
        "The treaty has not been read, signed or sent.",
        "Norway signed neither treaty.",
        "The minister who signed no treaty resigned.",
        "The treaties, none of which was signed by Norway, lapsed.",
        "Norway is unwilling to sign the treaty.",
        "The minister dismissed suggestions that he signed the treaty.",
        "Norway signed none of the treaties.",
        "The treaty was not signed on Friday, contrary to reports.",
        "The treaty was almost signed in March.",
        "The sides signed for nothing else.",
    ],
)
def test_a_clause_is_negative_wherever_its_negation_stands(text: str) -> None:
    trigger = next(w for w in ("signing", "signed", "sign") if w in text.replace(".", "").replace(",", "").split())
    assert told(text, trigger).polarity == "negative"


@pytest.mark.parametrize(
    "text",
    [
        "The sides not only signed the treaty but also published it.",
        "No doubt Norway signed the treaty.",
        "No fewer than ten states signed the treaty.",
        "The sides did not refuse to sign the treaty.",
        "The company did not pay but signed the treaty.",
        "Amid falling confidence and worries that Norway signed the treaty, prices rose.",
        "Norway did not confirm that it had signed the treaty.",
        "The deal the sides did not publish was signed.",
        "The company had no money and the union signed the treaty.",
        "They could not win the vote and have signed the treaty.",
        "No union that signed the treaty was paid.",
        "You do not think about the treaty that Norway signed.",
        "Norway is not sure that the sides signed the treaty.",
        "Norway did not promise that the sides signed the treaty.",
        "It is not false that the sides signed the treaty.",
        "It is not impossible that the sides signed the treaty.",
        "Nobody criticised the deal to sign the treaty.",
        "Nobody doubted the minister's decision to sign the treaty.",
        "The union did not criticise the plan to sign the treaty.",
        "The union never opposed the plan to sign the treaty.",
        "The plan nobody wanted signed the treaty.",
        "The minister could not wait to sign the treaty.",
        "The minister spared no effort to sign the treaty.",
        "The union lost no time to sign the treaty.",
    ],
)
def test_a_negation_of_something_else_denies_nothing(text: str) -> None:
    trigger = "sign" if "to sign" in text else "signed"
    assert told(text, trigger).polarity == "positive"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The name was not a factor.", "was"),
        ("The talks were not one long quarrel.", "were"),
        ("The sides were asked to sign but they cannot.", "can"),
        ("The union fired not one worker.", "fired"),
    ],
)
def test_not_right_after_its_verb_denies_once(text: str, trigger: str) -> None:
    assert told(text, trigger).polarity == "negative"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The guards had not slept and stopped to rest.", "rest"),
        ("There was no more food outside, so Anna bought some.", "bought"),
        ("Though the town had no port, trade over long distances grew.", "grew"),
        ("They could not agree on a plan that guarantees work.", "guarantees"),
        ("If you do not win, go home.", "go"),
        ("The sides have not, wrote the mayor.", "wrote"),
        ("No deal is near, leaving the minister alone.", "leaving"),
        ("The port did not open until Monday.", "open"),
        ("The port will not open until next year.", "open"),
        ("They did not leave until the sides met.", "leave"),
        ("Not until Monday did they sign.", "sign"),
        ("They could not help noticing the fire.", "noticing"),
        ("The ship barely reached the port.", "reached"),
        ("The town saw nothing but smoke.", "saw"),
        ("Not every guard slept, but they worked hard.", "worked"),
        ("Having no money is hard.", "hard"),
        ("None of the kings ruled for a year, whereas the queen reigned for ten.", "reigned"),
        ("The aim is not to win but to sign.", "sign"),
        ("None of the papers written to please the king was kept.", "please"),
        ("The union refrained from steps that would harm it.", "harm"),
        ("It is not unusual for states to sign.", "sign"),
        ("Norway is not the only state to sign the treaty.", "sign"),
        ("Still yet they hope to sign the treaty.", "sign"),
        ("There was no mention of the minister who signed.", "signed"),
        ("The bank has no rooms by the sea, and many guests have left.", "left"),
        ("The guards skipped lunch to attend the meeting.", "attend"),
        ("No guard slept while signing the book.", "signing"),
        ('If no side wins a majority, the court "should sign" the law.', "sign"),
        ("Something no union has won - has cost a lot.", "cost"),
        ("It leaves them no worse off than they lived.", "lived"),
        ("He forgot that the sides met.", "met"),
        ("He opposed the tax to save the port.", "save"),
        ("They used false reports to harm the union.", "harm"),
        ("Norway gave no help in its effort to save the port.", "save"),
        ("There is no question Norway could sign.", "sign"),
        ("It isn't just a plan to sign a treaty.", "sign"),
        ("A guard who did not want to be named fearing the police has left.", "fearing"),
        ("The sides had no trouble signing the treaty.", "signing"),
    ],
)
def test_what_is_told_beside_a_denial_is_not_denied(text: str, trigger: str) -> None:
    assert told(text, trigger).polarity == "positive"


def test_a_report_is_not_denied_with_what_it_reports() -> None:
    text = "No deal is near, said Berg."
    found = find_propositions(text, sentences(text), (), (), (), ())
    assert [text[slice(*p.trigger or p.span)] for p in found if p.polarity == "negative"] == ["deal", "near"]


def test_a_purpose_is_not_denied_with_what_it_is_the_purpose_of() -> None:
    assert told("Norway did not attend the meeting to discuss the draft.", "discuss").polarity == "positive"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nor did they sign the treaty.", "Nor did they sign the treaty"),
        ("The sides did not meet or sign the treaty.", "The sides did not meet or sign the treaty"),
        ("They rejected calls to sign the treaty.", "They rejected calls to sign the treaty"),
        ("Instead of signing the treaty, Norway left.", "Instead of signing the treaty"),
        ("The minister ruled out signing the treaty.", "The minister ruled out signing the treaty"),
        ("He did not think Norway would sign the treaty.", "He did not think Norway would sign the treaty"),
        ("The plan to sign the treaty was scrapped.", "The plan to sign the treaty was scrapped"),
        ("Not all treaties were signed.", "Not all treaties were signed"),
        ("Not every treaty was signed.", "Not every treaty was signed"),
        ("Hardly any treaty was signed.", "Hardly any treaty was signed"),
        ("Norway voted against signing the treaty.", "against signing the treaty"),
        ("It is false that the sides signed the treaty.", "It is false that the sides signed the treaty"),
        ("It was too late when a plan to sign it was scrapped.", "a plan to sign it was scrapped"),
        ("It is not yet dawn, and Norway failed to sign the treaty.", "Norway failed to sign the treaty"),
    ],
)
def test_the_words_of_a_negative_clause_hold_what_denies_it(text: str, words: str) -> None:
    trigger = next(w for w in ("signing", "signed", "sign") if w in text.replace(".", "").split())
    found = told(text, trigger)
    assert (text[found.span[0] : found.span[1]], found.polarity) == (words, "negative")


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("There was no response from Norway.", "response", "negative"),
        ("The minister praised the absence of attacks.", "attacks", "negative"),
        ("The sides did not hold talks.", "talks", "negative"),
        ("The union averted a strike.", "strike", "negative"),
        ("The talks were cancelled.", "talks", "negative"),
        ("The measures are not sufficient.", "sufficient", "negative"),
        ("Norway did not attend the talks.", "talks", "positive"),
        ("The union called a strike.", "strike", "positive"),
    ],
)
def test_a_noun_is_denied_by_what_says_that_it_did_not_come_about(text: str, noun: str, expected: str) -> None:
    words = tag_words(text)
    at = next(i for i, word in enumerate(words) if word.text == noun)
    assert polarity_at(words, clauses(words), at) == expected


@pytest.mark.parametrize(
    ("text", "trigger"),
    [("Not all trains were delayed.", "delayed"), ("Not every offer was rejected.", "rejected")],
)
def test_a_verb_of_denying_is_not_what_denies_itself(text: str, trigger: str) -> None:
    found = told(text, trigger)
    assert (text[found.span[0] : found.span[1]], found.polarity) == (text[:-1], "negative")


def test_what_is_dropped_is_not_denied_unless_it_is_a_plan() -> None:
    words = tag_words("The army dropped aid over the town.")
    assert polarity_at(words, clauses(words), 3) == "positive"
    words = tag_words("The army dropped the plan.")
    assert polarity_at(words, clauses(words), 4) == "negative"


def test_an_auxiliary_before_its_doer_tells_nothing_of_its_own() -> None:
    text = "The union did not strike, nor did it march."
    found = find_propositions(text, sentences(text), (), (), (), ())
    assert [text[slice(*p.trigger or p.span)] for p in found if not p.pair] == ["strike", "march"]


def test_contrary_is_no_verb() -> None:
    text = "The port did not close, contrary to reports."
    found = find_propositions(text, sentences(text), (), (), (), ())
    assert [text[slice(*p.trigger or p.span)] for p in found if not p.pair] == ["close"]


def test_an_act_told_by_a_noun_can_be_denied() -> None:
    assert told("There was no response from Norway.", "response").polarity == "negative"


def test_what_somebody_did_not_say_is_told_of_them() -> None:
    found = told("Norway did not say whether it would attend the talks.", "say")
    assert found.polarity == "negative"

from twosource.claims.saying import sayings
from twosource.claims.wording import balanced
from twosource.records.page import Span
from twosource.records.reading import Attribution, Proposition


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return start, start + len(words)


def said(text: str, *contents: str, clause: str, actor: str = "", manner: str = "indirect") -> list[str]:
    attribution = Attribution(
        id="a1", source=(), cue=(), content=tuple(at(text, words) for words in contents), manner=manner
    )
    proposition = Proposition(
        id="p1",
        attribution="a1",
        span=at(text, clause),
        trigger=at(text, clause.split()[-1]),
        actor=(at(text, actor),) if actor else (),
    )
    return list(dict.fromkeys(sayings(text, [attribution], [proposition]).values()))


def test_a_clause_that_opens_what_was_said_is_said_as_a_whole() -> None:
    text = "Lind said that the port would open"
    assert said(text, "that the port would open", clause="the port would open", actor="the port") == [
        "that the port would open"
    ]


def test_what_is_reported_as_no_clause_does_not_stand_for_the_clauses_in_it() -> None:
    text = "Lind set out the union's position on what the strike is to settle"
    content = "the union's position on what the strike is to settle"
    assert said(text, content, clause="the strike is to settle", actor="the strike") == []


def test_pieces_of_one_sentence_belong_together_and_those_of_another_do_not() -> None:
    text = "“The port,” Lind said, “will open.” She went on: “We stay.”"
    pieces = ("The port,", "will open.", "We stay.")
    assert said(text, *pieces, clause="will open", actor="The port", manner="direct") == [
        "The port, will open.",
        "We stay.",
    ]


def test_what_alone_tells_whom_a_clause_is_about_stands_as_a_whole() -> None:
    text = "A diplomat said invitations were being expected"
    assert said(text, "invitations were being expected", clause="being expected") == ["invitations were being expected"]


def test_a_quotation_mark_that_was_cut_off_is_put_back() -> None:
    assert balanced("the report “pure invention") == "the report “pure invention”"
    assert balanced("sad” and “weak”") == "“sad” and “weak”"
    assert balanced('called it "a theatre') == 'called it "a theatre"'
    assert balanced('a theatre" for "fish"') == '"a theatre" for "fish"'
    assert balanced("nothing quoted") == "nothing quoted"

"""A report that goes back to a meeting belongs to the story of the meeting."""

from test_gathering import FLOODS, RIVER, report

from twosource.reading import reader
from twosource.records.page import Document
from twosource.records.story import Lineage
from twosource.story import gather
from twosource.story.occasions import occasions


def placed(text: str) -> str:
    """Move the talks to a town and a state that many texts name, so that the names alone say little."""
    return text.replace("Lindau", "Geneva").replace("Tessalian", "Hungarian").replace("Tessaly", "Hungary")


TALKS = [report(placed(each.text), placed(each.title or "") or None, each.published.value) for each in RIVER]
DATED = [
    report(f"{each.text} The first round was held in Geneva on 2 April.", each.title, each.published.value)
    for each in TALKS
]
WELLS = (
    "Old women carry buckets up the hill of Sorna again, because there is no water in the wells and the pump was "
    "sold for scrap. "
    "{} A priest blesses the cistern each morning before mass, and the baker rinses her trays with rain. The school "
    "has shut its showers, goats drink from a bathtub, and the plumber has moved to his sister. Nobody on the square "
    "believes the envoys any more. Children chalk the level of the cistern on its wall, and an uncle sells lemonade "
    "for twice the price of last summer. No round of talks with Hungary and no delegation has brought water so far."
)


def story_of(one: Document, others: list[Document]) -> frozenset[str]:
    read = reader("rules")
    documents = [one, *others]
    groups = gather(documents, [read.read(document) for document in documents], Lineage())
    return next(frozenset(group) for group in groups if one.id in group)


def test_a_left_over_report_joins_the_story_whose_occasion_it_names() -> None:
    wells = report(WELLS.format("In Geneva on 2 April a pipe was agreed on."), "Dry wells", "2031-04-23")
    assert story_of(wells, DATED) >= {wells.id, DATED[0].id}


def test_the_same_report_without_the_day_or_with_another_one_stays_alone() -> None:
    for words in ("In Geneva a pipe was agreed on.", "In Geneva on 9 January a pipe was agreed on."):
        wells = report(WELLS.format(words), "Dry wells", "2031-04-23")
        assert story_of(wells, DATED) == {wells.id}


def test_an_occasion_that_hardly_anybody_else_speaks_of_joins_nothing() -> None:
    wells = report(WELLS.format("In Geneva on 2 April a pipe was agreed on."), "Dry wells", "2031-04-23")
    assert story_of(wells, [*TALKS[1:], *DATED[:1]]) == {wells.id}


def test_a_report_of_another_matter_does_not_come_along_by_an_occasion_alone() -> None:
    chess = report(
        "Grandmaster Olga Fenn, who won in Geneva on 2 April, plays a quiet rook ending in Port Harmon. Her opponent "
        "gave up a bishop for two pawns, and the gallery held its breath when the clock showed nine seconds.",
        "Fenn wins",
        "2031-04-23",
    )
    assert story_of(chess, [*DATED, *FLOODS]) == {chess.id}


def test_an_occasion_is_a_name_and_a_day_in_one_sentence_and_no_state_or_day_of_publication() -> None:
    document = report(
        "Envoys met in Lindau on 2 April. France applauded. Irma Sandoval left on Tuesday. In Paris nothing was said "
        "on 3 April.",
        None,
        "2031-04-08",
    )
    assert occasions(document, reader("rules").read(document)) == {("lindau", "04-02")}

"""Which documents come together in one story."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.language.weights import term
from twosource.records.identity import make_id
from twosource.records.page import CaptureNote, Document, Outlet, Stamp
from twosource.records.story import Derivation, Lineage, Original
from twosource.story import gather
from twosource.story.vectors import vector


def report(text: str, title: str | None = None, published: str | None = None) -> Document:
    return Document(
        id=make_id("d", text, title, published),
        ref=None,
        capture=CaptureNote(path="", url=None, sha256="", media_type="text/plain"),
        title=title,
        outlet=Outlet(),
        published=Stamp(value=published),
        modified=None,
        byline=(),
        language="en",
        text=text,
    )


def groups(documents: list[Document], lineage: Lineage | None = None) -> set[frozenset[str]]:
    return {frozenset(group) for group in gather(documents, (), lineage or Lineage())}


def ids(*documents: Document) -> frozenset[str]:
    return frozenset(document.id for document in documents)


# one running matter over three weeks: talks between Ostrava-like invented neighbours, told in different weeks
RIVER = [
    report(
        "Negotiators from Belmora and Tessaly met in Lindau to divide the water of the Arno dam. Belmoran envoy Irma "
        "Sandoval said that the dam would fill in spring. Tessaly wants a third of the flow guaranteed.",
        "Belmora and Tessaly open dam talks in Lindau",
        "2031-04-02",
    ),
    report(
        "The Lindau talks on the Arno dam ended without a signature. Irma Sandoval of Belmora called the Tessalian "
        "figures a wish list; Tessaly's delegation leader Piet Marrow said water was no favour.",
        None,
        "2031-04-04",
    ),
    report(
        "A second round on the Arno dam is planned in Lindau, Piet Marrow told farmers in Tessaly. Belmora has not "
        "answered. Irma Sandoval is expected to lead the Belmoran delegation on water again.",
        "Second round on Arno dam planned in Lindau",
        "2031-04-21",
    ),
    report(
        "Who will own the water? The Arno dam quarrel between Belmora and Tessaly has a table in Lindau, two tired "
        "envoys, Irma Sandoval and Piet Marrow, and no date for a next meeting.",
    ),
]
# the same two countries, another matter
FLOODS = [
    report(
        "Flash floods killed at least eleven people in the Tessaly town of Corvin, where a bridge and forty houses "
        "were swept away overnight. Belmora sent rescue helicopters and two hundred tents.",
        "Eleven dead in Corvin floods",
        "2031-04-03",
    ),
    report(
        "Rescuers searched the mud of Corvin for survivors after floods swept away forty houses. The mayor said eleven "
        "bodies had been found, and tents arrived by helicopter from Belmora.",
        "Corvin digs for survivors after floods",
        "2031-04-03",
    ),
    report(
        "In Corvin the flood has gone and left mud. Eleven were buried on Sunday. Survivors sleep in tents near the "
        "broken bridge and wait for helicopters with bread.",
        None,
        "2031-04-06",
    ),
]
CHESS = report("Grandmaster Olga Fenn won the open tournament of Port Harmon with a quiet rook ending.", "Fenn wins")
ALL = [*RIVER, *FLOODS, CHESS]


def test_one_matter_over_weeks_is_one_story_and_a_shared_country_makes_none() -> None:
    assert groups(ALL) == {ids(*RIVER), ids(*FLOODS), ids(CHESS)}


@given(st.permutations(ALL))
@settings(max_examples=30)
def test_the_order_of_the_documents_does_not_matter(documents: list[Document]) -> None:
    assert gather(documents, (), Lineage()) == gather(ALL, (), Lineage())


@given(st.lists(st.sampled_from(ALL), max_size=14))
@settings(max_examples=40)
def test_each_document_is_in_exactly_one_story(documents: list[Document]) -> None:
    members = list(itertools.chain.from_iterable(gather(documents, (), Lineage())))
    assert sorted(members) == sorted({document.id for document in documents})


@given(st.lists(st.sampled_from(FLOODS), max_size=3, unique=True))
def test_a_story_stays_as_it_is_when_another_one_comes(others: list[Document]) -> None:
    assert ids(*RIVER) in groups([*RIVER, *others, CHESS])


def test_what_is_copied_stays_with_its_source_whatever_it_says() -> None:
    copied = Derivation(document=CHESS.id, of=Original(document=FLOODS[0].id), kind="copies", reason="same wording")
    assert ids(*FLOODS, CHESS) in groups(ALL, Lineage(derivations=(copied,)))


def test_a_mere_credit_does_not_bind_two_stories() -> None:
    credited = Derivation(document=CHESS.id, of=Original(document=FLOODS[0].id), kind="credits", reason="names it")
    assert ids(CHESS) in groups(ALL, Lineage(derivations=(credited,)))


def test_the_same_words_years_apart_are_two_stories() -> None:
    text = "Port Harmon elected a mayor on Sunday. {} won {} per cent of the vote, the electoral office in {} said."
    then = report(text.format("Anna Birk", 51, "Port Harmon"), None, "2027-05-02")
    now = report(text.format("Leo Castellan", 58, "the old mill"), None, "2031-05-04")
    assert groups([then, now]) == {ids(then), ids(now)}


def test_texts_without_words_are_stories_of_their_own() -> None:
    empty, marks = report("", "…"), report("???", None)
    assert groups([empty, marks]) == {ids(empty), ids(marks)}
    assert gather((), (), Lineage()) == ()


def test_many_documents_each_come_into_one_story() -> None:
    words = [
        f"{a}{b}{c}" for a in "bdfgklmnprst" for b in ("ala", "oro", "iste", "un") for c in ("da", "mi", "ko", "ve")
    ]
    documents = [
        report(
            " ".join(words[(7 * story + 3 * word + number % 3) % len(words)] for word in range(60)), f"{story} {number}"
        )
        for story in range(50)
        for number in range(10)
    ]
    assert sum(len(group) for group in gather(documents, (), Lineage())) == 500


MEETING = (
    "Negotiators met in Lindau to divide the water of the Arno dam. The envoy Irma Quessandor said that the dam would "
    "fill in spring. The other side wants a third of the flow guaranteed, and farmers block the road with hay."
)
PORTRAIT = (
    "She grew up over a bakery in Sorna with her cousins Oskar Vellmann and Tilde Broxen. Today Quessandor keeps bees, "
    "reads ledgers for pleasure, and has never lost her temper at a table. On the water of the dam she speaks softly. "
    "A brother mends clocks."
)


def test_a_portrait_joins_the_report_of_its_days_with_which_it_shares_a_rare_name() -> None:
    meeting, portrait = report(MEETING, None, "2031-04-02"), report(PORTRAIT, "The tortoise", "2031-04-12")
    assert groups([meeting, portrait]) == {ids(meeting, portrait)}


def test_the_same_portrait_of_another_year_or_of_no_known_time_stays_alone() -> None:
    for published in ("2033-10-12", None):
        meeting, portrait = report(MEETING, None, "2031-04-02"), report(PORTRAIT, "The tortoise", published)
        assert groups([meeting, portrait]) == {ids(meeting), ids(portrait)}


def test_a_word_of_the_language_written_as_a_name_is_no_rare_name_however_rare_it_is() -> None:
    assert vector(report("Both the Guild and the Quessandor Guild met.")).rare == {term("Quessandor")}

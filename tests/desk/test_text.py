import msgspec
from port_strike import DOSSIER, STORY

from twosource.desk.phrases import day_in_words, moment_in_words, visible
from twosource.desk.text import FULL, Look, dossier_bytes
from twosource.records.ledger import Dossier

PLAIN = dossier_bytes(DOSSIER).decode()


def test_the_sections_come_in_the_order_of_an_analysts_questions() -> None:
    heads = ["WHERE IT STANDS", "WHAT DIFFERS", "CLAIMS", "LEDGER", "TIMELINE", "SOURCES", "LEFT OUT"]
    places = [PLAIN.index(f"\n{head}\n") for head in heads]
    assert places == sorted(places)


def test_a_missing_answer_names_what_was_looked_at() -> None:
    words = " ".join(PLAIN.split())
    assert "Harbour Union: no answer in any of the 3 documents, newest dated 11 March 2031" in words


def test_values_that_differ_stand_with_the_sources_that_give_them() -> None:
    assert "400 [1] [2] · 650 [3]" in PLAIN


def test_there_is_no_colour_and_no_line_too_long_where_nobody_looks() -> None:
    assert "\x1b" not in PLAIN
    assert max(map(len, PLAIN.splitlines())) <= 100


def test_colour_changes_no_word() -> None:
    coloured = dossier_bytes(DOSSIER, Look(colour=True)).decode()
    assert "\x1b[" in coloured


def test_a_long_list_is_cut_and_says_so() -> None:
    claims = tuple(msgspec.structs.replace(STORY.claims[2], id=f"c{n}", text=f"Claim {n:03}") for n in range(45))
    text = dossier_bytes(Dossier(stories=(msgspec.structs.replace(STORY, claims=claims),))).decode()
    assert text.count("Claim 0") == FULL.claims
    assert f"… and {45 - FULL.claims} more claims (see html or json)" in text


def test_the_words_of_a_page_cannot_steer_the_terminal() -> None:
    story = msgspec.structs.replace(STORY, title="gate \x1b[2J[red]\u202e shut")
    text = dossier_bytes(Dossier(stories=(story,))).decode()
    assert "gate <U+001B>[2J[red]<U+202E> shut" in text


def test_times_are_said_as_far_as_they_are_known() -> None:
    assert day_in_words("2031-03-10") == "10 March 2031"
    assert day_in_words("2031-03") == "March 2031"
    assert day_in_words("2031") == "2031"
    assert day_in_words("XXXX-03-10") == "10 March, year not known"
    assert day_in_words("2031-W10") == "week of 3 March 2031"
    assert day_in_words("2031-W60") == "2031-W60"
    assert moment_in_words("2031-03-10T12:40:00+01:00") == "10 March 2031, 12:40 +01:00"
    assert moment_in_words("2031-03-10T12:40") == "10 March 2031, 12:40"


def test_letters_of_any_language_stay_as_they_are() -> None:
    assert visible("Çeşme, Übersee, Київ, 港口, שלום") == "Çeşme, Übersee, Київ, 港口, שלום"

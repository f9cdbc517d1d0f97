from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from twosource.records.page import CaptureNote, Document, Outlet, Stamp
from twosource.records.story import Derivation, Original
from twosource.story import title


def page(name: str, headline: str | None, text: str = "") -> Document:
    note = CaptureNote(path="", url=None, sha256="", media_type="text/plain")
    empty: dict[str, Any] = {"ref": None, "modified": None, "byline": (), "language": "en"}
    return Document(id=name, capture=note, title=headline, outlet=Outlet(), published=Stamp(), text=text, **empty)


PAGES = [
    page("a", "A high-stakes game of patience", "Dockers met the harbour board in Saltmere."),
    page("b", "Saltmere dockers reject the board's wage offer", "The union turned the offer down."),
    page("c", "Dockers in Saltmere say no to a wage offer", "The board had offered four per cent."),
]


def test_the_headline_that_tells_what_most_tell_stands_for_the_story() -> None:
    assert title(PAGES, []) == "Dockers in Saltmere say no to a wage offer"


def test_a_report_that_all_others_copy_names_the_story() -> None:
    copies = [Derivation(document=d, of=Original(document="a"), kind="copies", reason="") for d in ("b", "c")]
    assert title(PAGES, copies) == "A high-stakes game of patience"


def test_first_words_stand_in_where_nothing_has_a_headline() -> None:
    assert title([page("a", None, "one two three")], []) == "one two three"
    assert title([page("a", None, "")], []) == "Untitled"
    assert title([page("a", None, "words"), page("b", "A headline")], []) == "A headline"


@given(st.lists(st.sampled_from(["Talks held", "Talks fail", "Ferry sinks", None]), min_size=1, max_size=6))
def test_the_title_is_one_of_the_headlines(headlines: list[str | None]) -> None:
    pages = [page(str(at), headline, "text") for at, headline in enumerate(headlines)]
    assert title(pages, []) in ({h for h in headlines if h} or {"text"})

"""What a room shows is one state of its archive, whatever is added while it is shown."""

from readers import Archive, samples

from twosource.archive.holdings import Holdings
from twosource.desk.web.room import Room
from twosource.desk.web.shelf import Shelf
from twosource.records.judgement import Judgement
from twosource.records.page import Capture

PAGE = b"<title>The mill</title><p>The mill at Norton closed on 3 May 2025, Jan Novak said.</p>"


def add(holdings: Holdings, number: int = 0) -> None:
    page = Capture(path="mill.html", data=PAGE, sha256=f"{number:064}", media_type="text/html", url=None)
    assert list(holdings.take(page))


def test_a_shelf_never_changes() -> None:
    holdings = Holdings(Archive(samples()), "rules")
    shelf = Shelf(holdings)
    documents, judged = len(shelf.documents), shelf.dossier.stories[0].documents[0].id
    holdings.judge("set-aside", [judged], who="Ada", why="a test")
    add(holdings)
    assert shelf.pairs.keys() == shelf.documents.keys()
    assert sum(len(taken.documents) for taken in shelf.taken) == documents
    assert shelf.judgements == ()
    later = Shelf(holdings)
    assert {change.what for change in shelf.changed("")} <= {change.what for change in later.changed("")}
    assert not any(change.what == "judgement" for change in shelf.changed(""))
    assert (len(later.documents), len(later.judgements)) == (documents + 1, 1)
    assert shelf.state != later.state
    assert shelf.changed(holdings.archive.last()) == ()


class Busy(Archive):
    """An archive that somebody adds to just when another decides something."""

    def judge(self, *given, **named):  # type: ignore[no-untyped-def]
        add(Holdings(self, "rules"), 1)
        made: Judgement = super().judge(*given, **named)
        add(Holdings(self, "rules"), 2)
        return made


def test_what_is_added_while_somebody_judges_is_no_effect_of_the_judgement() -> None:
    room = Room(Holdings(Busy(samples()), "rules"))
    document = room.shelf().dossier.stories[0].documents[-1].id
    made = room.judge("set-aside", [document], who="Ada", why="a test")
    effect = room.effect(made.id)
    assert effect
    assert not any("mill" in change.text.lower() for change in effect)
    assert any("mill" in text for text in (document.text for document, _ in room.shelf().documents.values()))

"""The same article is the same text, whatever form it comes in."""

from collections import Counter, defaultdict
from pathlib import Path

import pytest
from one_article import AUTHOR, CAPTION, FORMS, OUTLET, PUBLISHED, TEXT, TITLE, URL

from twosource.archive.holdings import Holdings
from twosource.archive.in_memory import InMemoryArchive
from twosource.capture import take
from twosource.desk.json import dossier_bytes
from twosource.document import clean
from twosource.pipeline import brief, read_documents
from twosource.records.page import Capture, Crawled, Document, Failure, Remark

WITHOUT_ADDRESS = ("flat.txt", "ninjs-3.json", "nitf.xml", "message.xml")


def read(name: str, folder: Path) -> Document:
    (folder / name).write_bytes(FORMS[name])
    found = list(take([str(folder / name)]))
    (capture,) = (each for each in found if isinstance(each, Capture))
    assert all(isinstance(each, Capture | Crawled) for each in found), found
    (document,) = clean(capture)
    return document


def grams(text: str) -> Counter[tuple[str, ...]]:
    words = text.split()
    return Counter(zip(*(words[n:] for n in range(4)), strict=False))


def shared(one: str, other: str) -> float:
    first, second = grams(one), grams(other)
    return (first & second).total() / (first | second).total()


@pytest.mark.parametrize("name", FORMS)
def test_the_text_of_each_form_agrees_in_98_of_100_runs_of_four_words(name: str, tmp_path: Path) -> None:
    document = read(name, tmp_path)
    assert shared(document.text, TEXT) >= 0.98, document.text
    assert document.text.count("\n\n") == TEXT.count("\n\n")


@pytest.mark.parametrize("name", FORMS)
def test_title_outlet_time_and_author_of_each_form_agree(name: str, tmp_path: Path) -> None:
    document = read(name, tmp_path)
    assert (document.title, document.outlet.name, document.byline) == (TITLE, OUTLET, (AUTHOR,))
    assert (document.published.value or "") == (PUBLISHED[:16] if name == "flat.txt" else PUBLISHED)
    assert (document.language, document.notices, document.credits) == ("en", (), ())
    assert document.url == (None if name in WITHOUT_ADDRESS or name.startswith("newsml") else URL)


@pytest.mark.parametrize("name", FORMS)
def test_a_caption_is_in_no_text(name: str, tmp_path: Path) -> None:
    document = read(name, tmp_path)
    assert CAPTION not in document.text
    assert [caption.startswith(CAPTION) for caption in document.captions] in ([True], [])


def written(folder: Path) -> list[str]:
    for name, data in FORMS.items():
        (folder / name).write_bytes(data)
    return [str(folder / name) for name in FORMS]


def test_all_forms_together_are_one_story_of_one_origin(tmp_path: Path) -> None:
    failed: list[Failure] = []
    (story,) = brief(written(tmp_path), reader="rules", failed=failed.append).stories
    assert [each for each in failed if not isinstance(each, Remark)] == []
    assert [origin.name for origin in story.origins] == [OUTLET]
    assert {len(claim.origins) for claim in story.claims} == {1}
    assert max(len(claim.witnesses) for claim in story.claims) == 1


def test_every_form_is_kept_and_all_but_one_are_said_to_be_that_one(tmp_path: Path) -> None:
    forms: dict[str, set[str]] = defaultdict(set)
    for item in read_documents(written(tmp_path), reader="rules"):
        if not isinstance(item, Failure):
            forms[item[0].id].add(Path(item[0].capture.path).name.partition(":")[0])
    (story,) = brief([str(tmp_path)], reader="rules").stories
    assert {document.id for document in story.documents} == set(forms)
    assert set().union(*forms.values()) == set(FORMS)
    of_address = {name for name in FORMS if not name.startswith((*WITHOUT_ADDRESS, "newsml", "prepared"))}
    assert of_address in forms.values()
    derived = {each.document for each in story.derivations if each.kind == "copies"}
    assert len(set(forms) - derived) == 1


def test_an_archive_of_all_forms_gives_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    paths = written(tmp_path)
    expected = dossier_bytes(brief(paths, reader="rules"))
    for order in (paths, paths[::-1]):
        held = Holdings(InMemoryArchive(), "rules")
        assert [each for each in held.add(order) if isinstance(each, Failure) and not isinstance(each, Remark)] == []
        assert dossier_bytes(held.dossier()) == expected

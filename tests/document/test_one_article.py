"""The same article is the same text, whatever form it comes in."""

from collections import Counter
from pathlib import Path

import pytest
from one_article import AUTHOR, CAPTION, FORMS, OUTLET, PUBLISHED, TEXT, TITLE, URL

from twosource.capture import take
from twosource.document import clean
from twosource.pipeline import brief
from twosource.records.page import Capture, Document, Failure

WITH_ADDRESS = ("page.html", "prepared.jsonl", "json-ld.json", "graph.jsonld", "ninjs-1.json", "ninjs-2.json")


def read(name: str, folder: Path) -> Document:
    (folder / name).write_bytes(FORMS[name])
    (capture,) = take([str(folder / name)])
    assert isinstance(capture, Capture), capture
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
    assert document.url == (URL if name in WITH_ADDRESS else None)


@pytest.mark.parametrize("name", FORMS)
def test_a_caption_is_in_no_text(name: str, tmp_path: Path) -> None:
    document = read(name, tmp_path)
    assert CAPTION not in document.text
    assert [caption.startswith(CAPTION) for caption in document.captions] in ([True], [])


def test_all_forms_together_are_one_story_of_one_origin(tmp_path: Path) -> None:
    for name, data in FORMS.items():
        (tmp_path / name).write_bytes(data)
    failed: list[Failure] = []
    (story,) = brief([str(tmp_path)], reader="rules", failed=failed.append).stories
    assert failed == []
    assert [origin.name for origin in story.origins] == [OUTLET]
    assert {len(claim.origins) for claim in story.claims} == {1}

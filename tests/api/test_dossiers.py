"""Dossiers, stories, claims, and what may be a source."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import assert_type

import msgspec
import pytest

import twosource
from twosource import pipeline
from twosource.api.sources import Source
from twosource.desk.exports.material import Material
from twosource.records.page import Capture, Document
from twosource.records.reading import Reading

NOTE: dict[str, object] = {
    "text": "The talks ended without result, the mediator said on Friday.",
    "outlet": "Estuary Post",
}


def test_it_is_the_dossier_that_the_command_line_makes(harbour: twosource.Dossier, root: Path) -> None:
    assert harbour.record == pipeline.brief([str(root / "examples" / "harbour")], reader="rules")


def test_the_order_of_the_sources_is_of_no_account(harbour: twosource.Dossier, root: Path) -> None:
    paths = sorted((root / "examples" / "harbour").iterdir())
    random.Random(4).shuffle(paths)
    assert twosource.brief(paths, reader="rules").record == harbour.record


def test_a_source_may_be_a_path_an_article_or_a_capture(root: Path) -> None:
    page = next((root / "examples" / "harbour").glob("01-*"))
    (capture,) = (each for each in pipeline.stage("take")([str(page)]) if isinstance(each, Capture))
    assert len(twosource.brief([str(page), NOTE, capture], reader="rules").documents) == 2


def test_an_article_is_what_its_line_would_be(tmp_path: Path) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_bytes(msgspec.json.encode(NOTE))
    (alone,), (line,) = twosource.read(NOTE, reader="rules"), twosource.read(file, reader="rules")
    assert (alone.id, alone.reading) == (line.id, line.reading)


@pytest.mark.parametrize(
    ("published", "known"),
    [
        (datetime(2025, 9, 12, 18, 30, tzinfo=UTC), "2025-09-12T18:30:00+00:00"),
        (date(2025, 9, 12), "2025-09-12"),
        (float("nan"), None),
        (None, None),
    ],
)
def test_times_come_as_they_are_and_holes_are_left_out(published: object, known: str | None) -> None:
    article: dict[str, object] = {**NOTE, "published": published}
    (document,) = twosource.read(article, reader="rules")
    assert (document.published, document.notices) == (known, ())


def test_a_source_that_is_refused_is_warned_of_and_listed(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match=r"nothing\.html: no such file or folder"):
        dossier = twosource.brief([NOTE, tmp_path / "nothing.html"], reader="rules")
    assert [failure.reason for failure in dossier.refused] == ["no such file or folder"]
    assert "1 source refused" in repr(dossier)


@pytest.mark.parametrize("article", [{"title": "No text"}, {"text": 5}, {"text": "Words", "outlet": object()}])
def test_an_article_that_is_none_is_named_by_its_place(article: dict[str, object]) -> None:
    with pytest.warns(UserWarning, match="^article 2: "):
        assert len(list(twosource.read([NOTE, article], reader="rules"))) == 1


@pytest.mark.parametrize("sources", [[], ["no such file"], [{"title": "No text"}]])
def test_where_nothing_can_be_read_that_is_said(sources: list[Source]) -> None:
    with pytest.raises(twosource.Refused, match=r"no such file or folder|no text|there are no sources"):
        twosource.brief(sources, reader="rules")


def test_a_claim_leads_back_to_the_words_it_rests_on(harbour: twosource.Dossier) -> None:
    texts = {document.id: document.text for document in harbour.documents}
    quotes = [quote for claim in harbour.claims for quote in claim.support]
    assert quotes
    assert all(texts[quote.document][slice(*quote.span)] == quote.quote for quote in quotes)


def test_origins_are_called_by_name(harbour: twosource.Dossier) -> None:
    named = {name for claim in harbour.claims for name in claim.origins}
    known = {name for story in harbour.stories for name in story.origins}
    assert named
    assert named <= known


def test_a_claim_in_free_words_is_checked_against_the_same_documents(harbour: twosource.Dossier, root: Path) -> None:
    words = "The dockers went back to work"
    asked = harbour.check(words)
    assert asked.record == twosource.check(words, root / "examples" / "harbour", reader="rules").record
    assert asked.support


def test_the_answer_has_the_types_that_it_is_said_to_have(harbour: twosource.Dossier) -> None:
    assert_type(harbour.claims, twosource.Table[twosource.Claim])
    assert_type(harbour.claims[0], twosource.Claim)
    assert_type(harbour.claims[:2], twosource.Table[twosource.Claim])
    assert_type(harbour.stories, tuple[twosource.Story, ...])
    assert_type(harbour.stories[0].documents, twosource.Table[twosource.Document])


def test_a_story_is_found_by_words_of_its_title(harbour: twosource.Dossier) -> None:
    assert harbour.story("lighthouse museum").title == "Lighthouse museum opens its lantern room"
    assert harbour.story(harbour.stories[0].id) is harbour.stories[0]
    with pytest.raises(twosource.BadCall, match="there is no story “submarine”"):
        harbour.story("submarine")


def test_a_reader_of_ones_own_reads() -> None:
    class Blind:
        name, version = "blind", "1"

        def read(self, document: Document) -> Reading:
            return Reading(document=document.id, reader="blind-1")

    (document,) = twosource.brief(NOTE, reader=Blind()).documents
    assert len(document.attributions) == 0


@pytest.mark.parametrize("name", ["index.html", "index.json", "index.md", "index.txt"])
def test_the_ending_says_how_it_is_written(name: str, harbour: twosource.Dossier, tmp_path: Path) -> None:
    harbour.save(tmp_path / name)
    form = {"html": "html", "json": "json", "md": "markdown", "txt": "text"}[name.partition(".")[2]]
    assert (tmp_path / name).read_text("utf-8") == harbour.show(form)


def test_sources_have_no_past_to_be_told_of(harbour: twosource.Dossier, tmp_path: Path) -> None:
    with pytest.raises(twosource.BadCall, match="atom tells of an archive"):
        harbour.save(tmp_path / "changes.atom", "atom")
    assert list(tmp_path.iterdir()) == []


def test_a_form_of_ones_own_is_a_function(harbour: twosource.Dossier, tmp_path: Path) -> None:
    def titles(of: Material) -> Iterator[bytes]:
        for story in of.dossier.stories:
            yield f"{story.title}\n".encode()

    def apart(of: Material) -> Iterator[tuple[str, bytes]]:
        for story in of.dossier.stories:
            yield f"{story.id}.txt", story.title.encode()

    harbour.save(tmp_path / "titles.txt", titles)
    harbour.save(tmp_path / "apart", apart)
    harbour.save(tmp_path / "tables", "csv")
    assert (tmp_path / "titles.txt").read_text("utf-8").splitlines() == [story.title for story in harbour.stories]
    assert len(list((tmp_path / "apart").iterdir())) == len(harbour.stories)
    assert (tmp_path / "tables" / "claims.csv").exists()


@pytest.mark.parametrize(
    ("name", "form", "reason"),
    [
        ("dossier", None, "in which form"),
        ("dossier.xyz", None, "in which form"),
        ("dossier.html", "hmtl", "no format “hmtl”"),
        ("missing/dossier.html", None, "cannot be written"),
    ],
)
def test_what_cannot_be_written_is_told_in_a_line(
    name: str, form: str | None, reason: str, harbour: twosource.Dossier, tmp_path: Path
) -> None:
    with pytest.raises(twosource.BadCall, match=reason):
        harbour.save(tmp_path / name, form)


def test_two_names_or_claims_are_compared() -> None:
    assert twosource.compare("Kyiv", "Kiev", kind="names").relation == "same"
    with pytest.raises(twosource.BadCall, match="not dogs"):
        twosource.compare("a", "b", kind="dogs")  # type: ignore[arg-type]


def test_no_reader_of_a_name_that_is_not_there() -> None:
    with pytest.raises(twosource.BadCall, match="no reader is called nobody"):
        twosource.brief(NOTE, reader="nobody")

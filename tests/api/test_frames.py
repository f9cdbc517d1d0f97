"""Tables: rows, data frames, and what a notebook shows."""

import sys

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

import twosource

TABLES = ("claims", "attributions", "ledger", "timeline", "documents")
HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)"> \u202ehidden <b onclick=x>'


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_a_frame_with_a_row_for_each_thing(name: str, harbour: twosource.Dossier) -> None:
    table = getattr(harbour, name)
    frame = table.frame()
    assert isinstance(frame, pd.DataFrame)
    assert len(frame) == len(table) == len(table.rows()) > 3
    assert list(frame.columns) == list(table.rows()[0])
    assert set(frame["story"]) == {story.id for story in harbour.stories if len(getattr(story, name))}


@pytest.mark.parametrize("name", TABLES)
def test_the_tables_of_a_dossier_are_those_of_its_stories(name: str, harbour: twosource.Dossier) -> None:
    apart = [row for story in harbour.stories for row in getattr(story, name).rows()]
    assert getattr(harbour, name).rows() == apart


@pytest.mark.parametrize("name", TABLES)
def test_a_cell_is_a_plain_value_or_a_list(name: str, harbour: twosource.Dossier) -> None:
    cells = [cell for row in getattr(harbour, name).rows() for cell in row.values()]
    assert {type(cell) for cell in cells} <= {str, int, float, bool, list, type(None)}


def test_rows_are_chosen_by_their_cells(harbour: twosource.Dossier) -> None:
    contested = harbour.claims.where(standing="contested")
    assert [claim.id for claim in contested] == [c.id for c in harbour.claims if c.standing == "contested"]
    outlet = harbour.claims.rows()[0]["outlets"][0]
    assert harbour.claims[0] in list(harbour.claims.where(outlets=outlet))
    with pytest.raises(twosource.BadCall, match="claims have no “standnig”; they have story, id, text"):
        harbour.claims.where(standnig="contested")


def test_a_piece_of_a_table_is_a_table(harbour: twosource.Dossier) -> None:
    assert harbour.claims[:3].rows() == harbour.claims.rows()[:3]
    assert repr(harbour.claims[:3]) == "<3 claims>"


def test_without_pandas_rows_are_had_and_frames_say_what_is_missing(
    harbour: twosource.Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    assert harbour.claims.rows()
    with pytest.raises(twosource.BadCall, match=r"pip install 'twosource\[frames\]'"):
        harbour.claims.frame()


def shown(of: object) -> html.HtmlElement:
    words: str = of._repr_html_()  # type: ignore[attr-defined]
    assert "\u202e" not in words
    return html.fromstring(words)


def test_everything_shows_itself(harbour: twosource.Dossier) -> None:
    claim = next(claim for claim in harbour.claims if claim.support)
    assert claim.support[0].quote[:200] in shown(claim).text_content()
    assert harbour.stories[0].title in shown(harbour).text_content()
    assert harbour.stories[1].title in shown(harbour.stories[1]).text_content()
    assert "the first 20" in shown(harbour.attributions).text_content()
    assert "claims" in shown(harbour.claims).text_content()
    assert shown(harbour.documents[0]).text_content().strip()
    assert shown(harbour.claims[:0]) is not None


def test_what_is_shown_is_short(harbour: twosource.Dossier) -> None:
    assert len(harbour._repr_html_()) < 60_000
    assert all(len(getattr(harbour, name)._repr_html_()) < 40_000 for name in TABLES)


@settings(max_examples=20)
@given(st.sampled_from(["title", "outlet", "url", "byline", "text"]), st.text(max_size=30))
def test_nothing_of_a_page_is_obeyed_by_a_notebook(field: str, more: str) -> None:
    words = HOSTILE + more.replace("\0", "")
    article = {"text": f'The strike is over, Marta Oakes said. "{words}", said Ines Corbin.', field: words}
    if field == "text":
        article["text"] = f"Ines Corbin said that {words} is agreed. Marta Oakes denied it: “{words}”."
    dossier = twosource.brief(article, reader="rules")
    for of in (dossier, *dossier.documents, *dossier.claims, *(getattr(dossier, name) for name in TABLES)):
        tree = shown(of)
        assert tree.xpath("//script | //img | //iframe | //style | //a") == []
        assert {name for each in tree.iter() for name in each.attrib} <= {"class", "dir", "open", "scope", "style"}

"""What is passed over at a glance is certainly no article; what may be one is looked at."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.warc.made import ARTICLE, made_records
from twosource.document.glance import may_hold_article

SENTENCE = "The mediator said on Monday that the talks would go on in Saltmere."
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/*.html"))


def card(number: int, words: int = 15) -> str:
    teaser = "word " * words
    return f'<div><a href="/{number}"><h3>What the council said on {number} May</h3></a><p>{teaser}.</p></div>'


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_every_sample_page_may_be_an_article(path: Path) -> None:
    assert may_hold_article(path.read_text("utf-8"))


def test_the_articles_of_a_made_web_archive_may_be_ones_and_its_indexes_are_none() -> None:
    found = {
        kind: {may_hold_article(each.data.decode()) for each in made_records(60) if each.kind == kind}
        for kind in (ARTICLE, "index")
    }
    assert found == {ARTICLE: {True}, "index": {False}}


@pytest.mark.parametrize(
    "page",
    [
        f"<p>{SENTENCE}</p>",
        f"<P>{SENTENCE}</P>",
        f"<div>{SENTENCE[:30]}<br>{SENTENCE[30:]}</div>",
        f"<p>{SENTENCE[:20]}<a href='/x'>{SENTENCE}</a>{SENTENCE[20:]}</p>",
        f"<pre>{SENTENCE}",
        "<p>大使周一表示，双方将在安卡拉继续谈判，并将在下个月交换文件，届时第三方调解人也将出席会议并发表讲话。</p>",
        '<script type="application/ld+json">{"articleBody": "…"}</script>',
        f"<!-- a menu --><p>{SENTENCE}</p><script>",
        *(f"<{tag}>{SENTENCE}</{tag}>" for tag in ("li", "td", "blockquote", "section")),
        f"<a name=top><h1>Talks<p>{SENTENCE}",
        f"<a href=/x>Start<p>{SENTENCE}",
        f"<p>{SENTENCE}</p>" * 12 + "".join(map(card, range(8))),
        '<meta property="og:type" content="article">' + f"<p>{SENTENCE}</p>" + "".join(map(card, range(30))),
    ],
)
def test_whatever_has_a_sentence_of_its_own_may_be_an_article(page: str) -> None:
    assert may_hold_article(f"<html><body>{page}</body></html>")


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<title>" + SENTENCE + "</title>",
        f"<p><a href='/a'>{SENTENCE}</a></p>" * 20,
        f"<script>var words = '{SENTENCE}'</script>",
        f"<SCRIPT>var words = '{SENTENCE}'",
        f"<!-- <p>{SENTENCE}</p> -->",
        f"<style>{SENTENCE}</style><noscript><p>{SENTENCE}</p></noscript>",
        "<form><label>Name</label><input><label>Password</label><input><button>Log in</button></form>",
        "".join(map(card, range(12))),
    ],
)
def test_a_page_of_links_or_of_no_words_is_none(page: str) -> None:
    assert not may_hold_article(f"<html><body>{page}</body></html>")


@given(st.text(alphabet="<>/!-aph1 scriptx\n\"='é", max_size=200))
def test_any_text_gets_an_answer(text: str) -> None:
    assert may_hold_article(text) in (True, False)

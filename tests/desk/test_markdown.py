import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from port_strike import DOSSIER, STORY

from twosource.desk.markdown import dossier_bytes, plain
from twosource.records.ledger import Dossier

RENDER = MarkdownIt("commonmark").enable("table")


def shown(words: str) -> str:
    """What a reader of the rendered words sees."""
    tokens = RENDER.parseInline(words)[0].children or []
    assert {token.type for token in tokens} <= {"text", "text_special"}
    return "".join(token.content for token in tokens)


@given(st.text(alphabet="ab*_`[]()<>#&|~\\!-+.1=:$\"'/@", max_size=30))
def test_no_words_become_markup(words: str) -> None:
    assert shown("x" + plain(words) + "x") == f"x{words}x"


@pytest.mark.parametrize("words", ["- item", "1. item", "# head", "+ item", "2) item", "> quote", "```", "===", "---"])
def test_no_words_become_a_block(words: str) -> None:
    tokens = RENDER.parse(plain(words))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert shown(plain(words)) == words


def test_the_memo_has_its_sections_and_no_html() -> None:
    tokens = RENDER.parse(dossier_bytes(DOSSIER).decode())
    heads = [tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "heading_open"]
    assert heads[:4] == ["Dockers walk out at Port Merrow", "Where it stands", "What differs", "Claims"]
    assert not [token for token in tokens if "html" in token.type]


def test_a_number_links_to_an_address_of_the_web_only() -> None:
    documents = tuple(msgspec.structs.replace(d, url="javascript:alert(1)") for d in STORY.documents)
    memo = dossier_bytes(Dossier(stories=(msgspec.structs.replace(STORY, documents=documents),))).decode()
    assert "javascript" not in memo
    assert "[\\[3\\]](<https://mail.example/650?a=1&b=2>)" in dossier_bytes(DOSSIER).decode()

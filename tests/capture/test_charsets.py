import codecs
from pathlib import Path

import pytest

from twosource.capture import take
from twosource.capture.charsets import charset
from twosource.records.page import Capture
from twosource.settings import Settings

WORDS = "The café’s owner said “naïve” at the München talks. "


def decoded(data: bytes, folder: Path) -> str:
    (folder / "page").write_bytes(data)
    (one,) = take([str(folder)], Settings())
    assert isinstance(one, Capture)
    return one.data.decode(one.charset or "utf-8", "replace").replace("\0", "")


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
        (b"", "cp1252"),
    ],
)
def test_an_encoding_is_found_by_its_mark_or_by_what_is_valid(mark: bytes, name: str, tmp_path: Path) -> None:
    assert decoded(mark + (WORDS * 8).encode(name), tmp_path) == WORDS * 8


def test_a_page_is_read_in_the_encoding_it_declares(tmp_path: Path) -> None:
    text = '<html><head><meta charset="windows-1251"></head><body>Переговоры в Стамбуле</body></html>'
    assert decoded(text.encode("cp1251"), tmp_path) == text


def test_valid_utf8_is_stronger_than_a_false_declaration(tmp_path: Path) -> None:
    text = '<html><head><meta charset="iso-8859-1"></head><body>' + WORDS + "</body></html>"
    assert decoded(text.encode(), tmp_path) == text


def test_an_unknown_declaration_is_passed_over(tmp_path: Path) -> None:
    text = '<html><head><meta charset="x-none"></head><body>' + WORDS + "</body></html>"
    assert decoded(text.encode("cp1252"), tmp_path) == text


def test_broken_utf8_is_replaced_not_guessed(tmp_path: Path) -> None:
    data = (WORDS * 3).encode()[:-3] + b"\xe2\x80 and \xff on"
    text = decoded(data, tmp_path)
    assert text.startswith(WORDS)
    assert text.endswith("\ufffd and \ufffd on")


def test_nul_bytes_do_not_make_a_text_binary(tmp_path: Path) -> None:
    assert decoded(b"The talks\0 went on\0 for an hour.", tmp_path) == "The talks went on for an hour."


def test_an_encoding_without_a_declaration_is_told_by_its_letters(tmp_path: Path) -> None:
    text = "Делегации встретились в среду утром и обсуждали обмен пленными в течение двух часов. " * 6
    assert decoded(text.encode("cp1251"), tmp_path) == text


@pytest.mark.parametrize("name", ["idna", "punycode", "utf-7", "unicode_escape", "raw_unicode_escape", "charmap"])
@pytest.mark.parametrize("said", [None, "the server"])
def test_what_no_page_is_written_in_is_not_believed(name: str, said: str | None) -> None:
    page = b"\x81\x8d\x8f-a9" * 9
    shown = charset(page, name) if said else charset(f"<meta charset={name}>".encode() + page)
    assert shown.replace("-", "_") != name.replace("-", "_")
    page.decode(shown, "replace")

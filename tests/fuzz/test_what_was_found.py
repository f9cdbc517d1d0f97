"""What fuzzers and strings that hold patterns up have found: each is read, in time that grows with its length.

A pattern that is not linear would take hours for these.
"""

from datetime import datetime

import pytest

from benchmarks.fuzz import reading, sources, words
from benchmarks.fuzz.holding import outcome
from twosource.desk.when import moment
from twosource.document.glance import may_hold_article
from twosource.errors import BadCall
from twosource.feeds.entry import read_entry
from twosource.language.names import same_name

MANY = 300_000
SAID = "The port is closed, Marta Oakes told reporters in Kyiv on Monday. "


@pytest.mark.parametrize(
    "text",
    [
        f"{SAID}“It was over{'.' * MANY}x” he said. {SAID}“It was open{'.' * MANY}x, {SAID}",
        f"{SAID}The Port{'as' * MANY} Union said it was over. Mr Pas{'as' * MANY}’ side met.",
        f"{SAID}It was{',11' * (MANY // 10)} that were killed. {SAID}",
        f"{SAID}He said{' ' * MANY}that it{' ' * MANY}was over.",
    ],
    ids=["dots", "a name", "numbers", "blanks"],
)
def test_a_text_without_an_end_of_what_it_says_is_read(text: str) -> None:
    assert reading.read_text("rules", text)


def test_a_tag_without_an_end_is_looked_at_once() -> None:
    assert may_hold_article("<p>" + SAID * 20 + "<" + "z" * MANY)


def test_an_entry_with_blanks_behind_what_its_program_writes_is_read() -> None:
    appeared = f"The post &lt;a&gt;b&lt;/a&gt; appeared first on &lt;a&gt;c&lt;/a&gt;{' ' * MANY}x"
    item = f"<item><title>P</title><description>{appeared}</description></item>"
    assert read_entry(f"<rss version='2.0'><channel>{item}</channel></rss>".encode()).title == "P"


@pytest.mark.parametrize(
    "page",
    [b"idna\n\x81\x8d\x8f-a9", b"utf-7\n\x81\x8d+AAA-", b"undefined\n\x81\x8d"],
)
def test_an_encoding_that_is_none_is_told_from_the_bytes(page: bytes) -> None:
    outcome(sources.encoding, page)


@pytest.mark.parametrize("time", ["between 4a 0nd.u", "the 0th of May", "00th"])
def test_the_nought_of_a_month_is_no_fault(time: str) -> None:
    outcome(words.times, time.encode())


def test_names_of_single_letters_and_none_at_all_are_compared() -> None:
    assert same_name("\ufffd\ufffd\x12 Ltd d", "T:ug").relation == "different"
    outcome(words.names, b"\xe6\xa7\x12\xff\xff\xff\xff\xffLt" + b"\xff" * 10 + b"d\nT:ug")


def test_a_name_without_a_large_letter_has_no_initials() -> None:
    words = (
        "SALTMERE (Coastline Press) - Dockers in Halifax, the third-largest cSALTMERE (Coastline Press) - Dockers in "
        "Halifax, the third-largest container port on the east coast, walked off the job at.ntainer port on the east "
        "coast, walked off the job at."
    )
    assert reading.read_text("learnt", words)


def test_what_is_no_time_is_told_on_one_line() -> None:
    with pytest.raises(BadCall) as told:
        moment("ye\n\0" + "s" * 1_000, now=datetime(2025, 6, 2))
    assert str(told.value).isprintable()
    assert len(str(told.value)) < 200

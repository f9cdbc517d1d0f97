"""The words of strangers and of callers: addresses, headers, rules for robots, times, names, secrets, cursors."""

from collections.abc import Callable
from datetime import datetime

from benchmarks.fuzz.holding import Outcome
from twosource.desk.web.api.cursors import Listing, part
from twosource.desk.web.api.problems import Absent
from twosource.desk.when import moment
from twosource.document.machine_times import machine_time, page_time
from twosource.document.moments import moments
from twosource.document.stamps import bounds, dateline
from twosource.errors import TwosourceError
from twosource.fetch import headers
from twosource.fetch.address import Address, address, allowed_host, is_address, joined, without_login
from twosource.fetch.robots import rules_in
from twosource.language.dates import bounds as days
from twosource.language.dates import compare_times, written
from twosource.language.names import same_name
from twosource.language.sentences import sentences
from twosource.notify.signing import secrets
from twosource.reading.quantities import find_quantities
from twosource.reading.times import find_times

_BASE = address("https://a.example/b/c?d")
_NOW = datetime(2025, 6, 2, 10, 30)


def text(data: bytes) -> str:
    """Return bytes as text, as a page is decoded."""
    return data.decode("utf-8", "replace")


def robots(data: bytes) -> Outcome:
    """Read a robots.txt and ask it for an address in its own first line."""
    rules = rules_in(data, "twosource")
    first = text(data.partition(b"\n")[0])[:200]
    return [rules.can_fetch(f"https://a.example/{first}", "twosource"), rules.crawl_delay("twosource")]


def addresses(data: bytes) -> Outcome:
    """Take an address apart; put together it is one, and the same."""
    words = text(data)
    found: list[Outcome] = [is_address(words), without_login(words)]
    ways: list[Callable[[], Address]] = [lambda: address(words), lambda: joined(_BASE, words)]
    for way in ways:
        try:
            one = way()
        except TwosourceError as refused:
            found.append(str(refused))
            continue
        again = address(one.url)
        assert again == one, f"{one.url} is read back as {again.url}"
        assert one.url.isascii()
        found.append(one)
    try:
        found.append(allowed_host(words))
    except TwosourceError as refused:
        found.append(str(refused))
    return found


def of_headers(data: bytes) -> Outcome:
    """Read what headers say, one value a line."""
    value, _, more = data.decode("latin-1").partition("\n")
    named = {"retry-after": value, "date": more, "cache-control": value}
    found = (headers.content_type(value), headers.moment(value), headers.retry_after(named), headers.fresh_for(named))
    wait = found[2]
    assert wait is None or 0 <= wait < float("inf")
    return found


def times(data: bytes) -> Outcome:
    """Read times as software, pages, articles and people write them."""
    words = text(data)
    line = words.partition("\n")[0]
    found = [machine_time(words), page_time(words), moments(words), bounds(words), dateline(line)]
    read = find_times(words, "2025-06-02T10:30:00+03:00", sentences(words))
    assert all(0 <= each.start < each.end <= len(words) for each in read)
    for each in read:
        days(each.value)
        compare_times(each.value, line[:40])
        written(each.value)
    return [found, read, find_quantities(words, read)]


def since(data: bytes) -> Outcome:
    """Read a time in the words of whoever calls."""
    return moment(text(data), now=_NOW), moment(text(data), now=_NOW, end=True)


def names(data: bytes) -> Outcome:
    """Compare two names, each of which is itself."""
    a, _, b = text(data).partition("\n")
    there, back = same_name(a, b), same_name(b, a)
    assert there.relation == back.relation, f"{there} and {back}"
    return there


def calls(data: bytes) -> Outcome:
    """Read the secrets of a webhook, and where in a list a caller was."""
    found: list[Outcome] = []
    try:
        found.append(secrets(text(data)))
    except TwosourceError as refused:
        found.append(str(refused))
    try:
        found.append(part(["a", "b"], Listing(cursor=text(data)[:2000]), of="x", key=lambda each: (each,)))
    except Absent as absent:
        found.append(str(absent))
    return found

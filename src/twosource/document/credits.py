"""Whom a text names as where its matter comes from.

Four forms are read: a line that is a credit and nothing else ("Source: X", "Read more at X"), a sentence of
republication, an agency in a dateline, and an agency or outlet that a sentence cites ("according to X", "told X",
"X reported"). In sentences only names known or shaped as those of agencies and outlets count; who speaks is not
decided here.
"""

import re
from collections.abc import Iterable, Iterator

from twosource.lexicon.agencies import agency, sounds_like_agency
from twosource.lexicon.countries import country
from twosource.lexicon.publishers import publisher
from twosource.lexicon.regions import is_region
from twosource.lexicon.relays import OUTLET_WORDS
from twosource.records.page import Credit, Span

MOST = 200
LONGEST_LINE = 300
LONGEST_NAME = 40
OPENING_PARAGRAPHS = 4

_HOST = r"(?:https?://)?(?:www\.)?(?P<host>(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,12})(?:/\S*)?"
_WORD = r"(?:[A-ZÀ-ÞА-Я][\w’'&-]{0,39}|\d\d?)"
_NAME = rf"{_WORD}(?:[ ./](?:(?:of|the|de|and|for|&|da|di|al) )?{_WORD}){{0,5}}"
_LABELLED = re.compile(
    r"^\W{0,3}(?P<label>(?:original )?sources?|via|from|credits?|quelle|fuente|fonte|kaynak|источник"
    r"|джерело)\s*[:;]\s*(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_ONWARD = re.compile(
    r"^\W{0,3}(?:(?:read|see|view|find) (?:more|on)|(?:read |see |view |find )?(?:the (?:full|original"
    r"|rest|whole)(?: \w+)?"
    r"|full (?:story|article)|original(?: (?:article|story|source|post|text))?)"
    r"|continue reading)\s*(?:(?:@|at|on|via|from|in|:)\s*(?:the )?|(?=https?:|www\.))"
    r"(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_REPUBLISHED = re.compile(
    r"\b(?:(?:originally|first) (?:published|appeared|posted|written)|(?:re-?published|reprinted|reproduced)"
    r"(?: here)?(?: with (?:the )?(?:kind )?permission)?)\s+(?:by|at|in|on|from|of)\s+(?:the )?"
)
_DATELINE = re.compile(
    r"^(?:(?P<place>[^\W\d_][^()\n]{0,70}?)[ ,])?\((?P<name>[A-Z][\w .&/-]{1,40})\)\s*(?:[-–—:]|--)"
    r"|^[^\W\d_][^/\n]{0,60}?[.,]? ?/(?P<slashed>[A-Z][\w -]{1,30})/\.?"
)
_AGENCY_NAMED = re.compile(rf"\b(?:news|press|wire|telegraph) (?:agency|service),? (?P<name>{_NAME})")
_COPYRIGHT = re.compile(rf"^\W{{0,3}}(?:©|\(c\)|copyright)\s*(?:\d{{4}},? ?)?(?P<name>{_NAME})\W*$", re.IGNORECASE)
_AGENCY_KIND = re.compile(r" (?:news|press|wire|telegraph) (?:agency|service)\b", re.IGNORECASE)
_AFTER_CUE = re.compile(
    r"\b(?:according to|citing|quoting|quoted by|cited by|as reported by|reported by|a report (?:by|in|from)"
    r"|reports (?:by|in|from)|with reference to|in an interview (?:with|to|on|published (?:by|in))"
    r"|interview with|told"
    r"|spoke to|speaking to|speaking on|in comments to|in remarks to|published (?:by|in)"
    r"|in an article (?:for|in)"
    r"|obtained by|seen by|reviewed by) (?P<reach>[^,.;:!?\"“”()\n]{2,70})",
    re.IGNORECASE,
)
_BEFORE_CUE = re.compile(
    rf"(?<![\w’'&-])(?P<name>{_NAME})(?: (?:(?:news|press|wire) agency|agency|newspaper|daily|television"
    rf"|broadcaster|website|magazine|channel))?,?"
    r" (?:(?:has|had|also|earlier|later|previously|first|further) ){0,2}"
    r"(?P<verb>reported|reports|wrote|writes|said|says|quoted|cited|published|revealed|noted)\b"
)
_ANYONE_CAN = ("said", "says", "noted")
_PICTURE = re.compile(r"\b(?:photo\w*|image|picture|video|graphic|illustration|credit)\b", re.IGNORECASE)
_CITING = re.compile(r"\b(?:citing|cites?|quoting|with reference to)\b", re.IGNORECASE)
_RELAYED = re.compile(r"[,;(]?\s*\b(?:citing|quoting|with reference to)\b.*$", re.IGNORECASE)


def credits(text: str, *, byline: Iterable[str] = ()) -> tuple[Credit, ...]:
    """Return the credits that the words of `text` and its byline give, in the order of the text.

    Each credited name stands once for each way of crediting; its span is the first place.
    """
    found: dict[tuple[str, str], Credit] = {}
    for name in byline:
        known = agency(name)
        if known is not None or _is_press(name, alone=True):
            credit = Credit(name=known.name if known else name, how="byline")
            found.setdefault((credit.name.casefold(), credit.how), credit)
    place = 0
    for number, line in enumerate(text.split("\n")):
        for name, how, (start, end) in _in_line(line, opening=number < 2 * OPENING_PARAGRAPHS):
            credit = Credit(name=name, how=how, span=(place + start, place + end))
            if len(found) < MOST:
                found.setdefault((name.casefold(), how), credit)
        place += len(line) + 1
    return tuple(sorted(found.values(), key=lambda credit: credit.span or (-1, -1)))


def is_credit_line(line: str) -> bool:
    """Say whether a line is a credit and nothing else: text, though it reads like furniture."""
    return len(line) <= LONGEST_LINE and next(_whole_line(line), None) is not None


def is_dateline_credit(line: str) -> bool:
    """Say whether a line opens with a place and an agency, as a report's first line does."""
    return _DATELINE.search(line[:200]) is not None


def _in_line(line: str, *, opening: bool) -> Iterator[tuple[str, str, Span]]:
    if len(line) <= LONGEST_LINE:
        whole = list(_whole_line(line))
        if whole:
            yield from whole
            return
    if opening and (match := _DATELINE.search(line[:200])):
        group = "name" if match["name"] else "slashed"
        pressed = _press_in(match[group], alone=True) or _unlisted(match)
        if pressed:
            yield _named(match, group, pressed, "dateline")
    for match in _AFTER_CUE.finditer(line):
        for run in re.finditer(_NAME, match["reach"]):
            if pressed := _press_in(run.group()) or _called_agency(match["reach"], run):
                place = match.start("reach") + run.start()
                name, (start, end) = pressed
                yield _canonical(name), "citing", (place + start, place + end)
                break
    for match in _AGENCY_NAMED.finditer(line):
        name, (start, end) = _press_in(match["name"]) or (match["name"].removesuffix("’s"), (0, len(match["name"])))
        yield f"{_canonical(name)}", "citing", (match.start("name") + start, match.start("name") + end)
    for match in _BEFORE_CUE.finditer(line):
        pressed = _press_in(match["name"]) or _called_agency(line, match)
        if pressed and (match["verb"] not in _ANYONE_CAN or agency(pressed[0]) is not None):
            yield _named(match, "name", pressed, "citing")


def _whole_line(line: str) -> Iterator[tuple[str, str, Span]]:
    if (match := _LABELLED.match(line)) and not _PICTURE.search(line):
        how = "citing" if _CITING.search(match["rest"]) else "source"
        how = "original" if match["label"].lower().startswith("original") else how
        yield from _credited(match, how)
    elif match := _ONWARD.match(line):
        yield from _credited(match, "original", only=True)
    elif len(line) <= LONGEST_NAME and (known := agency(line)) is not None:
        yield known.name, "source", (0, len(line.rstrip()))
    elif (match := _COPYRIGHT.match(line)) and (agency(match["name"]) or sounds_like_agency(match["name"])):
        yield _canonical(match["name"]), "source", match.span("name")
    elif match := _REPUBLISHED.search(line):
        rest = re.compile(rf"(?P<rest>{_NAME}|{_HOST})").match(line, match.end())
        if rest:
            yield from _credited(rest, "original")


def _credited(match: re.Match[str], how: str, *, only: bool = False) -> Iterator[tuple[str, str, Span]]:
    """Names in the rest of a credit line: an address, a known agency or outlet, or else the line's one name."""
    rest, place = match["rest"], match.start("rest")
    if address := re.match(_HOST, rest, re.IGNORECASE):
        yield address["host"], how, (place + address.start("host"), place + address.end("host"))
        return
    plain = _RELAYED.sub("", rest)
    for run in re.finditer(_NAME, plain):
        pressed = _press_in(run.group())
        if pressed:
            name, (start, end) = pressed
            yield _canonical(name), how, (place + run.start() + start, place + run.start() + end)
            return
    whole = re.match(rf"(?:the )?(?P<name>{_NAME})\W*$", plain)
    if whole and not only:
        yield whole["name"], how, (place + whole.start("name"), place + whole.end("name"))


def _named(match: re.Match[str], group: str, pressed: tuple[str, Span], how: str) -> tuple[str, str, Span]:
    name, (start, end) = pressed
    return _canonical(name), how, (match.start(group) + start, match.start(group) + end)


def _unlisted(match: re.Match[str]) -> tuple[str, Span] | None:
    """Take a name in brackets between a place in capitals and a dash for an agency, unless it is a state's."""
    name, place = match["name"], re.match(r"[A-Z]{3,}", match["place"] or "")
    if place is None or not name or country(name) or is_region(name) or name.casefold() in _NO_AGENCY:
        return None
    return (name, (0, len(name))) if len(name.split()) <= 4 else None


def _called_agency(words: str, run: re.Match[str]) -> tuple[str, Span] | None:
    """Take a name for an agency where "news agency" follows it, together with these words."""
    start, end = run.span("name") if "name" in run.re.groupindex else run.span()
    kind = _AGENCY_KIND.match(words, end)
    return (words[start : kind.end()], (0, kind.end() - start)) if kind else None


def _canonical(name: str) -> str:
    known = agency(name)
    return known.name if known else name


def _press_in(run: str, *, alone: bool = False) -> tuple[str, Span] | None:
    """The longest part of a run of capitalized words that names an agency or outlet, with its place in the run.

    `alone` says that the run stands where only such names do: in a byline, in the brackets after a place.
    """
    words = list(re.finditer(r"[^\s/]+", run))
    for size in range(len(words), 0, -1):
        for first in range(len(words) - size + 1):
            start, end = words[first].start(), words[first + size - 1].end()
            name = run[start:end].rstrip(".,")
            name = re.sub(r"[’']s?$", "", name)
            if _is_press(name, alone=alone):
                return name, (start, start + len(name))
    return None


def _is_press(name: str, *, alone: bool = False) -> bool:
    if agency(name) is not None or publisher(name) is not None:
        return True
    words = name.split()
    if len(words) == 1:
        return name[:1].isupper() and sounds_like_agency(name)
    return (
        2 <= len(words) <= 5
        and words[-1].lower() in (OUTLET_WORDS if alone else _OUTLET_WORDS)
        and words[-1][0].isupper()
    )


_NO_AGENCY = frozenset({"updated", "update", "correction", "corrected", "opinion", "analysis", "exclusive", "video"})

_OUTLET_WORDS = OUTLET_WORDS - frozenset(
    {"review", "mirror", "channel", "mail", "network", "outlet", "media", "website", "weekly", "press"}
)
"""The words that make a name an outlet's in any sentence."""

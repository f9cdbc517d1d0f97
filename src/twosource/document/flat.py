"""Articles out of a page whose tags are gone.

A page is cut into lines, the lines into sections where articles stand one under the other, and in each section a
classifier finds the article's stretch. What stands in it is then told apart: headline, captions, date line and
byline leave the text; credits stay in it.
"""

import re
from collections.abc import Sequence

from msgspec import Struct, structs

from twosource.document.appeals import is_appeal
from twosource.document.article import Article
from twosource.document.authors import authors, signed
from twosource.document.bylines import is_byline
from twosource.document.captions import is_caption
from twosource.document.classifier import Cut, article_lines
from twosource.document.credits import credits, is_credit_line, is_dateline_credit
from twosource.document.features import CUE_PATTERNS, word_count
from twosource.document.headlines import headline, same_headline, split_suffix
from twosource.document.lines import Line, cut, ends_sentence
from twosource.document.notices import notices
from twosource.document.outlets import outlet, top_name
from twosource.document.segments import is_prose, sections
from twosource.document.stamps import Dateline, dateline, stamp
from twosource.document.tickers import is_ticker
from twosource.errors import Refused
from twosource.records.page import Stamp
from twosource.settings import DEFAULT

MOST_LINES = 10_000
LEAST_WORDS = 25
LEAST_WITHOUT_PROSE = 60
KEEP_FROM = 0.5
KEEP_HEADING_FROM = 0.15
HEAD = 10
FOOT = 8
LONG_PARAGRAPH = 30
"""Words from which a paragraph among paragraphs of the article is kept whatever stands right beside it."""
REACH = 4
_OPENING = re.compile(r"^\s*(?:date|published)\s*:?\s*(?P<day>(?:19|20)\d\d-\d\d-\d\d)\s+", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]{2,}")
_LABEL = re.compile(r"^(?:title|headline)\s*:\s*", re.IGNORECASE)


class _Parts(Struct):
    """The lines of one section, sorted; numbers are line numbers."""

    title: int | None
    text: list[int]
    captions: list[str]
    datelines: list[tuple[int, Dateline]]
    byline: list[str]
    beside: list[str]


def articles(text: str) -> list[Article]:
    """Return the articles of a flat page in page order.

    Raises:
        Refused: nothing on the page reads like an article, or it has more lines than a page has.

    """
    text, labelled = _opening_date(text)
    lines = cut(text)
    if not lines:
        raise Refused("no text in it")
    if len(lines) > MOST_LINES:
        raise Refused(f"{len(lines)} lines: more than a page has")
    page = [line.text for line in lines]
    found: list[Article] = []
    for section in sections(lines)[: DEFAULT.articles_per_capture]:
        article = _article(section, page)
        if article is not None and not any(_is_again(article, earlier) for earlier in found):
            found.append(article)
    if not found:
        raise Refused("no article in it, only headings, links or single lines")
    if labelled is not None and found[0].published is None:
        found[0] = structs.replace(found[0], published=labelled)
    return found


def _is_again(article: Article, earlier: Article) -> bool:
    """Most of its paragraphs stand in an earlier article: the page loads one article twice."""
    known = set(earlier.text.split("\n"))
    paragraphs = [line for line in article.text.split("\n") if line]
    return 2 * sum(line in known for line in paragraphs) > len(paragraphs)


def _opening_date(text: str) -> tuple[str, Stamp | None]:
    """Take off the label with the article's day that some scrapers set before a page's first words."""
    match = _OPENING.match(text)
    if match is None or (labelled := stamp(match["day"])) is None:
        return text, None
    return text[match.end() :], Stamp(value=labelled.value, evidence=match.group().strip())


def _article(section: Sequence[Line], page: Sequence[str]) -> Article | None:
    lines = [line.text for line in section]
    stretch = article_lines(lines)
    parts = _sort(section, lines, stretch, top_name(page))
    body = [lines[i] for i in parts.text]
    if not _is_enough(body):
        return None
    text = _join([section[i] for i in parts.text])
    title, suffix = split_suffix(_LABEL.sub("", lines[parts.title]), page) if parts.title is not None else (None, None)
    persons, others = authors(parts.byline)
    published, modified = _stamps(parts, stretch)
    beside = tuple(structs.replace(credit, span=None) for line in parts.beside for credit in credits(line))
    named = (*dict.fromkeys(beside), *credits(text, byline=others))
    source = outlet(page, suffixes=[suffix] if suffix else [], not_these=[*persons, *(credit.name for credit in named)])
    head = range(max(0, stretch.start - HEAD), min(len(lines), stretch.end + FOOT))
    return Article(
        title=title,
        text=text,
        outlet=source,
        published=published,
        modified=modified,
        byline=signed(persons, others, source.name),
        captions=tuple(dict.fromkeys(parts.captions)),
        notices=notices(lines[i] for i in head),
        credits=named,
    )


def _is_enough(body: Sequence[str]) -> bool:
    """A paragraph and a few words more, or many words without teasers that trail off: a table, a list, verse."""
    words = sum(map(word_count, body))
    if any(is_prose(line) for line in body):
        return words >= LEAST_WORDS
    return words >= LEAST_WITHOUT_PROSE and not any(line.endswith(("…", "...")) for line in body)


def _sort(section: Sequence[Line], lines: Sequence[str], stretch: Cut, outlet: str | None) -> _Parts:
    """Give every line in and around the article's stretch its part."""
    likely = [lines[i] for i in range(stretch.start, stretch.end) if stretch.text[i] > KEEP_FROM]
    title = headline(lines, stretch, likely, outlet=outlet)
    headword = "" if title is None else _LABEL.sub("", lines[title])
    parts = _Parts(title, [], [], [], [], [])
    first = max(0, stretch.start - HEAD if title is None else min(title, stretch.start) - 2)
    for i in range(first, min(len(lines), stretch.end + FOOT)):
        line = lines[i]
        inside = stretch.start <= i < stretch.end
        if title is not None and (i == title or same_headline(line, headword) or _is_cut_short(lines, i)):
            continue
        near_head = i <= stretch.start + 1
        if word_count(line) <= 24 and not is_prose(line) and (dated := dateline(line)) is not None:
            parts.datelines.append((i, dated))
            if near_head and all(word[0].isupper() for word in _WORDS.findall(dated.rest)):
                parts.byline.append(dated.rest)
            if not inside or near_head or dated.marked:
                continue
        elif near_head and is_byline(lines, i, title):
            parts.byline.append(line)
            continue
        if i < stretch.end + 2 and not is_dateline_credit(line) and is_caption(line, repeated=_is_doubled(lines, i)):
            parts.captions.append(line)
        elif is_credit_line(line):
            if i >= stretch.start:
                parts.text.append(i)
            elif title is not None and title < i:
                parts.beside.append(line)
        elif not (is_appeal(line) or is_ticker(line)) and (
            stretch.text[i] > KEEP_FROM or _is_heading(section, i, stretch) or _is_among_prose(lines, i, stretch)
            if inside
            else title is not None and title < i and _opens(section, i, stretch)
        ):
            parts.text.append(i)
    return parts


def _is_heading(section: Sequence[Line], i: int, stretch: Cut) -> bool:
    """Inside the stretch: what a mark calls a heading or list line, or a short line with no cue right before prose."""
    line = section[i]
    if line.heading or line.bullet:
        return True
    if not 1 < len(line.text) < 90 or ends_sentence(line.text) or stretch.text[i] < KEEP_HEADING_FROM:
        return False
    following = i + 1
    if following >= stretch.end or stretch.text[following] <= KEEP_FROM:
        return False
    cues = any(CUE_PATTERNS[name].search(line.text) for name in ("share", "account", "legal", "onward", "reply"))
    return not cues and line.text[0].isupper() and (is_prose(section[following].text) or section[following].bullet)


def _is_among_prose(lines: Sequence[str], i: int, stretch: Cut) -> bool:
    """Inside the stretch: a long paragraph that stands once, close to paragraphs that are kept on both sides."""
    if not is_prose(lines[i]) or word_count(lines[i]) < LONG_PARAGRAPH or _is_doubled(lines, i):
        return False
    around = (range(max(stretch.start, i - REACH), i), range(i + 1, min(stretch.end, i + REACH + 1)))
    return all(any(is_prose(lines[j]) and stretch.text[j] > KEEP_FROM for j in side) for side in around)


def _opens(section: Sequence[Line], i: int, stretch: Cut) -> bool:
    """Between headline and stretch: a heading right before it, a paragraph, a place with its agency."""
    text = section[i].text
    return i < stretch.start and (
        (i == stretch.start - 1 and section[i].heading) or is_dateline_credit(text) or is_prose(text)
    )


def _is_cut_short(lines: Sequence[str], i: int) -> bool:
    """A teaser: it trails off, and a line close by has its words in full."""
    line = lines[i].rstrip("… .")
    if not lines[i].endswith(("…", "...")) or len(line) < 30:
        return False
    tail = line[-30:]
    return any(tail in lines[j] for j in range(max(0, i - 8), min(len(lines), i + 9)) if j != i)


def _is_doubled(lines: Sequence[str], i: int) -> bool:
    """The same words stand a line or two away: a picture's text and its caption."""
    return any(lines[j] == lines[i] for j in range(max(0, i - 2), min(len(lines), i + 3)) if j != i)


def _stamps(parts: _Parts, stretch: Cut) -> tuple[Stamp | None, Stamp | None]:
    """The date of the line between headline and text, or else next to them."""
    title = parts.title if parts.title is not None else stretch.start - HEAD
    head = [d for i, d in parts.datelines if title < i <= stretch.start + 2]
    above = [d for i, d in parts.datelines if title - 2 <= i < title and not d.rest]
    below = [d for i, d in parts.datelines if stretch.end - 2 <= i < stretch.end + 3 and (d.marked or _has_clock(d))]
    for group in (head, above, below):
        published = next((d.published for d in group if d.published), None)
        modified = next((d.modified for d in group if d.modified), None)
        if published or modified:
            return published, modified
    return None, None


def _has_clock(dated: Dateline) -> bool:
    return dated.published is not None and "T" in (dated.published.value or "")


def _join(lines: Sequence[Line]) -> str:
    """Paragraphs with a blank line between them, the lines of a list with none."""
    pieces: list[str] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if before is not None:
            pieces.append("\n" if before.bullet and line.bullet else "\n\n")
        pieces.append(line.text)
    return "".join(pieces)

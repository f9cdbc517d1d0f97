"""Whether a page can hold an article, at a glance: most pages of a web archive cannot, and are not to cost much.

One pass over the tags, no tree: some hundred times as fast as looking for the article.
"""

import re

_TAG = re.compile(r"<(?:(!--)|(/?)([a-z][a-z0-9]*+)[^<>]*+>)")
_UNSEEN = frozenset(("script", "style", "noscript", "template", "svg", "select", "textarea", "title", "iframe"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
_INLINE = frozenset(
    """abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd mark q s samp small span strike
    strong sub sup time tt u var wbr""".split()
)
_SAYS_SO = re.compile(r"articlebody|datepublished|og:type[\"'][^<>]{0,40}[\"']article\b")
_SENTENCE_CHARS = 40
"""Running text of so many characters, outside links, is in every article."""
_LONG_WORDS = 20
_HEADLINE_WORDS = 5
_MANY_HEADLINES = 12
_WORDS_A_HEADLINE = 6
"""Half of what a page must have of its own beside each headline that it links, so as to be no index for certain."""


def may_hold_article(text: str) -> bool:
    """Tell whether there may be an article in the HTML of a page; False where certainly none is.

    A page without a sentence outside its links has none, nor has one with many linked headlines and hardly a long
    paragraph.
    """
    small = text.lower()
    sentences, long, headlines = _measured(small)
    if sentences and (headlines < _MANY_HEADLINES or long >= _WORDS_A_HEADLINE * headlines):
        return True
    return _SAYS_SO.search(small) is not None


def _measured(text: str) -> tuple[int, int, int]:
    """Return the stretches of text that may be sentences, the words in long ones, and the linked headlines.

    The text is in small letters.
    """
    sentences = long = headlines = 0
    run: list[str] = []
    heading: int | None = None  # words in the heading at hand, None outside headings
    linked = in_link = False
    at = 0
    while match := _TAG.search(text, at):
        start, end = match.span()
        if start > at:
            piece = text[at:start]
            if heading is not None:
                heading += len(piece.split())
            elif not in_link and not piece.isspace():
                run.append(piece)
        at = end
        if match[1]:
            at = _behind(text, "-->", end)
            continue
        closes, name = match[2], match[3]
        if name in _INLINE:
            continue
        if name == "a":
            in_link = not closes and "href" in text[start:end]
            linked = linked or in_link
            continue
        if name in _UNSEEN and not closes:
            at = _behind(text, f"</{name}", end)
            continue
        if run:
            words = " ".join(run)
            run.clear()
            if len(words) >= _SENTENCE_CHARS:
                sentences += 1
                count = len(words.split())
                long += count if count >= _LONG_WORDS else 0
        if name in _HEADINGS:
            if closes:
                headlines += linked and (heading or 0) >= _HEADLINE_WORDS
            heading, linked = (None, False) if closes else (0, in_link)
        elif name == "p" and not closes:  # whatever was left open before it
            heading, in_link = None, False
    if len(" ".join([*run, text[at:]])) >= _SENTENCE_CHARS and not in_link:
        sentences += 1
    return sentences, long, headlines


def _behind(text: str, words: str, start: int) -> int:
    """Return where `words` begins at or after `start`; the end where it does not."""
    found = text.find(words, start)
    return found if found >= 0 else len(text)

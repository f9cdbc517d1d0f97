"""Put a body together again that the page's template cut into pieces, between advertisements say."""

import re
from collections.abc import Iterator

from lxml import html

from twosource.document.html_tree import hints
from twosource.document.html_weights import Weight, weigh

_APART = re.compile(
    r"comment|reply|teaser|related|recommend|card|bio|excerpt|summary|footer|sidebar|widget|promo|caption|author"
)
_OWN_HEADING = "descendant-or-self::*[self::h1 or self::h2 or self::h3][descendant::a[@href]] | descendant::h1"
_PROSE_WORDS = 12
_PIECES = 60

Key = tuple[str, str, str, str]


def mend(tree: html.HtmlElement) -> None:
    """Move the pieces of a cut body into the first of them; `tree` is changed.

    Pieces are elements of one name and class, in parents of one name and class, that hold prose each. What has
    a linked heading of its own is another article, and stays where it is.
    """
    weights = weigh(tree)
    for pieces in _groups(tree, weights):
        first, common = pieces[0], _common(pieces)
        if common is None:
            continue
        branches = [_below(common, piece) for piece in pieces]
        for piece, branch in zip(pieces[1:], branches[1:], strict=True):
            if branch is not None and not _apart(piece, common, branch):
                first.extend(list(piece))


def _groups(tree: html.HtmlElement, weights: dict[html.HtmlElement, Weight]) -> Iterator[list[html.HtmlElement]]:
    found: dict[Key, list[html.HtmlElement]] = {}
    for paragraph in tree.iter("p"):
        parent = paragraph.getparent()
        weight = weights.get(paragraph)
        if parent is None or weight is None or weight.words < _PROSE_WORDS or weight.link_share > 0.4:
            continue
        key = _key(parent)
        if key and not _APART.search(hints(parent)):
            pieces = found.setdefault(key, [])
            if not pieces or pieces[-1] is not parent:
                pieces.append(parent)
    return (pieces for pieces in found.values() if 1 < len(pieces) <= _PIECES)


def _key(element: html.HtmlElement) -> Key | None:
    above = element.getparent()
    if above is None or element.tag not in ("div", "section"):
        return None
    names = (element.get("class") or "", above.get("class") or "")
    return (element.tag, names[0], str(above.tag), names[1]) if any(names) else None


def _common(pieces: list[html.HtmlElement]) -> html.HtmlElement | None:
    """The lowest element that holds all pieces."""
    line = [pieces[0], *pieces[0].iterancestors()]
    for piece in pieces[1:]:
        above = {piece, *piece.iterancestors()}
        line = [element for element in line if element in above]
    return line[0] if line else None


def _below(common: html.HtmlElement, piece: html.HtmlElement) -> html.HtmlElement | None:
    """The child of `common` that leads to `piece`."""
    branch = None
    for element in (piece, *piece.iterancestors()):
        if element is common:
            return branch
        branch = element
    return None


def _apart(piece: html.HtmlElement, common: html.HtmlElement, branch: html.HtmlElement) -> bool:
    for element in (piece, *piece.iterancestors()):
        if element is common:
            break
        if element.tag in ("article", "aside", "footer", "nav", "form") or _APART.search(hints(element)):
            return True
    return bool(branch.xpath(_OWN_HEADING))

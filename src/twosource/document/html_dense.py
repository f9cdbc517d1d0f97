"""Find the article in a page of any size, in one walk: the element that holds the most prose of its own."""

from lxml import html

from twosource.document.html_weights import weigh

_PROSE_WORDS = 12
_APART = ("nav", "footer", "aside", "form")
_PARAGRAPHS = ("p", "li", "blockquote", "pre", "h2", "h3")
# A paragraph counts for the element it lies in, half for the one above, and so on: bodies cut in pieces stay whole.
_DECAY = (1.0, 0.75, 0.4)


def densest(tree: html.HtmlElement) -> html.HtmlElement:
    """Return the element of `tree` with the most words in paragraphs directly in it or little deeper.

    Method: scoring of parents by their paragraphs, as in Arc90's Readability.
    """
    weights = weigh(tree)
    score: dict[html.HtmlElement, float] = {}
    for paragraph in tree.iter(*_PARAGRAPHS):
        weight = weights.get(paragraph)
        if weight is None or weight.words < _PROSE_WORDS or weight.link_share > 0.4:
            continue
        for share, above in zip(_DECAY, paragraph.iterancestors(), strict=False):
            score[above] = score.get(above, 0.0) + share * weight.words
    body = tree.find("body")
    start = tree if body is None else body
    return max(score, key=lambda element: score[element], default=start)


def drop_apart(tree: html.HtmlElement) -> None:
    """Take menus, footers and side columns out of `tree`."""
    for element in list(tree.iter(*_APART)):
        if element.getparent() is not None and element is not tree:
            element.drop_tree()

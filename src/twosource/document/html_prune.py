"""Take out of a page what is no article whatever stands around it: captions, related lists, boxes, buttons."""

import re

from lxml import html
from msgspec import Struct

from twosource.document.html_tree import drop, hints, text_of
from twosource.document.html_weights import Weight, weigh

_NEVER = ("script", "style", "noscript", "template", "svg", "iframe", "button", "select", "textarea", "input", "canvas")
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:caption|captions|figcaption|imagecaption|photo-?credit|image-?credit|img-?credit)(?:$|[\s_-])|caption-?text|media-?caption|image-?caption|photo-?caption"
)
_BOX = re.compile(
    r"related|recommend|read-?(?:more|also|next)|also-?read|see-?also|more-?(?:on|from|stories|news)|most-?(?:read|popular)|trending|popular"
    r"|newsletter|subscri|sign-?up|promo|share|sharing|social|follow-?us|tag-?list|tags|keywords|topics|breadcrumb"
    r"|advert|sponsor|outbrain|taboola|teaser|outro|copyright|comment|disqus|donat|toolbar|print-?only|cookie|consent"
)
_CAPTION_WORDS = 90
_BOX_WORDS = 60


class Pruned(Struct, frozen=True, kw_only=True):
    """What was taken out that is worth keeping: the photo captions, in page order."""

    captions: tuple[str, ...]


def prune(tree: html.HtmlElement) -> Pruned:
    """Take captions and boxes out of `tree`, which is changed."""
    for element in list(tree.iter(*_NEVER)):
        drop(element)
    captions = _take_captions(tree)
    weights = weigh(tree)
    whole = weights[tree].words
    for element, weight in weights.items():
        if element.tag not in ("html", "body", "main", "article", "h1") and _is_box(element, weight, whole):
            drop(element)
    return Pruned(captions=captions)


def _take_captions(tree: html.HtmlElement) -> tuple[str, ...]:
    found = []
    for element in list(tree.iter("figcaption", "p", "div", "span", "small", "em", "dd", "li")):
        if element.getparent() is None or (element.tag != "figcaption" and not _CAPTION.search(hints(element))):
            continue
        words = text_of(element, 2000)
        if words.count(" ") < _CAPTION_WORDS:
            found.append(words)
            drop(element)
    return tuple(dict.fromkeys(words for words in found if " " in words))


def _is_box(element: html.HtmlElement, weight: Weight, whole: int) -> bool:
    """A box is named as one, is small beside the page, and holds mostly links or few words."""
    if weight.words > whole // 3 or not _BOX.search(hints(element)):
        return False
    return weight.words <= _BOX_WORDS or weight.link_share > 0.5

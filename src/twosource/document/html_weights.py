"""How many words each element of a page holds, and how many of them lie in links."""

from lxml import etree, html
from msgspec import Struct


class Weight(Struct, frozen=True):
    """Words below an element, those of them in links, and the number of links."""

    words: int
    linked: int
    links: int

    @property
    def link_share(self) -> float:
        """The share of the words that lie in links; 0 where there are no words."""
        return self.linked / self.words if self.words else 0.0


def weigh(tree: html.HtmlElement) -> dict[html.HtmlElement, Weight]:
    """Return the weight of every element of `tree`, in one walk."""
    found: dict[html.HtmlElement, Weight] = {}
    stack: list[list[int]] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            stack.append([_count(element.text), 0, 0])
            continue
        words, linked, links = stack.pop()
        if element.tag == "a":
            linked, links = words, links + 1
        if element.tag in ("script", "style"):
            words = linked = links = 0
        found[element] = Weight(words, linked, links)
        if stack:
            above = stack[-1]
            above[0] += words + _count(element.tail)
            above[1] += linked
            above[2] += links
    return found


def _count(text: str | None) -> int:
    return len(text.split()) if text else 0

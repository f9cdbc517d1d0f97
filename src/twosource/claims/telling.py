"""Which assertions can stand alone as a line of the dossier."""

import re
from collections import defaultdict
from collections.abc import Sequence

from twosource.claims.wording import short_saying
from twosource.memory import Memory
from twosource.records.assertion import Assertion
from twosource.records.story import CaseFile


def telling(case: CaseFile, memory: Memory) -> list[Assertion]:
    """Return the assertions that can stand as claims, but for what outlets do."""
    outlets = {d.outlet.name for d in case.documents} | {
        o.name for o in case.lineage.origins if o.kind != "institution"
    }
    by_document: dict[str, list[Assertion]] = defaultdict(list)
    for a in case.assertions:
        by_document[a.document].append(a)
    found: list[Assertion] = []
    for name, own in by_document.items():
        named = frozenset(doer for a in own for doer in a.doers if doer in outlets)
        found += memory.recall(("telling", name), _of_document, tuple(own), named)
    return found


def _of_document(own: Sequence[Assertion], outlets: frozenset[str]) -> list[Assertion]:
    return _distinct([a for a in own if _tells(a) and not (a.doers and set(a.doers) <= outlets)])


def _tells(a: Assertion) -> bool:
    """Whether an assertion can stand alone as a line: a doer or thing done that is named, and something said of it."""
    if a.nominal or len(a.quote.split()) < 4 or not (a.doer_text or a.object):
        return False
    if not a.doers and a.doer_text.lower() in _NOBODY and not (a.act and a.quantities):
        return False
    if a.modality == "conditional" and a.act is None:
        return False
    if a.trigger.lower() in ("do", "does", "did", "done"):
        return False
    if a.act in _NEEDS_OBJECT and not a.object and a.attribution is None:
        return False
    bare = not a.doer_text and _PARTICIPLE.search(a.trigger) and not _FINITE.search(a.quote)
    if not a.doers and (bare or _RELATIVE.match(a.quote)):
        return False
    filled_out = a.object or a.recipients or a.time or a.place or a.quantity
    if (not filled_out and a.attribution is None) or (a.act == "announce" and not a.object):
        return False
    filled = a.act or a.root or a.time or a.place or a.quantity or a.attribution
    return bool(filled) and sum(not t.startswith("@") for t in a.topic) > 0


_RELATIVE = re.compile(r"^(?:[\w’'-]+\s+){1,8}?(?:that|which|who)\s", re.IGNORECASE)
"""A relative clause about nobody in particular: "months of talks that broke down"."""
_PARTICIPLE = re.compile(r"(?:ed|en|wn|nt|lt|ng)$")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should)\b|\d", re.I
)
_NEEDS_OBJECT = frozenset("accept decline propose offer demand draft hand-over publish announce counter oppose".split())
_NOBODY = frozenset("it this that they he she we i you who what there these those one".split())


def _distinct(assertions: Sequence[Assertion]) -> list[Assertion]:
    """Keep one of several assertions that share most of their words: the one with an act, else the longer."""
    kept: list[Assertion] = []
    by_sentence: dict[tuple[str, tuple[int, int]], list[Assertion]] = defaultdict(list)
    for assertion in assertions:
        by_sentence[assertion.document, assertion.sentence].append(assertion)
    for key in sorted(by_sentence):
        chosen: list[Assertion] = []
        for a in sorted(
            by_sentence[key], key=lambda a: (a.act is None, a.root is None, a.span[0] - a.span[1], a.span, a.id)
        ):
            if all(_shared(a, other) < 0.6 and not _one_saying(a, other) for other in chosen):
                chosen.append(a)
        kept += sorted(chosen, key=lambda a: (a.span, a.id))
    return kept


def _one_saying(a: Assertion, b: Assertion) -> bool:
    """Whether two assertions are parts of one short utterance, which is shown whole."""
    return a.attribution is not None and a.attribution == b.attribution and short_saying(a) is not None


def _shared(a: Assertion, b: Assertion) -> float:
    common = min(a.span[1], b.span[1]) - max(a.span[0], b.span[0])
    return common / min(a.span[1] - a.span[0], b.span[1] - b.span[0])

"""Papers: memoranda, term sheets, lists and drafts, and how far each has come. One paper is not another."""

import re
from collections import defaultdict
from collections.abc import Sequence

from twosource.ledger.delegations import party_of
from twosource.ledger.frames import evidence_of, steps
from twosource.ledger.parties import expand
from twosource.records.assertion import Assertion
from twosource.records.identity import make_id
from twosource.records.ledger import Paper

_KIND = re.compile(
    r"\b(?P<kind>memorand(?:um|a|ums)|memo|term sheets?|draft (?:agreement|treaty|contract|deal|text)|roadmap"
    r"|white paper|(?:negotiating|ceasefire|cease-fire|peace|settlement|contract) terms|draft|non-paper|position paper"
    r"|letter|communiqu[eé]|list of demands|document|paper)\b(?!\s+(?:flags?|bags?|cups?|mill|trail|money|work))"
)
_DONE_TO_PAPERS = frozenset("publish hand-over draft respond accept decline".split())
_VAGUE = frozenset({"document", "paper", "draft", "letter"})
_READY = re.compile(r"\b(?:is|are|was|were|stands?|now)\s+(?:now\s+|already\s+)?(?:ready|complete|finished)(?!\s+to\b)")
_ORDER = ("announced", "being drafted", "ready", "handed over", "published", "answered")


def papers(assertions: Sequence[Assertion], principals: Sequence[str]) -> tuple[Paper, ...]:
    """Return the papers by kind and by whose they are."""
    found: dict[tuple[str, str | None], list[tuple[str, Assertion]]] = defaultdict(list)
    for a in assertions:
        match = _KIND.search(a.quote)
        status = _status(a, match.group("kind")) if match else None
        if match is None or status is None or a.polarity == "negative":
            continue
        if status == "announced" and (_kind(match.group("kind")) in _VAGUE or not _announced(a, match)):
            continue  # "showed the paper to us", "schoolchildren with paper flags"
        found[_kind(match.group("kind")), _owner(a, match, principals)].append((status, a))
    for kind, owner in [k for k in found if k[0] in _VAGUE]:
        pages = {a.document for _, a in found[kind, owner]}
        others = [k for k in found if k[1] == owner and k[0] not in _VAGUE]
        exact = [k for k in others if pages & {a.document for _, a in found[k]}] or others
        if len(exact) == 1:
            found[exact[0]] += found.pop((kind, owner))  # "the Russian paper" where Russia has one paper
    kinds = {kind for kind, owner in found if owner is not None}
    return tuple(
        _paper(kind, owner, found[kind, owner])
        for kind, owner in sorted(found, key=lambda k: (k[0], k[1] or ""))
        if owner is not None or kind not in kinds
    )


def _kind(words: str) -> str:
    plain = " ".join(words.lower().split())
    if plain.startswith("memo"):
        return "memorandum"
    if plain.endswith("terms") or plain.startswith("term sheet"):
        return "term sheet"
    return plain


def _owner(a: Assertion, match: "re.Match[str]", principals: Sequence[str]) -> str | None:
    """Whose paper it is: its possessor, else who drafts, proposes or hands it over, else whose word it is."""
    before = " ".join(a.quote[: match.start()].split()[-3:])
    owned = party_of(before)
    if owned is not None:
        return owned
    doers = [d for d in expand(a.doers, principals) if d in principals]
    if len(doers) == 1:
        return doers[0]
    return a.side if a.side in principals else None


def _announced(a: Assertion, match: "re.Match[str]") -> bool:
    """Whether a clause is about the paper and speaks of nothing else only beside it."""
    about = f"{a.object} {a.doer_text}"
    return bool(_KIND.search(about)) or a.act in ("announce", "propose", "offer", "demand") or match.start() < 40


def _status(a: Assertion, kind: str) -> str | None:
    """How far a paper has come by a clause; what is done must be done to the paper, or with nothing else named."""
    real = a.modality in ("done", "under-way", "agreed")
    if a.object and kind not in a.object and kind not in a.doer_text and a.act in _DONE_TO_PAPERS:
        return "announced"
    if a.act == "publish":
        return "published" if real else "ready"
    if a.act == "hand-over":
        return "handed over" if real else "ready"
    if a.act == "draft":
        done = a.modality == "done" and not re.search(r"\b(?:been|be|is|are|was|were)\s+\w+ing\b", a.quote)
        return "ready" if done and re.search(r"\b\w+ed\b", a.trigger) else "being drafted"
    if a.act in ("respond", "accept", "decline"):
        return "answered" if real else None
    if re.search(rf"\bwork(?:s|ed|ing)?\s+on\s+(?:[\w’'-]+\s+){{0,4}}{re.escape(kind)}", a.quote):
        return "being drafted"
    if _READY.search(a.quote):
        return "ready"
    return "announced"


def _paper(kind: str, owner: str | None, stages: Sequence[tuple[str, Assertion]]) -> Paper:
    to = next((r for _, a in stages for r in a.recipients if r != owner), None)
    status = max((s for s, _ in stages), key=_ORDER.index)
    return Paper(
        id=make_id("p", kind, owner),
        text=f"{kind}{f' ({owner})' if owner else ''}: {status}",
        status=status,
        history=steps(stages),
        evidence=evidence_of([a for _, a in stages]),
        kind=kind,
        by=owner,
        to=to,
    )

"""The tools that say how a claim stands, and how two compare."""

from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from twosource import questions
from twosource.desk.answer_text import claim_of
from twosource.desk.mcp.evidence import base_of_documents, foremost, line, sources, words
from twosource.desk.mcp.quoting import quoted, shown
from twosource.desk.mcp.records import Base, Line, Source, Words
from twosource.desk.mcp.sentences import in_sentences, widened
from twosource.desk.mcp.tool import Call, tool
from twosource.desk.mcp.trouble import Unanswered
from twosource.desk.mcp.writing import base_text, known, line_text, sources_text, text, words_text
from twosource.desk.phrases import count
from twosource.desk.sheet.claims import whose_word
from twosource.desk.sheet.compose import numbers_of
from twosource.desk.sheet.differences import what_differs
from twosource.desk.sheet.legends import RELATIONS, STANDINGS
from twosource.desk.sheet.lines import refs_to
from twosource.desk.sheet.origins import origin_names

QUOTES, DIFFERENCES = 10, 6
LONGEST = 600
BEARING = ("supports", "contradicts", "differs")
"""In which order places are given."""

Claim = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=LONGEST,
        description="One statement in plain English, with names, number, day and place as far as they matter.",
    ),
]


class ClaimAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A claim in free words."""

    claim: Claim


class Checked(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a claim stands: in a word, what the word means, why, whose word it is, and the places for and against."""

    claim: str
    standing: str
    meaning: str
    reason: str
    whose: str = ""
    sides: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    witnesses: tuple[str, ...] = ()
    differences: tuple[Line, ...] = ()
    evidence: tuple[Words, ...] = ()
    more: int = 0
    sources: tuple[Source, ...] = ()
    stories: tuple[str, ...] = ()
    base: Base


class PairAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Two claims in free words."""

    a: Claim
    b: Claim


class Compared(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How two claims stand to each other."""

    relation: str
    meaning: str
    reason: str


MEANINGS = RELATIONS | {"agrees": "they say the same", "unrelated": "they are not about the same thing"}


def _written(answer: Checked) -> str:
    named = known(answer.sources)
    rows = [words_text(place, named) for place in answer.evidence]
    rows += [f"and {count(answer.more, 'more place')}: get_dossier or search_documents find them"] * bool(answer.more)
    return text(
        f"{answer.standing.upper()}: {answer.meaning}\nwhy: {quoted(answer.reason)}"
        + (f"\nwhose word: {quoted(answer.whose)}" if answer.whose else ""),
        "\n".join(["WHAT DIFFERS", *(line_text(each, named) for each in answer.differences)])
        if answer.differences
        else "",
        "\n".join(["THE WORDS IT RESTS ON", *(f"- {row}" for row in rows)]) if rows else "",
        sources_text(answer.sources),
        f"Looked for in: {', '.join(answer.stories)}\n{base_text(answer.base)}",
    )


def _pair_written(answer: Compared) -> str:
    return f"{answer.relation.upper()}: {answer.meaning}\nwhy: {quoted(answer.reason)}"


@tool("Check a claim", _written, slow=True)
def check_claim(call: Call, asked: ClaimAsked) -> Checked:
    """Say how one claim stands in all documents of the archive: corroborated, contested, one-sided, repeated,
    single-origin, superseded, denied or not-found, why, through how many independent origins, and the exact words for
    and against it. One statement a call: split a paragraph into its statements. "X said that Y" asks whether X said
    it; "Y" asks about the matter. Nothing is kept. No answer says that a claim is true.
    """
    answer = call.office.holdings.check(_said(asked.claim))
    finding = answer.finding
    numbers = numbers_of(answer.documents)
    names = origin_names(answer.origins, answer.documents, numbers)
    claim = claim_of(answer)
    refs = refs_to(finding.evidence, numbers)
    kept = sorted(foremost(refs, QUOTES), key=lambda ref: BEARING.index(ref.stance))
    documents = {document.id: document for document in answer.documents}
    told = tuple(
        msgspec.structs.replace(in_sentences(line(each, part="differences", most=1), documents), more=0)
        for each in what_differs((claim,), numbers)[:DIFFERENCES]
    )
    places = widened((words(ref) for ref in kept), documents)
    reason, whose = shown(finding.reason), shown(whose_word(claim, names))
    rests = Line(part="", text=reason, remarks=(whose,), evidence=places)
    return Checked(
        claim=shown(finding.claim),
        standing=finding.standing,
        meaning=STANDINGS.get(finding.standing, ""),
        reason=reason,
        whose=whose,
        sides=finding.sides,
        origins=tuple(shown(names.get(origin, origin)) for origin in finding.origins),
        witnesses=tuple(shown(names.get(origin, origin)) for origin in finding.witnesses),
        differences=told,
        evidence=places,
        more=len(refs) - len(kept),
        sources=sources((rests, *told), answer.documents, numbers),
        stories=tuple(dict.fromkeys(call.shelf.documents[d.id][1].id for d in answer.documents if _held(call, d.id))),
        base=base_of_documents(answer.documents, origins=len(answer.origins)),
    )


def _said(claim: str) -> str:
    """Return a claim on one line; raises `Unanswered` where it says nothing."""
    words = " ".join(claim.split())
    if not any(sign.isalnum() for sign in words):
        raise Unanswered("The claim has no words: give one statement, such as “The second round was held on 2 June”.")
    return words


def _held(call: Call, document: str) -> bool:
    """Whether a document is in the state at hand; another may have been added since."""
    return document in call.shelf.documents


@tool("Compare two claims", _pair_written, slow=True)
def compare_claims(call: Call, asked: PairAsked) -> Compared:
    """Say how two statements stand to each other by their wording alone, with the reason: agrees, vaguer, differs
    (both may hold), contradicts (only one can hold), or unrelated. It looks at no document.
    """
    found = questions.compare(_said(asked.a), _said(asked.b), call.office.holdings.reader())
    return Compared(relation=found.relation, meaning=MEANINGS.get(found.relation, ""), reason=shown(found.reason))


TOOLS = (check_claim, compare_claims)

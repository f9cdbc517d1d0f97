"""Which judgements concern a story, and what each of them did to it, in words."""

from collections.abc import Mapping, Sequence

from msgspec import Struct, structs

from twosource.language.names import name_key
from twosource.language.wording import called, joined, shortened
from twosource.records.assertion import Assertion
from twosource.records.judgement import Heeded, Judgement
from twosource.records.page import SET_ASIDE, Document
from twosource.records.story import Actor, CaseFile, Claim

LATER = "no effect: a later judgement says otherwise"
_LONG = 100


class Told(Struct, frozen=True):
    """A story as its judgements are looked up in it; `whence` says why a document goes back to its origin."""

    documents: Mapping[str, Document]
    aside: frozenset[str]
    assertions: Mapping[tuple[str, str], Assertion]
    actors: Sequence[Actor]
    claims: Sequence[Claim]
    whence: Mapping[str, str]


class Outcome(Struct, frozen=True):
    """What a judgement did: the ids of what it touched, none where it did nothing."""

    effect: str
    touches: tuple[str, ...] = ()


def heed(
    judgements: Sequence[Judgement], documents: Sequence[Document], case: CaseFile, claims: Sequence[Claim]
) -> tuple[Heeded, ...]:
    """Return the judgements that concern a story, in the order given, with what they did.

    `judgements` are those that hold, the oldest first; `documents` all of the story, those set aside too; `case` and
    `claims` what came of the others.
    """
    story = Told(
        {document.id: document for document in documents},
        frozenset(document.id for document in documents if SET_ASIDE in document.notices),
        {(a.document, a.id): a for a in case.assertions},
        case.cast.actors,
        claims,
        {passage.document: passage.reason for passage in case.lineage.passages},
    )
    found = []
    for at, judgement in enumerate(judgements):
        outcome = _outcome(judgement, judgements[at + 1 :], story)
        if outcome is not None:
            found.append(
                Heeded(
                    **structs.asdict(judgement),
                    effective=bool(outcome.touches),
                    effect=outcome.effect,
                    touches=outcome.touches,
                )
            )
    return tuple(found)


def _outcome(judgement: Judgement, later: Sequence[Judgement], story: Told) -> Outcome | None:
    """Return what a judgement did to a story; None where it does not concern it."""
    if judgement.kind in ("merge-names", "split-names"):
        return _of_names(judgement, story)
    if judgement.kind in ("attach", "detach"):
        return _of_claim(judgement, later, story)
    if judgement.subject[0] not in story.documents:
        return None
    if judgement.kind == "set-aside":
        return Outcome(f"{called(story.documents[judgement.subject[0]])} is left out of account", judgement.subject[:1])
    return _of_origin(judgement, later, story)


def _of_names(judgement: Judgement, story: Told) -> Outcome | None:
    borne = {name_key(name) for actor in story.actors for name in (actor.name, *actor.names)}
    names = [name for name in dict.fromkeys(judgement.subject) if name_key(name) in borne]
    if len(names) < 2:
        return None
    touched = tuple(actor.id for actor in story.actors if judgement.id in actor.judged)
    quoted = joined([f"“{name}”" for name in names])
    if not touched:
        return Outcome(LATER)
    return Outcome(f"{quoted} are {'one' if judgement.kind == 'merge-names' else 'not the same'}", touched)


def _of_claim(judgement: Judgement, later: Sequence[Judgement], story: Told) -> Outcome | None:
    claim, document, proposition = judgement.subject
    touched = [each for each in story.claims if judgement.id in each.judged]
    named = next((each for each in story.claims if each.id == claim), None)
    if not touched and named is None and document not in story.documents:
        return None
    said = story.assertions.get((document, proposition))
    if touched and said is not None:
        place = (document, proposition)
        joined = judgement.kind == "attach"
        about = [each for each in touched if (place in each.propositions) == joined]
        ids = tuple(each.id for each in touched)
        if not about:
            return Outcome(f"“{shortened(said.quote, _LONG)}” stands alone now", ids)
        text = next((each.text for each in about if each.id == claim), about[0].text)
        how = "belongs to" if joined else "does not belong to"
        return Outcome(f"“{shortened(said.quote, _LONG)}” {how} the claim “{shortened(text, _LONG)}”", ids)
    return Outcome(_why_not(judgement, later, story, said, named))


def _why_not(
    judgement: Judgement, later: Sequence[Judgement], story: Told, said: Assertion | None, named: Claim | None
) -> str:
    _, document, proposition = judgement.subject
    if any(each.subject == judgement.subject for each in later):
        return LATER
    if document in story.aside:
        return f"no effect: {called(story.documents[document])} is set aside"
    if document not in story.documents:
        return "no effect: the document is not in this story"
    if said is None:
        return f"no effect: {called(story.documents[document])} has no proposition {proposition}"
    if named is None:
        return f"no effect: the claim {judgement.subject[0]} is no longer in this story"
    if judgement.kind == "attach":
        return f"no effect: nothing can be brought to the claim “{shortened(named.text, _LONG)}”"
    if (document, proposition) in named.propositions:
        return f"no effect: nothing else is in the claim “{shortened(named.text, _LONG)}”"
    return f"no effect: “{shortened(said.quote, _LONG)}” is not in the claim “{shortened(named.text, _LONG)}”"


def _of_origin(judgement: Judgement, later: Sequence[Judgement], story: Told) -> Outcome:
    document, origin = judgement.subject
    if any(each.kind == "origin" and each.subject[0] == document for each in later):
        return Outcome(LATER)
    if document in story.aside:
        return Outcome(f"no effect: {called(story.documents[document])} is set aside")
    if judgement.words not in story.whence.get(document, ""):
        return Outcome(f"no effect: “{origin}” names no publisher")
    return Outcome(f"what {called(story.documents[document])} tells goes back to {origin}", (document,))

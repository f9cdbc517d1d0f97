"""What a person may decide: the same for the command line, the forms and the API."""

from collections.abc import Callable, Collection, Sequence

from twosource.desk.meant import known_names, propositions
from twosource.errors import BadCall
from twosource.language.names import name_key
from twosource.records.judgement import Judgement, holding, undone
from twosource.records.ledger import Dossier
from twosource.records.reading import Reading

NAMES = ("merge-names", "split-names")
PARTS = {"attach": 3, "detach": 3, "origin": 2, "set-aside": 1, "undo": 1}
"""How many things each kind is about, but for those about names, of which there may be any number."""


def fit(
    kind: str,
    subject: Sequence[str],
    *,
    dossier: Dossier,
    judgements: Collection[Judgement],
    reading: Callable[[str], Reading],
) -> tuple[str, ...]:
    """Return what a judgement is about, names each once.

    `reading` gives what was read in a document of that id. Raises `BadCall` where the judgement is not whole, where it
    is about something that is not there, and where that was decided before and holds.
    """
    if (
        kind not in (*NAMES, *PARTS)
        or (kind in PARTS and len(subject) != PARTS[kind])
        or not all(map(str.strip, subject))
    ):
        raise BadCall("the judgement is not complete")
    if kind == "undo":
        return _to_undo(subject[0], judgements)
    about = known_names(subject, dossier) if kind in NAMES else tuple(subject)
    if kind not in NAMES:
        _document(about[1] if kind in ("attach", "detach") else about[0], dossier)
    for known in reversed(holding(judgements)):
        if _matter(known.kind, known.subject) == _matter(kind, about):
            if (known.kind, known.subject[-1:]) == (kind, about[-1:]) or (known.kind == kind and kind in NAMES):
                raise BadCall(f"that is so already: {known.id}, {known.words}")
            break  # the newest decides
    if kind in ("attach", "detach"):
        _in_claim(kind, about, dossier, reading)
    return about


def _matter(kind: str, subject: Sequence[str]) -> tuple[str, ...]:
    """Return what two judgements have in common of which the later one decides."""
    if kind in NAMES:
        return ("names", *sorted(map(name_key, subject)))
    if kind in ("attach", "detach"):
        return ("claim", *subject)
    return (kind, subject[0])


def _to_undo(name: str, judgements: Collection[Judgement]) -> tuple[str, ...]:
    if all(judgement.id != name for judgement in judgements):
        raise BadCall("there is no such judgement")
    if name in undone(judgements):
        raise BadCall(f"{name} is undone already")
    return (name,)


def _document(name: str, dossier: Dossier) -> None:
    if all(document.id != name for story in dossier.stories for document in story.documents):
        raise BadCall("there is no such document")


def _in_claim(kind: str, subject: Sequence[str], dossier: Dossier, reading: Callable[[str], Reading]) -> None:
    claim, name, proposition = subject
    bearing = [story for story in dossier.stories if any(each.id == claim for each in story.claims)]
    if not bearing:
        raise BadCall("there is no such claim")
    beside = [(story, document) for story in bearing for document in story.documents if document.id == name]
    if not beside:
        raise BadCall(f"the document {name} is in another story than the claim {claim}")
    story, document = beside[0]
    if proposition not in propositions(document, reading(name)):
        raise BadCall("there is no such statement in the document")
    inside = next(each.propositions for each in story.claims if each.id == claim)
    if kind == "detach" and (name, proposition) not in inside:
        raise BadCall(f"that statement of the document {name} is not in the claim {claim}")

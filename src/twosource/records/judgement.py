"""A person's decisions about a story: only ever added, and read each time the dossier is made."""

from collections.abc import Container, Iterable

from msgspec import Struct

from twosource.records.identity import make_id

KINDS: dict[str, str] = {
    "merge-names": "two or more names are one actor",
    "split-names": "two names are two actors",
    "attach": "a proposition belongs to a claim",
    "detach": "a proposition does not belong to a claim",
    "origin": "what a document tells goes back to this origin",
    "set-aside": "a document is left out of account",
    "undo": "an earlier judgement no longer holds",
}
"""What can be decided, in words."""


class Judgement(Struct, frozen=True, kw_only=True, gc=False):
    """One decision, with who made it, when and why; `when` is ISO 8601 with a zone.

    `subject` says what it is about: of `merge-names` and `split-names` the names, two or more; of `attach` and
    `detach` a claim's id, a document's id and the proposition's id in it; of `origin` a document's id and the origin's
    name; of `set-aside` a document's id; of `undo` the id of a judgement.
    """

    id: str
    kind: str
    subject: tuple[str, ...]
    who: str
    when: str
    why: str

    @property
    def words(self) -> str:
        """By whom it was decided and why: `by judgement of Anna Berg: one city`."""
        return f"by judgement of {self.who}" + (f": {self.why}" if self.why else "")


class Heeded(Judgement, frozen=True, kw_only=True, gc=False):
    """A judgement that holds, with what it did to a story.

    `effective` says whether the story is as it was decided, `effect` in words what that changed or why nothing;
    `touches` are the ids of the actors, claims and documents that it made what they are.
    """

    effective: bool
    effect: str
    touches: tuple[str, ...] = ()


def decided(kind: str, subject: Iterable[str], *, who: str, when: str, why: str) -> Judgement:
    """Return a judgement under the name that its content gives it: the same decision twice is one."""
    about = tuple(subject)
    name = make_id("j", kind, *about, who, when, why)
    return Judgement(id=name, kind=kind, subject=about, who=who, when=when, why=why)


def holding(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements that nobody has undone, the oldest first, in whatever order they come.

    An undoing can be undone too; then what it had undone holds again.
    """
    ranked, undone = _ranked(judgements)
    return tuple(j for j in ranked if j.id not in undone and j.kind != "undo")


def undone(judgements: Iterable[Judgement]) -> frozenset[str]:
    """Return the ids of the judgements that no longer hold, undoings that were undone among them."""
    return _ranked(judgements)[1]


def _ranked(judgements: Iterable[Judgement]) -> tuple[list[Judgement], frozenset[str]]:
    """Return all judgements, the oldest first, each once, and the ids of those that are undone."""
    known = {judgement.id: judgement for judgement in judgements}
    ranked = sorted(known.values(), key=lambda j: (j.when, j.id))
    gone: set[str] = set()
    for judgement in reversed(ranked):  # the newest first, so that what undoes is settled before what is undone
        if judgement.kind == "undo" and judgement.id not in gone:
            gone.add(judgement.subject[0])
    return ranked, frozenset(gone & known.keys())


def of_kind(judgements: Iterable[Judgement], *kinds: str) -> tuple[Judgement, ...]:
    """Return the judgements of some kinds."""
    return tuple(judgement for judgement in judgements if judgement.kind in kinds)


def concerning(judgements: Iterable[Judgement], documents: Container[str]) -> tuple[Judgement, ...]:
    """Return the judgements about some documents, by id, and all those about names."""
    about = {"attach": 1, "detach": 1, "origin": 0, "set-aside": 0}
    return tuple(j for j in judgements if j.kind not in about or j.subject[about[j.kind]] in documents)

"""Two dossiers side by side: every line that is otherwise, story by story, what weighs most first."""

from twosource.changes.claims import claim_changes
from twosource.changes.entries import KINDS, entry_changes
from twosource.changes.passages import edited, passage_changes
from twosource.changes.states import States, state
from twosource.changes.surroundings import document_changes, judgement_changes, story_changes
from twosource.records.change import Change
from twosource.records.ledger import Dossier

_WEIGHT = {
    ("claim", "contested"): 1,
    ("entry", "altered"): 2,
    ("claim", "superseded"): 3,
    ("claim", "corroborated"): 4,
    ("entry", "new"): 5,
    ("entry", "withdrawn"): 6,
    ("claim", "withdrawn"): 6,
    ("passage", "altered"): 7,
    ("passage", "new"): 7,
    ("passage", "withdrawn"): 7,
    ("claim", "altered"): 8,
    ("claim", "new"): 9,
    ("story", "altered"): 10,
}
"""How early a change is told: stories before all, judgements and documents after all."""

_AFTER_ALL = {"story": 0, "judgement": 10, "document": 11}
_FIRST_OF_NEW = ("contested", "corroborated")


def changes(before: Dossier, after: Dossier) -> tuple[Change, ...]:
    """Return what `after` says otherwise than `before`, story by story, the weightiest first.

    A line is found again by its id, else by the words that it rests on. What says the same is left out.
    """
    if before == after:
        return ()
    states = States(state(before), state(after))
    found = [
        *story_changes(states),
        *claim_changes(states),
        *entry_changes(states),
        *passage_changes(states),
        *judgement_changes(states),
        *document_changes(states, edited(states)),
    ]
    stories = [story.id for story in (*after.stories, *before.stories)]
    order = {name: at for at, name in reversed(list(enumerate(stories)))}
    return tuple(sorted(found, key=lambda change: (order[change.story], *_weight(change))))


def _weight(change: Change) -> tuple[int, int]:
    what = "entry" if change.what in KINDS.values() else change.what
    weight = _WEIGHT.get((what, change.kind), _AFTER_ALL.get(what, 9))
    standing = (change.after or "").partition(":")[0]
    disputed = _FIRST_OF_NEW.index(standing) if standing in _FIRST_OF_NEW else len(_FIRST_OF_NEW)
    return (weight, disputed if (what, change.kind) == ("claim", "new") else 0)

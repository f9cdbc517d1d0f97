"""Who is who: the actors with their side, their offices in the documents' words, and their spellings."""

from twosource.desk.sheet.judgements import Marks
from twosource.desk.sheet.lines import Line, Numbers, refs_to
from twosource.records.story import Actor

SHOWN_TYPES = ("person", "organization", "group")
_RANK = {kind: at for at, kind in enumerate(SHOWN_TYPES)}
OFFICES = 3


def who_is_who(actors: tuple[Actor, ...], numbers: Numbers, marks: Marks) -> tuple[Line, ...]:
    """Return a line for each person and body that has a side, an office, or more than one spelling.

    So has everybody whom a person's judgement is about.
    """
    worth = [
        a
        for a in actors
        if a.id in marks or (a.type in SHOWN_TYPES and (a.side not in (None, a.name) or a.roles or len(a.names) > 1))
    ]
    worth.sort(key=lambda a: (_RANK.get(a.type, len(_RANK)), a.side is None, a.side or "", a.name, a.id))
    return tuple(_line(actor, numbers, marks.get(actor.id, "")) for actor in worth)


def _line(actor: Actor, numbers: Numbers, mark: str) -> Line:
    offices = list(dict.fromkeys(role.role for role in actor.roles))[:OFFICES]
    others = [name for name in actor.names if name != actor.name]
    evidence = [item for role in actor.roles for item in role.evidence]
    return Line(
        label=actor.side or "",
        text=actor.name,
        key=actor.id,
        refs=refs_to(evidence, numbers),
        remarks=tuple(filter(None, ("; ".join(offices), f"also written {', '.join(others)}" if others else "", mark))),
    )

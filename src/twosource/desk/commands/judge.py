"""`twosource judge`: what people decide, recorded, listed and undone."""

import sys
from collections.abc import Sequence

from twosource.archive.holdings import Holdings
from twosource.desk.archives import holdings
from twosource.desk.deciding import NAMES, fit
from twosource.desk.ending import DONE
from twosource.desk.json import judgements_bytes
from twosource.desk.judgements_list import as_text, decision, listed
from twosource.desk.meant import claims, documents, meant, propositions
from twosource.desk.output import opened
from twosource.errors import BadCall
from twosource.records.reading import Reading


def judge(action: str, *, words: Sequence[str], archive: str, who: str, why: str) -> int:
    """Record a judgement, or list them all, and return the exit status; `action` is its kind, or `list`."""
    with holdings(archive) as held, opened(None) as sink:
        if action == "list":
            show = judgements_bytes if words[0] == "json" else as_text
            sink.write(show(listed(held.archive.judgements(), held.dossier().stories)))
            return DONE
        if not why.strip() and action != "undo":
            raise BadCall("a judgement needs a reason: --why “…”")
        subject = subject_of(action, words, held)
        made = held.judge(action, subject, who=who, why=why)
        (line,) = [
            each for each in listed(held.archive.judgements(), held.dossier().stories) if each.judgement.id == made.id
        ]
        sink.write(f"{made.id}: {line.outcome}\n".encode(sys.stdout.encoding or "utf-8", "backslashreplace"))
    return DONE


def subject_of(action: str, words: Sequence[str], held: Holdings) -> tuple[str, ...]:
    """Return what a judgement is about, by id; raises `BadCall` where that is not there or was decided before."""
    every, dossier = held.archive.judgements(), held.dossier()
    if action == "undo":
        subject: Sequence[str] = (meant(words[0], "judgement", {each.id: decision(each) for each in every}),)
    elif action in ("attach", "detach"):
        subject = _of_claim(action, words, held)
    elif action in NAMES:
        subject = words
    elif action == "origin" and not words[1].strip():
        raise BadCall("a name is needed")
    else:
        subject = (meant(words[0], "document", documents(dossier)), *words[1:])
    return fit(action, subject, dossier=dossier, judgements=every, reading=lambda name: _reading(name, held))


def _reading(name: str, held: Holdings) -> Reading:
    return next(reading for document, reading in held.archive.read() if document.id == name)


def _of_claim(action: str, words: Sequence[str], held: Holdings) -> tuple[str, ...]:
    dossier = held.dossier()
    claim = meant(words[0], "claim", claims(dossier))
    name = meant(words[1], "document", documents(dossier))
    document = next(each for story in dossier.stories for each in story.documents if each.id == name)
    said = propositions(document, _reading(name, held))
    if action == "detach" and words[2] not in said:
        inside = {
            at for story in dossier.stories for each in story.claims if each.id == claim for at in each.propositions
        }
        said = {proposition: text for proposition, text in said.items() if (name, proposition) in inside}
        if not said:
            raise BadCall(f"nothing that the document {name} says is in the claim {claim}")
        if not words[2] and len(said) == 1:
            return (claim, name, next(iter(said)))
    return (claim, name, meant(words[2], "proposition", said))

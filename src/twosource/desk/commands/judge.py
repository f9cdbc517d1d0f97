"""`twosource judge`: what people decide, recorded, listed and undone."""

import sys
from collections.abc import Sequence

from twosource.archive.holdings import Holdings
from twosource.desk.archives import holdings
from twosource.desk.ending import DONE
from twosource.desk.json import judgements_bytes
from twosource.desk.judgements_list import as_text, decision, listed
from twosource.desk.meant import claims, documents, known_names, meant, propositions
from twosource.desk.output import opened
from twosource.errors import BadCall
from twosource.records.judgement import Judgement, holding, undone


def judge(action: str, *, words: Sequence[str], archive: str, who: str, why: str) -> int:
    """Record a judgement, or list them all, and return the exit status; `action` is its kind, or `list`."""
    with holdings(archive) as held, opened(None) as sink:
        if action == "list":
            show = judgements_bytes if words[0] == "json" else as_text
            sink.write(show(listed(held.archive.judgements(), held.dossier().stories)))
            return DONE
        subject = _subject(action, words, held)
        made = held.judge(action, subject, who=who, why=why)
        (line,) = [
            each for each in listed(held.archive.judgements(), held.dossier().stories) if each.judgement.id == made.id
        ]
        sink.write(f"{made.id}: {line.outcome}\n".encode(sys.stdout.encoding or "utf-8", "backslashreplace"))
    return DONE


def _subject(action: str, words: Sequence[str], held: Holdings) -> tuple[str, ...]:
    """Return what a judgement is about, by id; raises `BadCall` where that is not there or was decided before."""
    if action == "undo":
        return (_to_undo(words[0], held.archive.judgements()),)
    dossier = held.dossier()
    if action in ("merge-names", "split-names"):
        subject = known_names(words, dossier)
    elif action in ("attach", "detach"):
        subject = _of_claim(action, words, held)
    elif action == "origin" and not words[1].strip():
        raise BadCall("a name is needed")
    else:
        subject = (meant(words[0], "document", documents(dossier)), *words[1:])
    for known in holding(held.archive.judgements()):
        if (known.kind, known.subject) == (action, subject):
            raise BadCall(f"that is so already: {known.id}, {known.words}")
    return subject


def _to_undo(words: str, every: Sequence[Judgement]) -> str:
    name = meant(words, "judgement", {judgement.id: decision(judgement) for judgement in every})
    if name in undone(every):
        raise BadCall(f"{name} is undone already")
    return name


def _of_claim(action: str, words: Sequence[str], held: Holdings) -> tuple[str, str, str]:
    dossier = held.dossier()
    claim = meant(words[0], "claim", claims(dossier))
    document = meant(words[1], "document", documents(dossier))
    story = next(s for s in dossier.stories if any(each.id == claim for each in s.claims))
    if document not in {each.id for each in story.documents}:
        raise BadCall(f"the document {document} is in another story than the claim {claim}")
    reading = next(r for d, r in held.archive.read() if d.id == document)
    said = propositions(next(d for d in story.documents if d.id == document), reading)
    if action == "detach":
        inside = next(each.propositions for each in story.claims if each.id == claim)
        said = {name: text for name, text in said.items() if (document, name) in inside}
        if not said:
            raise BadCall(f"nothing that the document {document} says is in the claim {claim}")
        if not words[2] and len(said) == 1:
            return claim, document, next(iter(said))
    return claim, document, meant(words[2], "proposition", said)

"""What a person means who names a claim, a document, a proposition, a name or a judgement."""

from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

from twosource.desk.phrases import headline, outlet_name
from twosource.errors import BadCall
from twosource.language.names import name_key
from twosource.language.wording import shortened
from twosource.lexicon.folding import fold
from twosource.records.ledger import Dossier
from twosource.records.page import Document
from twosource.records.reading import Reading

SHOWN = 3
"""What would be there is shown up to this number."""

_LONG = 60


def meant(words: str, what: str, texts: Mapping[str, str]) -> str:
    """Return the id that a person means: the id itself, one that begins so, or the only one whose text has the words.

    Raises `BadCall` where there is none or where there are several, with those that come near.
    """
    if words in texts:
        return words
    asked = " ".join(fold(words).split())
    begins = [name for name in texts if words and name.startswith(words)]
    inside = [name for name, text in texts.items() if asked and asked in " ".join(fold(text).split())]
    for found in (begins, inside):
        if len(found) == 1:
            return found[0]
        if found:
            raise BadCall(f"“{words}” may be more than one {what}: {_shown(found, texts)}")
    near = [name for _, _, name in process.extract(asked, dict(texts), scorer=fuzz.token_set_ratio, limit=SHOWN)]
    there = f"; there is {_shown(near, texts)}" if near else ""
    raise BadCall(f"there is no {what} “{words}”{there}" if words else f"which {what}?{there[1:]}")


def _shown(names: list[str], texts: Mapping[str, str]) -> str:
    listed = "; ".join(f"{name}: {shortened(texts[name], _LONG)}" for name in names[:SHOWN])
    return f"{listed}; and {len(names) - SHOWN} more" if len(names) > SHOWN else listed


def claims(dossier: Dossier) -> dict[str, str]:
    """Return the claims of all stories by id."""
    return {claim.id: claim.text for story in dossier.stories for claim in story.claims}


def documents(dossier: Dossier) -> dict[str, str]:
    """Return the documents of all stories by id."""
    every = (document for story in dossier.stories for document in story.documents)
    return {document.id: f"{document.title or headline(document)} ({outlet_name(document)})" for document in every}


def propositions(document: Document, reading: Reading) -> dict[str, str]:
    """Return what a document says, proposition by proposition."""
    return {p.id: document.text[slice(*p.span)] for p in reading.propositions if not p.pair}


def known_names(words: Iterable[str], dossier: Dossier) -> tuple[str, ...]:
    """Return names, each once, all of which stand in the documents; raises `BadCall` where one does not."""
    names = {name: name for story in dossier.stories for actor in story.actors for name in (actor.name, *actor.names)}
    keys = {name_key(name) for name in names}
    asked = {name_key(name): name for name in reversed(list(words))}
    for key, name in asked.items():
        if key not in keys:
            near = process.extract(name, list(names), scorer=fuzz.WRatio, limit=SHOWN)
            shown = ", ".join(f"“{found}”" for found, _, _ in near)
            raise BadCall(f"no document has the name “{name}”" + (f"; there is {shown}" if shown else ""))
    found = tuple(reversed(asked.values()))
    if len(found) < 2:
        raise BadCall("it takes two names, or more")
    return found

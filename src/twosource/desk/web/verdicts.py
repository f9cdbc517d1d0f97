"""People's judgements in words, and what they are about."""

from twosource.desk.deciding import NAMES
from twosource.desk.web.shelf import Shelf
from twosource.language.wording import joined
from twosource.records.judgement import Judgement
from twosource.records.ledger import Story


def in_words(judgement: Judgement, shelf: Shelf) -> str:
    """Return what was decided and, where it holds and had no effect, why not."""
    heeded = shelf.heeded.get(judgement.id)
    if heeded and heeded.effective:
        return heeded.effect[:1].upper() + heeded.effect[1:]
    words = decision(judgement, shelf)
    return f"{words} ({heeded.effect})" if heeded else words


def decision(judgement: Judgement, shelf: Shelf) -> str:
    """Return what was decided, in a sentence."""
    about = judgement.subject
    if judgement.kind in NAMES:
        names = joined([f"“{name}”" for name in about])
        return f"{names} are {'one' if judgement.kind == 'merge-names' else 'not one'}"
    if judgement.kind == "undo":
        undone = next((other for other in shelf.judgements if other.id == about[0]), None)
        return f"Undone: {decision(undone, shelf)}" if undone and undone.kind != "undo" else "An undoing is undone"
    if judgement.kind == "origin":
        return f"What {_document(about[0], shelf)} tells goes back to {about[1]}"
    if judgement.kind == "set-aside":
        return f"{_document(about[0], shelf)} is left out of account"
    belongs = "belongs" if judgement.kind == "attach" else "does not belong"
    return f"{_statement(about[1], about[2], shelf)} {belongs} to {_claim(about[0], shelf)}"


def _document(name: str, shelf: Shelf) -> str:
    known = shelf.documents.get(name)
    return f"“{known[0].title or known[0].text[:60]}”" if known else f"a document that is no longer there ({name})"


def _claim(name: str, shelf: Shelf) -> str:
    text = next((claim.text for _, claim in shelf.claims() if claim.id == name), None)
    return f"the claim “{text}”" if text else f"a claim that is no longer there ({name})"


def _statement(document: str, name: str, shelf: Shelf) -> str:
    known = shelf.documents.get(document)
    span = next((p.span for p in shelf.reading(document).propositions if p.id == name), None)
    return f"“{known[0].text[span[0] : span[1]]}”" if known and span else f"a statement of {_document(document, shelf)}"


def concerning(story: Story, shelf: Shelf) -> list[Judgement]:
    """Return the judgements about this story's documents, claims and names, the newest first."""
    inside = {document.id for document in story.documents} | {claim.id for claim in story.claims}
    inside |= {name for actor in story.actors for name in actor.names}
    return [judgement for judgement in shelf.judgements if inside.intersection(judgement.subject)]

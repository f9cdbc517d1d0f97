"""Which story, document or line is meant: an id, the beginning of one, or words of a headline."""

from collections.abc import Collection

from twosource.desk import meant
from twosource.desk.mcp.quoting import shown
from twosource.desk.mcp.trouble import Unanswered, told
from twosource.desk.phrases import outlet_name
from twosource.desk.web.shelf import Shelf
from twosource.errors import BadCall
from twosource.records.ledger import Story
from twosource.records.page import Document


def story_meant(words: str, shelf: Shelf) -> Story:
    """Return the story that is meant; where there is only one, it need not be named."""
    if not words.strip() and len(shelf.stories) == 1:
        return next(iter(shelf.stories.values()))
    titles = {name: shown(story.title) for name, story in shelf.stories.items()}
    try:
        return shelf.stories[meant.meant(words.strip(), "story", titles)]
    except BadCall as error:
        raise told(error, "list_stories gives the ids of all stories.") from error


def document_meant(words: str, shelf: Shelf) -> tuple[Document, Story]:
    """Return the document that is meant, with its story."""
    name = words.strip()
    if name in shelf.documents:
        return shelf.documents[name]
    named = {d: f"{shown(each.title or '')} ({outlet_name(each)})" for d, (each, _) in shelf.documents.items()}
    try:
        return shelf.documents[meant.meant(name, "document", named)]
    except BadCall as error:
        raise told(error, "search_documents finds documents by their words.") from error


def line_meant(name: str, lines: Collection[str]) -> str:
    """Return the id of the line that is meant: the id itself, or the beginning of just one."""
    begins = [line for line in lines if name and line.startswith(name)]
    if name in lines or len(begins) == 1:
        return name if name in lines else begins[0]
    if begins:
        raise Unanswered(f"Several lines begin so: {', '.join(begins[:6])}.")
    raise Unanswered(
        "There is no line of that id now. get_dossier gives the ids of claims, ledger entries and people; an id may "
        "change when documents are added."
    )

"""Why a question has no answer, in words that say what to do next."""

from twosource.desk.mcp.quoting import quoted
from twosource.errors import BadCall


class Unanswered(BadCall):
    """A question that cannot be answered; the message is for the one who asked, words of pages in it are quoted."""


def told(error: BadCall, then: str) -> Unanswered:
    """Return an error of elsewhere, its words quoted because they may name what pages hold, and what to do then."""
    return Unanswered(f"{quoted(str(error))}. {then}")

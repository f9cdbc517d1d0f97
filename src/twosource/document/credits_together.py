"""All credits of an article: what its data state, what its text says, what the lines beside the text say."""

from collections.abc import Iterable

from msgspec import structs

from twosource.document.credits import credits
from twosource.records.page import Credit


def credits_together(
    text: str, *, stated: Iterable[Credit], beside: Iterable[str], agencies: Iterable[str] = ()
) -> tuple[Credit, ...]:
    """Return the credits of an article, each once; `agencies` are the parts of the byline that name no person.

    Of what is said beside the text and in it alike, the one in the text stands for both.
    """
    left_out = [structs.replace(credit, span=None) for line in beside for credit in credits(line)]
    found = [*stated, *credits(text, byline=tuple(agencies)), *left_out]
    inside = {(credit.name.lower(), credit.how) for credit in found if credit.span}
    kept = [one for one in found if one.span or (one.name.lower(), one.how) not in inside]
    return tuple(dict.fromkeys(kept))

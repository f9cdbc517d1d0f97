"""Sentences in which no clause was read, taken as one assertion each, so that they can be stood beside a claim.

Who does what is left open; yes or no, and how far it has come, are told by the words that deny and the modal verbs.
"""

from twosource.language.tokens import iterate_tokens
from twosource.lexicon.acts import MODALS
from twosource.lexicon.negation import NEGATORS, NO
from twosource.records.assertion import Assertion
from twosource.records.page import Document, Span
from twosource.records.reading import Quantity
from twosource.records.story import Passage


def bare(document: Document, span: Span, quantities: tuple[Quantity, ...], passage: Passage | None) -> Assertion:
    """Return a whole sentence as an assertion without doer and deed."""
    words = [token.lower for token in iterate_tokens(document.text, span)]
    denied = any(word in NEGATORS or word in NO or word.endswith("n't") for word in words)
    reported = document.published.value
    return Assertion(
        document=document.id,
        id=f"s{span[0]}",
        span=span,
        quote=document.text[slice(*span)],
        sentence=span,
        act=None,
        root=None,
        trigger="",
        polarity="negative" if denied else "positive",
        modality=next((MODALS[word] for word in words if word in MODALS), "done"),
        doers=(),
        actors=(),
        doer_text="",
        recipients=(),
        object="",
        named=(),
        topic={},
        place=None,
        time=None,
        until=None,
        settled_from=None,
        quantity=quantities[0] if quantities else None,
        attribution=None,
        speaker=None,
        speaker_name=None,
        side=None,
        said=None,
        occasion=None,
        channel=None,
        direct=False,
        origin=passage.origin if passage else None,
        basis=passage.basis if passage else None,
        witness=passage.witness if passage else False,
        reported=reported[:10] if reported else None,
        quantities=quantities,
    )

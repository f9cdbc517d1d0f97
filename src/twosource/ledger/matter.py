"""What a proposal, a demand or an agreement is about, as a plain phrase in the documents' words."""

import re

from twosource.ledger.frames import clean
from twosource.records.assertion import Assertion

BOUNDS = re.compile(
    r"\b(?:(?P<floor>below|under|less than|lower than|fewer than)|above|beyond|over|more than|higher than)\b",
    re.IGNORECASE,
)
"""What nobody goes past: "would not go below 8 per cent"; the floor of a demand, else the ceiling of an offer."""
_ACTING = frozenset("demand offer counter propose decline oppose favour accept agree sign".split())
_CALLED = re.compile(
    r"(?:(?:an?|the|its|their|his|her|our|[\w’'.& -]+?[’']s?)\s+)?(?:[\w-]+\s+){0,2}?"
    r"(?:offer|proposal|demand|bid|suggestion|call|request)s?\s+(?:(?:of|for|about|that)\s+(?=\S)|(?=to\s+[a-z])|(?:to|on)\s+(?=[\d£$€]))",
    re.IGNORECASE,
)
"""Words that only say that something is offered: "an improved offer of 4.5 per cent" is 4.5 per cent."""
_PARTICLE = re.compile(r"(?:forward|out|down|off|up|away)\s+", re.IGNORECASE)
OVER = re.compile(
    r"^.{0,80}?\b(?:call(?:s|ed|ing)? (?:on|for)|urg(?:e|es|ed|ing)|ask(?:s|ed)?|press(?:es|ed)?|want(?:s|ed)?"
    r"|demand(?:s|ed|ing)|insist(?:s|ed|ing)?)\s+(?:that\s+)?(?=\S)",
    re.DOTALL,
)
"""What stands before the demand itself: "Kyiv had called on | Moscow to hand over its paper"."""
_TO_WHOM = re.compile(r"\s+to (?:the |its |their )?[A-Z][\w’'& -]*$")
_LEADING = re.compile(
    r"(?:there(?= to )|of|for|on|about|over|with|from|by|at|in|that|to the|to an?)\s+(?!\w+ing\b)", re.IGNORECASE
)
_DAY = re.compile(
    r"(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s+(?=(?:to|that|an?|the|for)\b)|(?:today|yesterday)\s+"
)
"""When something was proposed, where it stands before what was: "proposed on Sunday to resume the talks"."""
_TRAILING = re.compile(
    r"\s*(?:,?\s+(?:(?:is|are|was|were) (?:due|set|expected)|"
    r"and|but|or|which|who|that|as|because|while|when|after|before|with|for|of|to|in|on|by|is|was|said))$",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r",?\s+and\s+(?:that\b|(?:this|our|a)\s+(?:reporter|correspondent|newspaper)\b).*$", re.IGNORECASE | re.DOTALL
)
_SILENCE = re.compile(
    r"(?:to )?(?:say|comment|speculate|elaborate|answer|speak|be drawn|be named|discuss it|give \w+|confirm|specify"
    r"|name|reply|respond|tell)\b",
    re.IGNORECASE,
)
"""What somebody declines to do who only keeps silent."""
_EMPTY = re.compile(
    r"(?:(?:on )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|\d+ [A-Z]\w+)"
    r"|(?:it|this|that) (?:to|in|at|on|with|by)\b.*|it|this|that|they|them|him|her|he|she|we|i|us|one|so|these"
    r"|those|both"
    r"|out|off|down|up|away|forward|everything|all of it|all of them"
    r"|(?:the|an?|its|their|his|her|our|such an?|any|no|(?:\w+ )?[\w’'-]+[’']s)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:offers?|proposals?|demands?|deals?|agreements?|answers?|reply|response|ideas?|plan|call|position|matter|terms"
    r"|draft|request|bid|accord|place)(?: on \w+day)?)$",
    re.IGNORECASE | re.DOTALL,
)
"""Words by which nobody knows what is demanded or refused."""


def matter(a: Assertion) -> str:
    """Return what is demanded, offered, refused or agreed: the object with what follows it in the clause."""
    at = a.quote.find(a.object) if a.object and a.act in _ACTING else -1
    if at < 0 and (a.act in _ACTING or a.root == "REQUEST") and a.trigger in a.quote:
        at = a.quote.index(a.trigger) + len(a.trigger)
    text = a.quote[at:].strip() if at >= 0 else a.quote
    if a.act not in _ACTING and a.polarity == "negative" and (bound := BOUNDS.search(a.quote)) is not None:
        return clean(f"not {a.quote[bound.start() :]}")
    if at < 0 and a.modality == "demanded":
        text = OVER.sub("", text, count=1)
    text = plain(_PARTICLE.sub("", text, count=1) if _PARTICLE.match(text) else text)
    return _TO_WHOM.sub("", text) if a.recipients and a.quantities else text


def plain(text: str) -> str:
    """Return a stretch of text without the words that only lead to what it is about."""
    text = _ASIDE.sub("", text).strip()
    for _ in range(2):
        text = _DAY.sub("", text, count=1) if _DAY.match(text) else text
        called = _CALLED.match(text)
        text = text[called.end() :] if called is not None else text
        text = _LEADING.sub("", text, count=1) if _LEADING.match(text) else text
    while (shorter := _TRAILING.sub("", text)) != text:
        text = shorter
    return clean(text)


def says_something(text: str) -> bool:
    """Whether a reader learns from a phrase what it is about: not from "it", "the deal", "to comment"."""
    return bool(text) and not _EMPTY.fullmatch(text) and not is_silence(text)


def is_silence(text: str) -> bool:
    """Whether what was refused is only to speak: "to comment on the figure"."""
    return bool(_SILENCE.match(text))

"""Who said what in all documents: the same words of one speaker once, with every document that prints them."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping

import msgspec
from msgspec import Struct

from twosource.archive.finding import spelling
from twosource.desk.exports.cast import counting, whose
from twosource.desk.web.choosing import same_name
from twosource.desk.web.finding import holds
from twosource.desk.web.shelf import Shelf
from twosource.language.names import name_key
from twosource.lexicon.folding import fold
from twosource.pipeline import age, published_day
from twosource.records.ledger import Story
from twosource.records.page import Document, Span
from twosource.records.reading import Attribution, Reading
from twosource.records.story import Actor

CLAIMS = 3
"""Claims that are named beside a statement."""


class Statement(Struct, frozen=True, kw_only=True, gc=False):
    """Words that a document gives to somebody; `also` are the later documents that give the same words.

    `told` are the words from the first to the last that say who said what, at `whole`; `quotes` what was said alone, at
    `spans`. There are no spans in a headline. `around` is the paragraph. `day` is that on which it was said or, where
    that is not told, published, as far as it is known. `claims` are (id, standing) of claims that rest on these words.
    """

    document: str
    story: str
    speaker: str
    names: tuple[str, ...]
    roles: tuple[str, ...]
    side: str
    manner: str
    day: str
    said: str
    details: tuple[str, ...]
    spans: tuple[Span, ...]
    quotes: tuple[str, ...]
    whole: Span
    told: str
    around: str
    claims: tuple[tuple[str, str], ...]
    also: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """All that was said, in one string."""
        return " … ".join(self.quotes)


def statements(shelf: Shelf) -> tuple[Statement, ...]:
    """Return all statements of a state, the newest day first, those of no known day last."""
    first: dict[tuple[str, str, str], Statement] = {}
    also: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for story in shelf.stories.values():
        actors = whose(story, {each.id: shelf.reading(each.id) for each in story.documents})
        resting = _resting(story)
        for document in _speaking(story):
            reading = shelf.reading(document.id)
            for said in reading.attributions:
                made = _statement(said, document, story, reading, actors, resting)
                key = (story.id, name_key(made.speaker), fold(made.words))
                if key not in first:
                    first[key] = made
                elif document.id not in (first[key].document, *also[key]):
                    also[key].append(document.id)
    told = [msgspec.structs.replace(made, also=tuple(also[key])) for key, made in first.items()]
    return tuple(sorted(sorted(told, key=lambda s: (s.document, s.spans)), key=lambda s: s.day, reverse=True))


def _speaking(story: Story) -> Iterator[Document]:
    """Yield the documents that count, the oldest first."""
    counts = counting(story)
    yield from sorted((each for each in story.documents if each.id in counts), key=age)


def _resting(story: Story) -> dict[str, list[tuple[Span, str, str]]]:
    """Return what claims rest on, by document and in order: where, which claim, how it stands."""
    found: dict[str, list[tuple[Span, str, str]]] = defaultdict(list)
    for claim in story.claims:
        for item in claim.support:
            found[item.document].append((item.span, claim.id, claim.standing))
    return {name: sorted(places) for name, places in found.items()}


def _statement(
    said: Attribution,
    document: Document,
    story: Story,
    reading: Reading,
    actors: Mapping[tuple[str, str], Actor],
    resting: Mapping[str, list[tuple[Span, str, str]]],
) -> Statement:
    names = {entity.id: entity.name for entity in reading.entities}
    within = said.within == "text"
    text = document.text if within else document.title or ""
    name = names.get(said.speaker or "", "")
    actor = actors.get((document.id, said.speaker or ""))
    details = [f"to {names[said.addressee]}"] if said.addressee in names else []
    details += [f"through {said.channel}"] if said.channel else []
    details += [f"at {said.occasion}"] if said.occasion else []
    details += ["by way of " + ", ".join(said.chain)] if said.chain else []
    details += [] if within else ["in the headline"]
    start, end = _hull(said)
    first, last = _paragraph(text, start, end)
    when = said.said if said.said and not said.said.startswith("X") else ""
    return Statement(
        document=document.id,
        story=story.id,
        speaker=actor.name if actor else name or " … ".join(text[a:b] for a, b in said.source) or "(not named)",
        names=actor.names if actor else (name,) if name else (),
        roles=tuple(dict.fromkeys(role.role for role in actor.roles)) if actor else (),
        side=(actor.side if actor else None) or "",
        manner=said.manner,
        day=when or published_day(document) or "",
        said=said.said or "",
        details=tuple(details),
        spans=said.content if within else (),
        quotes=tuple(text[a:b] for a, b in said.content),
        whole=(start, end) if within else (0, 0),
        told=text[start:end],
        around=text[first:last],
        claims=_claims(resting.get(document.id, []), said.content) if within else (),
    )


def _hull(said: Attribution) -> Span:
    spans = (*said.source, *said.cue, *said.content)
    return min((start for start, _ in spans), default=0), max((end for _, end in spans), default=0)


def _paragraph(text: str, start: int, end: int) -> Span:
    after = text.find("\n\n", end)
    return text.rfind("\n\n", 0, start) + 1, after if after >= 0 else len(text)


def _claims(resting: list[tuple[Span, str, str]], spans: tuple[Span, ...]) -> tuple[tuple[str, str], ...]:
    """Return the claims that rest on words inside these."""
    found: dict[tuple[str, str], None] = {}
    for start, end in spans:
        for at in range(bisect_left(resting, ((start, 0), "", "")), len(resting)):
            (first, last), name, standing = resting[at]
            if first >= end:
                break
            if last <= end:
                found[name, standing] = None
    return tuple(found)[:CLAIMS]


def is_speaker(said: Statement, asked: str) -> bool:
    """Whether the words name the speaker: by a name in any spelling, or part of it, or by the party spoken for."""
    sounds = set(spelling(asked))
    if said.side and same_name(said.side, asked):
        return True
    named = (said.speaker, *said.names)
    return any(same_name(name, asked) or (sounds and sounds <= set(spelling(name))) for name in named)


def has_office(said: Statement, asked: str) -> bool:
    """Whether the words are of an office of the speaker, or describe a speaker who is not named."""
    return any(holds(words, asked) for words in (*said.roles, said.speaker))

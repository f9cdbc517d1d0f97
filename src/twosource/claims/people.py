"""Who a stretch of a document names: actors and the parties they speak for."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from twosource.language.lemmas import noun_base
from twosource.language.tagger import pieces
from twosource.lexicon.countries import of_demonym, state
from twosource.lexicon.words import is_word
from twosource.records.assertion import BOTH
from twosource.records.page import Document, Span
from twosource.records.reading import Reading
from twosource.records.story import Actor, CaseFile

_JOINED = re.compile(r",?\s+and\s+|,\s+(?=[A-Z][^,]{0,60},?\s)(?=[^.;]*\sand\s)")
"""What joins the parts of a phrase: "and", and in a list the commas before it."""
_RANK = {"person": 0, "organization": 1, "group": 2, "place": 3}
_BOTH = (
    "both ",
    "two ",
    "the parties",
    "the two",
    "the sides",
    "the delegations",
    "the delegates",
    "the negotiators",
    "neither ",
    "either ",
    "each side",
    "each party",
)

_POSSESSED = re.compile(r"[’']s?\s+(.{3,80})", re.DOTALL)

_HEAD = re.compile(r"\s+([a-z][a-z -]{2,40})$")
"""What follows a name to the end of its phrase, written small."""

ACTING = (
    "government", "administration", "delegation", "team", "ministr", "minister", "official", "leader", "authorit",
    "side", "president", "spokes", "envoy", "ambassador", "representative", "force", "troop", "army", "military",
    "parliament", "negotiator", "chief", "head", "commander", "company", "union", "secretary", "party", "regime",
)  # fmt: skip
"""Heads of phrases through which their possessor acts."""


class Named(Struct, frozen=True, gc=False):
    """A name or reference in the text and the actor it is."""

    span: Span
    actor: Actor
    reference: bool


class People(Struct, frozen=True):
    """Everybody named in one document, in order of place."""

    document: Document
    named: Sequence[Named]
    by_noun: dict[str, str]

    def inside(self, span: Span) -> Sequence[Named]:
        """Return the names and references that lie within `span`."""
        first = bisect_left(self.named, span[0], key=lambda n: n.span[0])
        last = bisect_left(self.named, span[1], key=lambda n: n.span[0])
        return [n for n in self.named[first:last] if n.span[1] <= span[1]]

    def actor(self, span: Span) -> Actor | None:
        """Return the actor that a noun phrase is about: its person, else its organisation, its group, its place.

        A place that only possesses or qualifies the head ("Ukraine's government") gives the state, not the place.
        """
        found = self.inside(span)
        if not found:
            return None
        found = [n for n in found if not self._only_possesses(n.span, span) and not self._only_names(n, span)]
        if not found:
            return None
        return min(found, key=lambda n: (_RANK.get(n.actor.type, 4), n.reference, -n.span[1], n.span)).actor

    def parties(self, span: Span) -> tuple[str, ...]:
        """Return the parties of a phrase, several where it joins them: "the union and the employers"."""
        joints = [m for m in _JOINED.finditer(self.document.text, span[0], span[1]) if self._parts(span, m.span())]
        if not joints:
            one = self.party(span)
            return () if one is None else (one,)
        found = []
        edges = [span[0], *(edge for m in joints for edge in (m.start(), m.end())), span[1]]
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            party = self.party((start, end))
            if party is not None and party not in found:
                found.append(party)
        whole = self.party(span)
        return tuple(found) if len(found) > 1 or whole is None else (whole,)

    def _parts(self, span: Span, joint: Span) -> bool:
        """Whether an "and" joins two that are named or referred to, and is not inside a name."""
        if self._within_name(joint[0]):
            return False
        after = self.document.text[joint[1] : joint[1] + 4]
        plain = after.startswith("the ") or after[:1].isupper()
        return plain or bool(self.inside((span[0], joint[0])) and self.inside((joint[1], span[1])))

    def _within_name(self, place: int) -> bool:
        """Whether a place in the text lies inside a name: the "and" of "Dockers and Harbour Workers' Union"."""
        at = bisect_left(self.named, place, key=lambda n: n.span[0])
        return any(n.span[0] < place < n.span[1] for n in self.named[max(0, at - 4) : at])

    def _only_possesses(self, name: Span, phrase: Span) -> bool:
        """Whether a name only possesses the head of a phrase ("Lavrov's proposal") and does not act through it.

        A government, a delegation or officials act for whom they belong to.
        """
        rest = self.document.text[name[1] : phrase[1]]
        match = _POSSESSED.match(rest)
        if match is None:
            return False
        following = match.group(1).lower()
        return not any(word in following for word in ACTING)

    def _only_names(self, named: Named, phrase: Span) -> bool:
        """Whether a place only tells which thing a phrase is about ("the Nairobi conference")."""
        if named.actor.type != "place":
            return False
        match = _HEAD.match(self.document.text[named.span[1] : phrase[1]])
        return match is not None and not any(word in match.group(1) for word in ACTING)

    def party(self, span: Span) -> str | None:
        """Return the display name of the party that a noun phrase stands for, or None.

        The side of the actor it names; the country of its adjective ("the Russian delegation"); `BOTH`.
        """
        text = self.document.text[span[0] : span[1]]
        if text.lower().startswith(_BOTH) and any(
            w in text.lower() for w in ("side", "part", "countr", "delegat", "negotia", "nation")
        ):
            return BOTH
        actor = self.actor(span)
        if actor is not None and actor.type in ("person", "organization"):
            return actor.side or actor.name
        for word, _, _ in pieces(text):
            country = of_demonym(word) or (state(word) if word[:1].isupper() else None)
            if country is not None:
                return country
        if actor is None:
            return self.by_noun.get(_noun(text))
        if actor.type == "place" and actor.side is None:
            return None
        return actor.side or actor.name


def people(case: CaseFile) -> dict[str, People]:
    """Return who is named where, for each document of a case file."""
    actors = {actor.id: actor for actor in case.cast.actors}
    which: dict[str, dict[str, Actor]] = {}
    for member in case.cast.members:
        if member.actor in actors:
            which.setdefault(member.document, {})[member.entity] = actors[member.actor]
    nouns = by_noun(case.cast.actors)
    return {
        d.id: People(d, named(r, which.get(d.id, {})), nouns)
        for d, r in zip(case.documents, case.readings, strict=True)
    }


def nouns_of(text: str, spans: Iterable[Span]) -> frozenset[str]:
    """Return the nouns of phrases, and of the parts that "and" joins, that are nothing but "the" and a noun."""
    phrases = {text[start:end] for start, end in spans}
    return frozenset(_noun(part) for phrase in phrases for part in _JOINED.split(phrase)) - {""}


def by_noun(actors: Sequence[Actor]) -> dict[str, str]:
    """Return the party that a common noun can only mean in this story: "the union" where one union is named."""
    found: dict[str, set[str]] = {}
    for actor in actors:
        if actor.type == "organization":
            for name in {actor.name, *actor.names}:
                words = name.replace("’", "'").split()
                for word in words[-1:] + [w for w in words if w.lower() in _ALSO]:
                    noun = noun_base(word.lower().rstrip("'"))
                    named = word[:1].isupper() or (word.lower() in _ALSO and words[0][:1].isupper())
                    if named and len(words) > 1 and is_word(noun):
                        found.setdefault(noun, set()).add(actor.side or actor.name)
    return {noun: next(iter(parties)) for noun, parties in found.items() if len(parties) == 1}


def _noun(text: str) -> str:
    """The noun of a phrase that is nothing but "the" and a noun."""
    words = text.lower().split()
    return noun_base(words[1]) if len(words) == 2 and words[0] == "the" else ""


_ALSO = frozenset({"employers'", "employers", "union"})
"""Nouns that stand for an organisation though they are not the head of its name: "the employers"."""


def named(reading: Reading, which: Mapping[str, Actor]) -> list[Named]:
    """Return every mention of and reference to the actors that the entities of a reading are, in order of place."""
    found = []
    for entity in reading.entities:
        actor = which.get(entity.id)
        if actor is not None:
            found += [Named(span, actor, False) for span in entity.mentions]
            found += [Named(span, actor, True) for span in entity.references]
    return sorted(found, key=lambda n: (n.span, n.reference, n.actor.id))

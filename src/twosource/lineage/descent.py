"""Each passage of each document and the origin it goes back to.

Documents are taken so that what a document rests on comes first; a shared paragraph then has the origin that it has
where it was taken from, through any number of hands. Passages are paragraphs, or parts of one where only a part was
said through somebody else.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from twosource.language.sentences import sentences
from twosource.lineage.additions import added
from twosource.lineage.alignment import counterpart, paragraph_parts
from twosource.lineage.credits import Relay, own_until
from twosource.lineage.links import Link
from twosource.lineage.overlap import Match
from twosource.lineage.pages import Given, Page
from twosource.lineage.publishers import Voice
from twosource.lineage.witness import NO_GROUND, Ground, ground, nameless, present, told_here
from twosource.records.page import Span
from twosource.records.reading import Attribution
from twosource.records.story import Passage

MISFIT = "anachronism"
COPIED = 0.9
"""A paragraph with fewer of its words in the other document is called edited."""


class Stretch(Struct, frozen=True, gc=False):
    """A passage before it is given out: whose it is, on what ground, and why."""

    span: Span
    voice: Voice
    ground: Ground
    reason: str


class Rests(Struct, frozen=True, gc=False):
    """What one document rests on, sorted by what it speaks for."""

    version: Link | None
    matched: dict[int, tuple[Link, Match]]
    inside: Link | None
    outside: Link | None
    cited: list[Link]
    sources: list[Page]


def descend(rows: Sequence[Page], links: Sequence[Link], misfits: Mapping[str, str]) -> list[list[Stretch]]:
    """Return the stretches of every document, by place; `misfits` says why a document is no witness at all."""
    given: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        if not link.circular:
            given[link.place].append(link)
    done: dict[int, list[Stretch]] = {}
    circular = {link.place for link in links if link.circular}
    for place in _sources_first(len(rows), given):
        rests = _rests(rows, place, given.get(place, []))
        why_not = misfits.get(rows[place].id)
        if place in circular and why_not is None:
            why_not = "it names as its source a document that rests on it"
        done[place] = [_checked(each, why_not) for each in _stretches(rows, place, rests, done)]
    return [done[place] for place in range(len(rows))]


def to_passages(page: Page, stretches: Sequence[Stretch]) -> list[Passage]:
    """Return the passages of one document; between them they cover its whole text."""
    starts = [0, *(each.span[0] for each in stretches[1:]), len(page.document.text)]
    return [
        Passage(
            document=page.id,
            span=(starts[number], starts[number + 1]),
            origin=each.voice.origin_id,
            basis=each.ground.basis,
            witness=each.ground.witness,
            reason=each.reason,
        )
        for number, each in enumerate(stretches)
    ]


def _sources_first(size: int, given: Mapping[int, Sequence[Link]]) -> list[int]:
    """Return all places so that each comes after those it rests on; the links form no ring."""
    order: list[int] = []
    state = [0] * size
    for start in range(size):
        stack = [start]
        while stack:
            place = stack[-1]
            waiting = [
                link.target for link in given.get(place, ()) if link.target is not None and not state[link.target]
            ]
            if state[place] == 0 and waiting:
                stack += sorted(set(waiting), reverse=True)
                continue
            stack.pop()
            if state[place] == 0:
                state[place] = 1
                order.append(place)
    return order


def _rests(rows: Sequence[Page], place: int, links: Sequence[Link]) -> Rests:
    matched: dict[int, tuple[Link, Match]] = {}
    for link in links:
        for match in link.matches:
            matched.setdefault(match.paragraph, (link, match))
    whole = [link for link in links if link.whole and not link.version]
    inside = next((link for link in whole if link.target is not None), None)
    outside = next((link for link in whole if link.voice is not None), None)
    others = {link.target for link in links if link.target is not None}
    others |= set(outside.prints) if outside is not None else set()
    return Rests(
        next((link for link in links if link.version), None),
        matched,
        inside,
        outside,
        [link for link in links if not link.whole and not link.matches and link.at is not None],
        [rows[other] for other in sorted(others - {place})],
    )


def _stretches(rows: Sequence[Page], place: int, rests: Rests, done: Mapping[int, list[Stretch]]) -> list[Stretch]:
    page = rows[place]
    parts = page.wording.paragraphs
    keys = page.keys
    spot = page.once(("spot",), lambda: any(present(page.document.text[start:end], keys) for start, end in parts))
    limit = page.once(("own until",), lambda: own_until(page.document.text, parts))
    said = [each for each in page.reading.attributions if each.within == "text"] if page.reading else []
    found: list[Stretch] = []
    for number, part in enumerate(parts):
        if page.given is not None:
            found.append(_given(page, page.given, part, [each for each in said if _within(each, part)], spot))
        elif rests.version is not None:
            found.append(_inherited(rows, done, rests.version, part))
        elif number in rests.matched:
            link, match = rests.matched[number]
            found.append(_taken(rows, done, link, match, part))
        else:
            found += _own(rows, page, part, rests, done, said, spot, limit)
    return [_unvouched(each, page) for each in found] if nameless(page) else found


def _unvouched(stretch: Stretch, page: Page) -> Stretch:
    """Take the ground from the own passages of a page that gives no publisher and no author."""
    if stretch.voice != page.voice or stretch.ground.basis is None:
        return stretch
    why = f"no ground ({stretch.ground.basis}): the page names no publisher and no author, nor says that it was there"
    return Stretch(stretch.span, stretch.voice, NO_GROUND, why)


def _given(page: Page, given: Given, part: Span, said: Sequence[Attribution], spot: bool) -> Stretch:
    """A paragraph of a document of which a person said whose it is.

    An agency, or the page's own publisher, may have been there; the testimony of another is not the page's to give.
    """
    own = given.voice.title in page.keys
    known = ground(page, part, said, page.keys if own else frozenset({given.voice.title}), own and spot)
    there = known.witness if own else given.voice.kind == "agency" and known.basis is not None
    return Stretch(part, page.voice if own else given.voice, Ground(known.basis, there), given.reason)


def _inherited(rows: Sequence[Page], done: Mapping[int, list[Stretch]], link: Link, part: Span) -> Stretch:
    """A paragraph that rests on a document as a whole: its origin is what most of that document goes back to."""
    assert link.target is not None  # noqa: S101
    shares: Counter[str] = Counter()
    voices: dict[str, Voice] = {}
    for each in done[link.target]:
        shares[each.voice.origin_id] += each.span[1] - each.span[0]
        voices[each.voice.origin_id] = each.voice
    main = min(shares, key=lambda name: (-shares[name], name)) if shares else None
    voice = voices[main] if main is not None else rows[link.target].voice
    return Stretch(part, voice, NO_GROUND, f"rests on another document of the set: {link.reason}")


def _taken(rows: Sequence[Page], done: Mapping[int, list[Stretch]], link: Link, match: Match, part: Span) -> Stretch:
    """A paragraph whose words stand in another document: it has the origin that they have there."""
    share = match.covered / match.words
    how = "copied" if share >= COPIED else "edited"
    why = f"{how}: {round(100 * share)} % of its words stand in another document of the set, which is its source"
    return _from_there(rows, done, link, match.other_span, part, why)


def _retold(rows: Sequence[Page], page: Page, done: Mapping[int, list[Stretch]], link: Link, part: Span) -> Stretch:
    """A paragraph in its own words of a document that rests on another.

    Where it tells what a paragraph there does it is rewritten, and has the origin of that one; else it has the origin
    of most of the other document.
    """
    there = counterpart(page, part, paragraph_parts(rows[link.target])) if link.target is not None else None
    if there is None:
        return _inherited(rows, done, link, part)
    why = f"rewritten: tells in other words what stands in another document of the set: {link.reason}"
    stretch = _from_there(rows, done, link, there, part, why)
    return Stretch(part, stretch.voice, NO_GROUND, why)


def _from_there(
    rows: Sequence[Page], done: Mapping[int, list[Stretch]], link: Link, span: Span, part: Span, why: str
) -> Stretch:
    """Give a paragraph the origin that `span` has in the document that the link leads to."""
    assert link.target is not None  # noqa: S101
    there = done[link.target]
    at = max(0, bisect_right(there, span[0], key=lambda each: each.span[0]) - 1)
    if not there:
        return Stretch(part, rows[link.target].voice, NO_GROUND, why)
    return Stretch(part, there[at].voice, Ground(there[at].ground.basis, False), why)


def _own(
    rows: Sequence[Page],
    page: Page,
    part: Span,
    rests: Rests,
    done: Mapping[int, list[Stretch]],
    said: Sequence[Attribution],
    spot: bool,
    limit: int,
) -> list[Stretch]:
    """Return the stretches of a paragraph whose wording is the document's own."""
    inside = [each for each in said if _within(each, part)]
    through = [each for each in page.relays if each.meets(part)]
    relayed = {each.attribution.id for each in through}
    direct = [each for each in inside if each.id not in relayed]
    rest = _rest(rows, page, part, rests, done, direct, spot, limit)
    if not through:
        return [rest]
    if not direct and len({each.voice.title for each in through}) == 1:
        return [_through(through[0], part)]
    return _in_parts(page, part, through, rest)


def _rest(
    rows: Sequence[Page],
    page: Page,
    part: Span,
    rests: Rests,
    done: Mapping[int, list[Stretch]],
    said: Sequence[Attribution],
    spot: bool,
    limit: int,
) -> Stretch:
    cited = next((link for link in rests.cited if link.at is not None and part[0] <= link.at < part[1]), None)
    if told_here(page, part):
        cited = None  # "it is not as the Courier has it, she told this paper" is no report of the Courier's
    if cited is not None and cited.target is not None:
        return _inherited(rows, done, cited, part)
    if cited is not None and cited.voice is not None:
        return _relayed(page, cited.voice, cited.reason, part, said)
    if part[0] < limit:
        own_part = added(page, part, rests.sources)
        if rests.inside is not None and not own_part:
            return _retold(rows, page, done, rests.inside, part)
        if not own_part and rests.outside is not None and rests.outside.voice is not None:
            return _relayed(page, rests.outside.voice, rests.outside.reason, part, said)
        own = ground(page, part, said, page.keys, spot)
        reason = own.basis or "in the outlet's own voice, no ground given"
        return Stretch(part, page.voice, own, reason)
    known = ground(page, part, said, page.keys, False)
    return Stretch(part, page.voice, Ground(known.basis, False), "background, under a heading that says so")


def _relayed(page: Page, voice: Voice, reason: str, part: Span, said: Sequence[Attribution]) -> Stretch:
    """A paragraph that goes back to a publisher outside the set.

    An agency's report carried by others is still the agency's, and the agency may have been there; a page that
    stands for another outlet's article, reworked nobody knows how, lends that outlet no testimony.
    """
    if voice.kind != "agency":
        known = ground(page, part, said, frozenset({voice.title}), False)
        return Stretch(part, voice, Ground(known.basis, False), f"stands for {voice.name}, not in the set: {reason}")
    known = ground(page, part, said, frozenset({voice.title}), False)
    spoken = known.basis is not None
    return Stretch(part, voice, Ground(known.basis, spoken), f"goes back to {voice.name}: {reason}")


def _through(relay: Relay, span: Span) -> Stretch:
    name = relay.voice.name
    if relay.platform:
        return Stretch(span, relay.voice, Ground(f"the post on {name} itself", True), f"published on {name}")
    said = relay.attribution
    if said.channel and not said.chain:
        return Stretch(span, relay.voice, Ground(f"said to {name}", True), f"said to {name}, relayed here")
    return Stretch(span, relay.voice, Ground(f"reported by {name}", True), f"reported by {name}, relayed here")


def _in_parts(page: Page, part: Span, through: Sequence[Relay], rest: Stretch) -> list[Stretch]:
    """Cut a paragraph by its sentences: those that a relay brought, and the others."""
    found: list[Stretch] = []
    text = page.document.text
    for start, end in sentences(text[part[0] : part[1]]):
        span = (part[0] + start, part[0] + end)
        relay = next((each for each in through if each.meets(span)), None)
        piece = _through(relay, span) if relay is not None else Stretch(span, rest.voice, rest.ground, rest.reason)
        last = found[-1] if found else None
        if last is not None and (last.voice, last.ground) == (piece.voice, piece.ground):
            found[-1] = Stretch((last.span[0], span[1]), last.voice, last.ground, last.reason)
        else:
            found.append(piece)
    return found


def _within(said: Attribution, part: Span) -> bool:
    spans = [*said.source, *said.cue, *said.content]
    return any(start < part[1] and part[0] < end for start, end in spans)


def _checked(stretch: Stretch, why_not: str | None) -> Stretch:
    """Take back what a document claims that is no witness; what does not fit its own time has no ground either."""
    if why_not is None:
        return stretch
    basis = None if why_not.startswith(MISFIT) else stretch.ground.basis
    reason = f"{stretch.reason}; no witness: {why_not}"
    return Stretch(stretch.span, stretch.voice, Ground(basis, False), reason)

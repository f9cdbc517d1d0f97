"""Which document rests on which: by wording, by credit, by being an older version of the same page.

A link is what a derivation is made of, with the paragraphs it holds for. Links never form a ring: where documents
name each other in a circle, the one that the earliest of them gives is kept as a finding and followed no further.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from twosource.lineage.chance import accidental
from twosource.lineage.citing import cited, rests_whole
from twosource.lineage.compared import compared
from twosource.lineage.credits import Named
from twosource.lineage.likeness import alike
from twosource.lineage.order import Shared
from twosource.lineage.overlap import Match, Overlap, overlap
from twosource.lineage.pages import Page, address, newest, precedes, replaces
from twosource.lineage.publishers import Voice, initials
from twosource.lineage.retelling import retellings
from twosource.records.story import EARLIER, NO_DATE_TELLS, Evidence

COPIED = 0.7
REWRITTEN = 0.3
REWRITTEN_PARTS = 0.5
MOST_PRINTS = 5
SAME_MATTER = 0.2
"""How near in matter a document of a credited publisher must be to be the one that is meant."""

_STATED = {
    "original": ("rewrites", "says that the original is at {name}"),
    "source": ("credits", "gives {name} as its source"),
    "dateline": ("copies", "carries the dateline of {name}"),
    "byline": ("copies", "carries the byline of {name}"),
    "structured": ("copies", "its page data name {name} as the original"),
    "citing": ("credits", "cites {name}"),
}

Shelf = dict[str, list[int]]
"""Places of documents by the key of their publisher, or by their address behind two slashes."""


class Link(Struct, frozen=True, gc=False):
    """One document, by place, rests on another of the set (`target`) or on a publisher outside it (`voice`).

    `matches` are the paragraphs with shared wording; without any, a `whole` link speaks for the document and
    another for the paragraph that `at` lies in. `prints` are documents that printed the same report before.
    """

    place: int
    target: int | None
    voice: Voice | None
    kind: str
    reason: str
    evidence: tuple[Evidence, ...]
    matches: tuple[Match, ...] = ()
    whole: bool = False
    at: int | None = None
    version: bool = False
    circular: bool = False
    prints: tuple[int, ...] = ()


def find_links(rows: Sequence[Page]) -> list[Link]:
    """Return all links between the documents and out of the set, those of one document together."""
    older = _versions(rows)
    shelf, voices = _shelf(rows, older), _voices(rows)
    stated = [link for place in range(len(rows)) if place not in older for link in _credits(rows, place, shelf, voices)]
    stated = [*_given(rows), *stated]
    worded = _worded(rows, older, stated)
    known = [*older.values(), *worded, *stated]
    joined = _join([*known, *_retold(rows, known)])
    return _without_rings(rows, joined)


def _versions(rows: Sequence[Page]) -> dict[int, Link]:
    """Return, for each older version of a page, its link to the newest."""
    groups: dict[str, list[int]] = defaultdict(list)
    for place, page in enumerate(rows):
        if page.versions and page.document.text:
            groups[page.versions].append(place)
    found = {}
    for _, places in sorted(groups.items()):
        titles = {rows[place].document.title for place in places}
        if len(places) < 2 or (len(titles) == len(places) and not _one_text(rows, places)):
            continue  # several articles of one page, not several states of one article
        by_id = {rows[place].id: place for place in places}
        last = by_id[newest(rows[place].document for place in places).id]
        for place in places:
            if place != last:
                told = replaces(rows[last].document, rows[place].document)
                reason = EARLIER if told else NO_DATE_TELLS
                found[place] = Link(place, last, None, "copies", reason, (), whole=True, version=True)
    return found


def _one_text(rows: Sequence[Page], places: Sequence[int]) -> bool:
    first = places[0]
    return all(overlap(rows[place].wording, rows[first].wording).share >= REWRITTEN for place in places[1:])


def _given(rows: Sequence[Page]) -> list[Link]:
    """Return the links to publishers that people said documents go back to, as if the documents credited them."""
    return [
        Link(place, None, page.given.voice, "credits", page.given.reason, (), whole=True)
        for place, page in enumerate(rows)
        if page.given is not None and page.given.voice.title not in page.keys
    ]


def _credits(rows: Sequence[Page], place: int, shelf: Shelf, voices: Mapping[str, Voice]) -> list[Link]:
    found = []
    for each in _named(rows, place, voices):
        kind, reason = _STATED[each.how] if each.how in _STATED else _STATED["citing"]
        target = _meant(rows, place, each, shelf)
        if target is not None and kind == "copies":
            kind = "credits"  # copying is seen in the wording where the other is there to compare
        found.append(
            Link(
                place,
                target,
                None if target is not None else each.voice,
                kind,
                reason.format(name=each.voice.name),
                rows[place].evidence(each.span),
                whole=each.whole,
                at=each.span[0] if each.span else None,
            )
        )
    return found


def _named(rows: Sequence[Page], place: int, voices: Mapping[str, Voice]) -> list[Named]:
    """Return whom a document credits, with those it cites by the name of an outlet or agency of the set."""
    page = rows[place]
    listed = [replace(each, voice=voices.get(each.voice.title, each.voice)) for each in page.named]
    known = {each.voice.title for each in listed}
    for key, span in cited(page, voices):
        if voices[key].title not in known and voices[key].title not in page.keys:
            listed.append(Named(voices[key], "citing", False, span))
            known.add(voices[key].title)
    return [replace(each, whole=each.whole or rests_whole(page, each)) for each in listed]


def _voices(rows: Sequence[Page]) -> dict[str, Voice]:
    """Return the publishers of the set and the agencies that its documents print, by every key they go by."""
    own = {key: page.voice for page in rows for key in sorted(page.keys) if page.voice.kind != "unknown"}
    printed = [each.voice for page in rows for each in page.named if each.whole and each.how != "citing"]
    agencies = {voice.title: voice for voice in sorted(printed, key=lambda each: (each.kind == "agency", each.name))}
    short = {key: voice for voice in agencies.values() if (key := initials(voice.name))}
    return short | agencies | own


def _shelf(rows: Sequence[Page], older: dict[int, Link]) -> Shelf:
    """Return where the documents of each publisher and of each address are, older versions left out."""
    shelf: Shelf = defaultdict(list)
    for place, page in enumerate(rows):
        if place not in older:
            for key in sorted(page.keys | ({f"//{page.address}"} if page.address else set())):
                shelf[key].append(place)
    return shelf


def _meant(rows: Sequence[Page], place: int, credit: Named, shelf: Shelf) -> int | None:
    """Return the document of the credited publisher that is meant, or None where it is not in the set."""
    linked = [other for other in shelf.get(f"//{address(credit.url)}", ()) if other != place]
    if linked:
        return linked[0]
    every = [other for other in shelf.get(credit.voice.title, ()) if other != place]
    later = {other for other in every if precedes(rows[place], rows[other])}
    for some in ([other for other in every if other not in later], sorted(later)):
        near = [(-round(alike(rows[place].document, rows[other].document), 3), other) for other in some]
        best = min((each for each in near if -each[0] >= SAME_MATTER), default=None)
        if best is not None:
            return best[1]
    return None


def _worded(rows: Sequence[Page], older: dict[int, Link], stated: list[Link]) -> list[Link]:
    """Return the links that shared wording gives; `stated` is added to where an agency explains the wording."""
    credits = {(link.place, link.target) for link in stated}
    outside = {link.place: link for link in reversed(stated) if link.voice is not None and link.whole}
    parents: dict[int, list[tuple[int, Overlap, str]]] = defaultdict(list)
    prints: dict[int, list[tuple[float, int]]] = defaultdict(list)
    proposed = compared(rows, older, [(place, target) for place, target in credits if target is not None])
    shared = Shared.compared(rows, proposed, credits)
    for one, other in proposed:
        first, later, why = shared.order(one, other)
        have = shared.of(later, first)
        if not have.matches or (rows[one].voice == rows[other].voice and _kind(have) == "cites"):
            continue  # a house line or two at the foot of all its articles is no source
        if have.share < COPIED and accidental(rows[later], have.matches):
            continue
        if not _from_outside(rows, first, later, shared, outside, stated):
            parents[later].append((first, have, why))
        elif precedes(rows[first], rows[later]):
            prints[later].append((-round(have.share, 2), first))
    stated[:] = [_printed(link, prints) for link in stated]
    return [link for later in sorted(parents) for link in _chosen(rows, later, parents[later])]


def _printed(link: Link, prints: Mapping[int, Sequence[tuple[float, int]]]) -> Link:
    """Note with a link out of the set the few documents that have most of the same report and came before."""
    if link.voice is None or not link.whole:
        return link
    return replace(link, prints=tuple(place for _, place in sorted(prints.get(link.place, ()))[:MOST_PRINTS]))


def _retold(rows: Sequence[Page], known: Sequence[Link]) -> list[Link]:
    """Return the links of documents that nothing else explains and that retell an earlier one in other words."""
    explained = {link.place for link in known if link.whole}
    joined = {frozenset((link.place, link.target)) for link in known if link.whole and link.target is not None}
    return [
        Link(each.place, each.source, None, "rewrites", each.reason, each.evidence, whole=True)
        for each in retellings(rows, [place for place in range(len(rows)) if place not in explained], joined)
    ]


def _from_outside(
    rows: Sequence[Page], first: int, later: int, shared: Shared, outside: dict[int, Link], stated: list[Link]
) -> bool:
    """Say whether an agency outside the set explains the wording, and note it for the one that is silent about it."""
    credit = outside.get(later)
    if credit is None or credit.voice is None:
        return False
    known = outside.get(first)
    if known is not None and known.voice is not None:
        return known.voice.title == credit.voice.title
    if credit.voice.kind != "agency" and credit.kind != "copies":
        return False
    have = shared.of(later, first)
    if have.share < COPIED and shared.of(first, later).share < COPIED:
        return False
    silent = Link(
        first,
        None,
        credit.voice,
        "copies",
        f"has the wording of a document that credits {credit.voice.name}, and credits nobody",
        rows[first].evidence(have.matches[0].other_span) + rows[later].evidence(have.matches[0].span),
        whole=True,
    )
    stated.append(silent)
    outside[first] = silent
    return True


def _chosen(rows: Sequence[Page], later: int, parents: list[tuple[int, Overlap, str]]) -> list[Link]:
    """Return the links to the documents that explain the wording best: few, each for paragraphs of its own."""
    ranked = sorted(parents, key=lambda each: (-round(each[1].share, 2), rows[each[0]].moment or "~", rows[each[0]].id))
    links, taken = [], set[int]()
    for first, have, why in ranked:
        fresh = tuple(match for match in have.matches if match.paragraph not in taken)
        if not fresh:
            continue
        kind = _kind(have) if not taken else "cites"
        taken |= {match.paragraph for match in fresh}
        longest = max(fresh, key=lambda match: (match.covered, -match.paragraph))
        links.append(
            Link(
                later,
                first,
                None,
                kind,
                f"{_counted(have)}, {round(100 * have.share)} % of its own words; {why}",
                rows[later].evidence(longest.span) + rows[first].evidence(longest.other_span),
                fresh,
                whole=kind != "cites",
            )
        )
    return links


def _counted(have: Overlap) -> str:
    return "1 shared paragraph" if len(have.matches) == 1 else f"{len(have.matches)} shared paragraphs"


def _kind(have: Overlap) -> str:
    if have.share >= COPIED:
        return "copies"
    return "rewrites" if have.share >= REWRITTEN or have.touched >= REWRITTEN_PARTS else "cites"


def _join(links: Sequence[Link]) -> list[Link]:
    """Make one link of those that join the same two: wording or retelling decides the kind, a credit adds its words."""
    joined: dict[tuple[int, int | None, str | None], Link] = {}
    for link in links:
        key = (link.place, link.target, link.voice.title if link.voice else None)
        known = joined.get(key)
        if known is None:
            joined[key] = link
            continue
        joined[key] = replace(
            known,
            kind="rewrites" if link.kind == "rewrites" and known.kind in ("cites", "credits") else known.kind,
            reason=f"{known.reason}; {link.reason}",
            evidence=known.evidence + tuple(each for each in link.evidence if each not in known.evidence),
            whole=known.whole or link.whole,
            at=known.at if known.at is not None else link.at,
        )
    return sorted(joined.values(), key=lambda link: (link.place, not link.whole, link.at or 0, link.reason))


def _without_rings(rows: Sequence[Page], links: Sequence[Link]) -> list[Link]:
    """Mark every link that would close a ring; those of the latest documents are laid first."""
    laid: dict[int, set[int]] = defaultdict(set)
    checked = []
    for link in sorted(links, key=lambda link: (rows[link.place].moment or "", rows[link.place].id), reverse=True):
        if link.target is not None and _reaches(laid, link.target, link.place):
            link = replace(link, circular=True, reason=f"{link.reason}; in a circle: that one rests on it in turn")
        elif link.target is not None:
            laid[link.place].add(link.target)
        checked.append(link)
    return sorted(checked, key=lambda link: (link.place, not link.whole, link.at or 0, link.reason))


def _reaches(laid: dict[int, set[int]], start: int, goal: int) -> bool:
    stack, seen = [start], {start}
    while stack:
        place = stack.pop()
        if place == goal:
            return True
        fresh = laid.get(place, set()) - seen
        seen |= fresh
        stack += sorted(fresh)
    return False

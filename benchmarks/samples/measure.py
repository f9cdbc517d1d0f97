"""Compares one dossier with its truth, point by point; each point is a share of what the truth holds."""

import re
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import NamedTuple

from benchmarks.samples.truth import Json, Sample, identified


class Point(NamedTuple):
    """One thing looked at: how many of how many are right, and what the others are."""

    name: str
    right: int
    of: int
    missed: tuple[str, ...]

    @property
    def share(self) -> float:
        """Return the share that is right, 1 where there is nothing to get right."""
        return self.right / self.of if self.of else 1.0


class View(NamedTuple):
    """A dossier seen through its truth."""

    sample: Sample
    stories: list[Json]
    ids: dict[str, str]

    @classmethod
    def of(cls, sample: Sample, dossier: Json) -> "View":
        """Return the view of a dossier made from the sample's pages."""
        return cls(sample, dossier["stories"], identified(sample, dossier))

    def every(self, what: str) -> list[Json]:
        """Return the items called `what` of all stories."""
        return [item for story in self.stories for item in story[what]]

    def entries(self, kind: str) -> list[Json]:
        """Return the ledger entries of one kind, of all stories."""
        return [entry for story in self.stories for entry in story["ledger"][kind]]

    def documents(self) -> dict[str, Json]:
        """Return the dossier's documents by the names that the truth gives them."""
        by_id = {document["id"]: document for document in self.every("documents")}
        return {name: by_id[id] for name, id in self.ids.items()}

    def origin_names(self, name: str) -> set[str]:
        """Return the names of the origins that one document rests on."""
        return {o["name"] for o in self.every("origins") if self.ids.get(name) in o["documents"]}


Check = Callable[[View], Iterator[tuple[str, bool]]]


def field(name: str) -> Check:
    """Return the check of one field that a document must have as the truth has it."""

    def check(view: View) -> Iterator[tuple[str, bool]]:
        documents = view.documents()
        for article in view.sample.documents:
            given = documents.get(article["name"], {}).get(name)
            yield f"{article['name']}: {given!r}", given == article[name]

    return check


def outlets(view: View) -> Iterator[tuple[str, bool]]:
    """An outlet is known by its name, with or without its article."""
    documents = view.documents()
    for article in view.sample.documents:
        given = documents.get(article["name"], {}).get("outlet")
        yield f"{article['name']}: {given!r}", plain(given or "") == plain(article["outlet"])


def published(view: View) -> Iterator[tuple[str, bool]]:
    """A document is dated as finely as its page dates it, in whatever zone; an undated one is not dated."""
    documents = view.documents()
    for article in view.sample.documents:
        given = documents.get(article["name"], {}).get("published")
        wanted = article["published"]
        same = given == wanted if given is None or wanted is None else given[:16] == wanted[:16]
        yield f"{article['name']}: {given!r}, not {wanted!r}", same


def kept(view: View) -> Iterator[tuple[str, bool]]:
    """The sentences of an article are in its text."""
    documents = view.documents()
    for article in view.sample.documents:
        for words in article["keeps"]:
            yield f"{article['name']}: {words}", words in documents.get(article["name"], {}).get("text", "")


def dropped(view: View) -> Iterator[tuple[str, bool]]:
    """The furniture of a page is not in its text."""
    documents = view.documents()
    for article in view.sample.documents:
        for words in article["drops"]:
            text = documents.get(article["name"], {}).get("text")
            yield f"{article['name']}: {words}", text is not None and words not in text


def together(view: View) -> Iterator[tuple[str, bool]]:
    """Two documents are in one story of the dossier where they are in one story of the truth."""
    home = {d["id"]: story["id"] for story in view.stories for d in story["documents"]}
    wanted = {name: number for number, story in enumerate(view.sample.truth["stories"]) for name in story["documents"]}
    for a, b in combinations(wanted, 2):
        in_one = a in view.ids and b in view.ids and home[view.ids[a]] == home[view.ids[b]]
        yield f"{a} and {b}", in_one == (wanted[a] == wanted[b])


def derived(view: View) -> Iterator[tuple[str, bool]]:
    """What rests on another document is said to rest on it, or on another that does, in the way that it does."""
    given = {(d["document"], d["of"].get("document") or d["of"].get("origin")): d["kind"] for d in derivations(view)}
    names = {o["id"]: o["name"] for o in view.every("origins")}
    alike = _same_report(view)
    for wanted in view.sample.truth["derivations"]:
        source = view.ids.get(wanted["document"])
        targets = alike if "document" in wanted["of"] else set(names)
        kinds = {
            kind
            for (document, of), kind in given.items()
            if document == source
            and of in targets
            and ("document" in wanted["of"] or one_house(names[of], wanted["of"]["origin"]))
        }
        yield f"{wanted['document']} {sorted(kinds)}", bool(kinds & set(wanted["kinds"]))


def _same_report(view: View) -> set[str]:
    """Return the ids of the documents that the truth derives from each other."""
    named = [d for d in view.sample.truth["derivations"] if "document" in d["of"]]
    names = {d["document"] for d in named} | {d["of"]["document"] for d in named}
    return {view.ids[name] for name in names if name in view.ids}


def derivations(view: View) -> list[Json]:
    """Return the derivations that say that one article of the sample rests on another, or on an origin."""
    return view.every("derivations")


def independent(view: View) -> Iterator[tuple[str, bool]]:
    """Independent documents are not derived from each other and share no origin."""
    pairs = {(d["document"], d["of"].get("document")) for d in derivations(view) if d["kind"] in {"copies", "rewrites"}}
    for a, b in view.sample.truth["independent"]:
        x, y = view.ids.get(a), view.ids.get(b)
        apart = (x, y) not in pairs and (y, x) not in pairs and not view.origin_names(a) & view.origin_names(b)
        yield f"{a} and {b}", x is not None and y is not None and apart


def origins(view: View) -> Iterator[tuple[str, bool]]:
    """A document rests on the origin that the truth names."""
    for article in view.sample.documents:
        given = view.origin_names(article["name"])
        yield f"{article['name']}: {sorted(given)}", any(one_house(name, article["origin"]) for name in given)


def names(view: View) -> Iterator[tuple[str, bool]]:
    """The spellings of one person are one actor."""
    actors = [set(actor["names"]) | {actor["name"]} for actor in view.every("actors")]
    for spellings in view.sample.truth["people"]:
        holders = [i for i, names in enumerate(actors) if names & set(spellings)]
        yield f"{spellings}: {len(holders)} actors", len(holders) == 1


def sides(view: View) -> Iterator[tuple[str, bool]]:
    """A person speaks for the side that the truth names."""
    for person, side in view.sample.truth["sides"].items():
        given = {a["side"] for a in view.every("actors") if person in {a["name"], *a["names"]}}
        yield f"{person}: {sorted(map(str, given))}", given == {side}


def differences(view: View) -> Iterator[tuple[str, bool]]:
    """A planted difference is named: its slot, its relation, and the documents on both sides of it."""
    for wanted in view.sample.truth["differences"]:
        groups = [{view.ids.get(name) for name in names} for names in wanted["values"].values()]
        yield (
            wanted["about"],
            any(
                difference["slot"] == wanted["slot"]
                and difference["relation"] == wanted["relation"]
                and _parted(difference, groups)
                for claim in view.every("claims")
                for difference in claim["differences"]
            ),
        )


def _parted(difference: Json, groups: list[set[str | None]]) -> bool:
    """Whether two values have evidence, one in one group of documents and the other in the other."""
    of_values = [{e["document"] for e in value["evidence"]} for value in difference["values"]]
    return any(a & groups[0] and b & groups[1] for a in of_values for b in of_values if a is not b)


def standings(view: View) -> Iterator[tuple[str, bool]]:
    """A claim with the standing of the truth has support in at least two of the documents named, or in all."""
    for wanted in view.sample.truth["standings"]:
        ids = {view.ids.get(name) for name in wanted["documents"]}
        words = content_words(wanted["claim"])
        given = [
            claim["standing"]
            for claim in view.every("claims")
            if len(ids & {s["document"] for s in claim["support"]}) >= min(2, len(ids))
            and len(words & content_words(claim["text"])) >= len(words) / 2
        ]
        yield f"{wanted['claim']}: {given}", bool(set(given) & set(wanted["standing"]))


def ledger(view: View) -> Iterator[tuple[str, bool]]:
    """An entry of the truth is in the ledger when some entry of its kind agrees in each field it gives."""
    for kind, entries in view.sample.truth["ledger"].items():
        for wanted in entries:
            agree = any(_agrees(wanted, given) for given in view.entries(kind))
            yield f"{kind}: {wanted}", agree


def _agrees(wanted: Json, given: Json) -> bool:
    return all(_field_agrees(value, _told(given, name)) for name, value in wanted.items() if value not in (None, []))


def _told(given: Json, name: str) -> object:
    """What an entry says under a name; a position that has moved says what it was before in its history."""
    if name == "what" and given.get("status") == "moved":
        return "; ".join([given["what"], *(step["status"] for step in given["history"])])
    return given.get(name)


def _field_agrees(wanted: object, given: object) -> bool:
    if isinstance(wanted, list):
        held = [str(x) for x in given] if isinstance(given, list) else []
        return all(any(_named(str(value), other) for other in held) for value in wanted)
    if isinstance(wanted, int) and isinstance(given, dict):
        return bool(given.get("value") == wanted)
    if isinstance(wanted, int):
        return wanted == given
    return given is not None and _named(str(wanted), str(given))


def _named(wanted: str, given: str) -> bool:
    """Whether what is wanted stands in what is given: `Customs House` in `the old Customs House`."""
    return plain(wanted) in plain(given)


def timeline(view: View) -> Iterator[tuple[str, bool]]:
    """A day of the truth is on the timeline with its status."""
    given = {(event["time"], event["status"]) for event in view.every("timeline")}
    for event in view.sample.truth["timeline"]:
        yield f"{event['time']} {event['status']}", (event["time"], event["status"]) in given


def plain(words: str) -> str:
    """Return words in small letters, without a leading article and other marks."""
    return re.sub(r"\W+", " ", words.lower().removeprefix("the ")).strip()


def one_house(given: str, wanted: str) -> bool:
    """Whether a name, or a host's name, is that of an outlet: `Vesper Review`, `vesperreview.example`."""
    return plain(given).replace(" ", "").removesuffix("example") == plain(wanted).replace(" ", "")


def content_words(claim: str) -> set[str]:
    """Return the words of a claim that say what it is about: those of four letters or more, and numbers."""
    return {word for word in re.findall(r"\w+", claim.lower().replace(",", "")) if len(word) > 3 or word.isdigit()}


POINTS: dict[str, Check] = {
    "titles": field("title"),
    "outlets": outlets,
    "published": published,
    "bylines": field("byline"),
    "sentences kept": kept,
    "furniture dropped": dropped,
    "stories": together,
    "derivations": derived,
    "independence": independent,
    "origins": origins,
    "spellings": names,
    "sides": sides,
    "differences": differences,
    "standings": standings,
    "ledger": ledger,
    "timeline": timeline,
}


def measured(sample: Sample, dossier: Json) -> list[Point]:
    """Return every point of `POINTS` for a dossier made from the sample's pages."""
    view = View.of(sample, dossier)
    points = []
    for name, check in POINTS.items():
        outcomes = list(check(view))
        missed = tuple(what for what, right in outcomes if not right)
        points.append(Point(name, len(outcomes) - len(missed), len(outcomes), missed))
    return points

"""Which documents may have to do with one another, and that nothing else decides it."""

import itertools
import random
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.neighbourhood import Sketch, Sketches, around, ball, components, regions, sketch, ties
from twosource.neighbourhood.ball import strengths
from twosource.neighbourhood.wordings import in_common
from twosource.records.identity import make_id
from twosource.records.page import CaptureNote, Document, Outlet, Stamp

FLOOD = (
    "The Marl river rose above its banks in Tessenberg overnight and cut the road to Olmen, the district said. "
    "Pumps that were bought after the last flood stood idle because nobody had ordered fuel for their engines."
)
HARBOUR = (
    "Dockers in Port Arlen walked out on Tuesday and left eleven grain ships at anchor, the union said. "
    "The terminal operator offered a bonus for night shifts and was told that wages come before any bonus."
)


def page(text: str, outlet: str = "Olmen Post", day: int | None = 0, url: str | None = None) -> Document:
    when = None if day is None else (date(2024, 3, 1) + timedelta(days=day)).isoformat()
    return Document(
        id=make_id("d", text, outlet, when, url),
        ref=None,
        capture=CaptureNote(path="", url=url, sha256="", media_type="text/plain"),
        title=None,
        outlet=Outlet(name=outlet),
        published=Stamp(value=when),
        modified=None,
        byline=(),
        language="en",
        text=text,
        url=url,
    )


def parts(*documents: Document) -> list[list[int]]:
    return regions(Sketches.of([sketch(document) for document in documents]))


def test_a_copy_in_another_house_is_a_neighbour_and_another_matter_is_none() -> None:
    assert parts(page(FLOOD), page(FLOOD, "Tessen Courier", 1), page(HARBOUR)) == [[0, 1], [2]]


def test_one_paragraph_that_was_taken_over_makes_neighbours() -> None:
    taken = f"{HARBOUR}\n\n{FLOOD.partition('. ')[2]}"
    assert parts(page(FLOOD), page(taken, "Arlen Shipping", 2)) == [[0, 1]]


def test_a_stock_phrase_makes_none() -> None:
    phrase = "The ministry did not immediately respond to a request for comment that was made on the same day."
    other = page(f"{HARBOUR}\n\n{phrase}", "Arlen Shipping")
    assert parts(page(f"{FLOOD}\n\n{phrase}"), other) == [[0], [1]]


def test_what_was_said_before_everybody_makes_none_by_itself() -> None:
    said = "“We will not stop pumping until the last cellar in the valley of the Marl is dry,” she said."
    assert not len(sketch(page(said)).runs)


def test_far_apart_in_time_one_matter_is_two_unless_something_lies_between() -> None:
    first, last = page(FLOOD), page(FLOOD, "Tessen Courier", 150)
    assert parts(first, last) == [[0], [1]]
    assert parts(first, last, page(FLOOD, "Marl Valley News", 75)) == [[0, 1, 2]]


def test_a_page_without_a_date_is_a_neighbour_at_any_time() -> None:
    assert parts(page(FLOOD, day=None), page(FLOOD, "Tessen Courier", 4000)) == [[0, 1]]


def test_states_of_one_page_are_neighbours_whatever_they_say() -> None:
    where = "https://olmenpost.example/marl"
    assert parts(page(FLOOD, url=where), page(HARBOUR, day=400, url=where)) == [[0, 1]]


def test_no_region_is_larger_than_the_bound_and_the_weakest_ties_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(components, "LARGEST", 2)
    near = page(f"{HARBOUR}\n\n{FLOOD.partition('. ')[2]}", "Marl Valley News")
    assert parts(page(FLOOD), near, page(FLOOD, "Tessen Courier")) == [[0, 2], [1]]


def made_up(seed: int, size: int) -> list[Sketch]:
    draw = random.Random(seed)
    found = []
    for _ in range(size):
        terms = sorted(draw.sample(range(1, 40), 12))
        weights = np.array([draw.randint(200, 1600) for _ in terms], dtype=np.float32)
        day = draw.choice([0, *range(738000, 738300, 7)])
        found.append(
            Sketch(
                days=(day, day) if day else (0, 3_652_059),
                house=draw.randint(1, 6),
                page=draw.choice([0, 0, 0, 0, draw.randint(1, 5)]),
                runs=np.unique(np.array(draw.sample(range(60), draw.randint(0, 4)), dtype=np.uint64)),
                matters=np.unique(np.array(draw.sample(range(80), 6), dtype=np.uint64)),
                terms=np.array(terms, dtype=np.uint32),
                weights=weights,
            )
        )
    return found


def connected(sketches: list[Sketch]) -> list[list[int]]:
    """The regions by the definition: every pair is looked at."""
    home = list(range(len(sketches)))
    for one, other in itertools.combinations(range(len(sketches)), 2):
        first, second = sketches[one], sketches[other]
        shared = set(first.runs.tolist()) & set(second.runs.tolist()) or set(first.matters.tolist()) & set(
            second.matters.tolist()
        )
        paged = first.page > 0 and first.page == second.page
        if paged or (shared and tied(first, second)):
            home = [home[one] if each == home[other] else each for each in home]
    return sorted([place for place, each in enumerate(home) if each == name] for name in set(home))


def tied(first: Sketch, second: Sketch) -> bool:
    worded = first.house != second.house and bool(set(first.runs.tolist()) & set(second.runs.tolist()))
    columns = Sketches.of([first, second])
    one, other = np.array([0]), np.array([1])
    if not ties.within_span(columns.days[one], columns.days[other])[0]:
        return False
    matter = bool(set(first.matters.tolist()) & set(second.matters.tolist()))
    return worded or (matter and bool(ties.likeness(columns, one, other)[0] >= ties.NEAR))


@given(st.integers(0, 10**6), st.integers(1, 30))
@settings(max_examples=60, deadline=None)
def test_regions_are_what_is_connected_by_ties(seed: int, size: int) -> None:
    sketches = made_up(seed, size)
    assert regions(Sketches.of(sketches)) == connected(sketches)


@given(st.integers(0, 10**6), st.integers(2, 40), st.integers(1, 12))
@settings(max_examples=40, deadline=None)
def test_how_many_are_compared_at_once_changes_nothing(seed: int, size: int, at_once: int) -> None:
    columns = Sketches.of(made_up(seed, size))
    whole = regions(columns)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ties, "AT_ONCE", at_once)
        patch.setattr(ties, "PAIRS", at_once)
        patch.setattr(ties, "CODES", at_once)
        assert regions(columns) == whole


@given(st.integers(0, 10**6), st.integers(2, 30))
@settings(max_examples=40, deadline=None)
def test_columns_can_be_cut_joined_and_put_in_another_order(seed: int, size: int) -> None:
    sketches = made_up(seed, size)
    order = np.array(random.Random(seed).sample(range(size), size))
    cut = size // 2
    joined = Sketches.joined([Sketches.of(sketches[:cut]), Sketches.of(sketches[cut:])])
    shuffled = regions(joined.taken(order))
    assert sorted(sorted(order[part].tolist()) for part in shuffled) == regions(Sketches.of(sketches))


class Held:
    """An index that looks at everything."""

    def __init__(self, sketches: dict[str, Sketch]) -> None:
        self.sketches = sketches

    def sharing(self, sketch: Sketch) -> dict[str, Sketch]:
        keys = set(sketch.runs.tolist()) | set(sketch.matters.tolist())
        return {
            name: each
            for name, each in self.sketches.items()
            if keys & (set(each.runs.tolist()) | set(each.matters.tolist())) or (each.page and each.page == sketch.page)
        }


def test_around_a_document_is_what_is_tied_to_it_the_nearest_first() -> None:
    documents = [page(FLOOD), page(FLOOD, "Tessen Courier", 1), page(HARBOUR), page(HARBOUR, "Arlen Shipping")]
    sketches = {document.id: sketch(document) for document in documents}
    first = documents[0].id
    assert around(first, sketches[first], Held(sketches)) == [first, documents[1].id]


@given(st.integers(0, 10**6), st.integers(2, 25))
@settings(max_examples=30, deadline=None)
def test_around_a_document_is_the_same_in_whatever_order_the_index_holds_them(seed: int, size: int) -> None:
    sketches = {f"d{number}": each for number, each in enumerate(made_up(seed, size))}
    names = random.Random(seed).sample(sorted(sketches), size)
    shuffled = {name: sketches[name] for name in names}
    assert around("d0", sketches["d0"], Held(sketches)) == around("d0", sketches["d0"], Held(shuffled))


def test_a_tie_is_the_same_seen_from_either_side() -> None:
    for seed in range(40):
        one, other = made_up(seed, 2)
        assert strengths(one, [other]) == strengths(other, [one])


class Chain:
    """An index in which one story lies beside another, larger one, over a single weak tie."""

    def __init__(self) -> None:
        own = [page(f"{FLOOD} {word}", f"House {word}") for word in ("One", "Two", "Three", "Four")]
        others = [page(f"{HARBOUR} Word{number}", f"Other {number}") for number in range(3 * ball.BEYOND)]
        bridge = page(f"{FLOOD[:110]} {HARBOUR[:110]}", "Bridge")
        self.start, self.own, self.bridge = own[0].id, {each.id for each in own}, bridge.id
        self.known = {each.id: sketch(each) for each in (*own, bridge, *others)}

    def sharing(self, one: Sketch) -> dict[str, Sketch]:
        return {name: each for name, each in self.known.items() if strengths(one, [each])[0] > 0.0}


def test_the_way_leads_through_the_own_story_first_and_not_far_into_another() -> None:
    chain = Chain()
    found = around(chain.start, chain.known[chain.start], chain)
    assert set(found[: len(chain.own)]) == chain.own
    assert len(chain.own) < len(found) <= len(chain.own) + ball.BEYOND


def test_what_share_of_a_wording_is_in_each_of_others_is_that_of_each_pair() -> None:
    pages = [page(FLOOD), page(f"{FLOOD}\n\n{HARBOUR}", "Tessen Courier"), page(HARBOUR, "Arlen Shipping"), page("")]
    sketches = [sketch(each) for each in pages]
    for one in sketches:
        for other, share in zip(sketches, in_common(one, Sketches.of(sketches)).tolist(), strict=True):
            least = min(len(one.runs), len(other.runs))
            both = set(one.runs.tolist()) & set(other.runs.tolist())
            assert share == (len(both) / least if least and one.house != other.house else 0)
    assert in_common(sketches[0], Sketches.of(sketches)).max() == 1


@pytest.mark.parametrize("order", [[2, 0, 1], [2, 0], [3, 3, 1], []])
def test_what_share_of_a_wording_is_in_others_does_not_depend_on_how_they_lie(order: list[int]) -> None:
    pages = [page(FLOOD), page(f"{FLOOD}\n\n{HARBOUR}", "Tessen Courier"), page(HARBOUR, "Arlen Shipping"), page("")]
    one, columns = sketch(page(FLOOD, "Marl Valley News")), Sketches.of([sketch(each) for each in pages])
    shares = in_common(one, columns)
    assert shares.tolist() == [1, 1, 0, 0]
    assert in_common(one, columns.taken(np.array(order, dtype=np.int64))).tolist() == shares[order].tolist()

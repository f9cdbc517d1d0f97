"""How the sets of dependent reports are judged, and what the peers beside the program say."""

from typing import Any

from benchmarks.standing.independence import ALL, Found, articles, cases, headlines, judged, measure, printed

WORDS = "the ferry struck the harbour wall at dusk and twenty people were hurt while the crew looked on in silence"


def case(**more: Any) -> dict[str, Any]:
    documents = [
        {"id": f"d{n}", "title": title, "outlet": f"Outlet {n}", "published": f"2031-03-0{n}", "text": text}
        for n, title, text in (
            (1, "Ferry hits wall", WORDS),
            (2, "Ferry hits the wall", WORDS),
            (3, "Twenty hurt at sea", WORDS),
            (4, "Quiet day in town", "nobody came to the market this morning because of the rain that fell on it"),
        )
    ]
    known = {"id": "ferry", "kind": "made", "derivations": [["d2", "d1"], ["d3", "d2"]], "origins": 2}
    return known | {"documents": documents} | more


def test_a_pair_is_right_in_its_order_only() -> None:
    assert judged(case(), Found(frozenset({("d2", "d1"), ("d3", "d2")}), 2))[:4] == (2, 0, 0, 1)
    assert judged(case(), Found(frozenset({("d1", "d2")}), 2))[:4] == (0, 1, 2, 1)


def test_the_order_of_a_pair_with_an_undated_document_does_not_count() -> None:
    given = case()
    del given["documents"][1]["published"]
    assert judged(given, Found(frozenset({("d1", "d2")}), 2)).right == 1


def test_the_copy_of_a_copy_is_neither_right_nor_wrong() -> None:
    assert judged(case(), Found(frozenset({("d2", "d1"), ("d3", "d1")}), 3))[:4] == (1, 0, 1, 0)


def test_an_independent_document_that_is_joined_is_wrong() -> None:
    assert judged(case(), Found(frozenset({("d4", "d1")}), 1)).wrong == 1


def test_the_peers_see_headlines_and_whole_articles() -> None:
    assert headlines(case()) == Found(frozenset({("d2", "d1")}), 3)
    assert articles(case()) == Found(frozenset({("d2", "d1"), ("d3", "d1"), ("d3", "d2")}), 2)


def test_a_set_is_measured_by_half_and_kind() -> None:
    figures = measure([case(half="open")], reader="rules")
    assert set(figures["twosource"]) == {("open", ALL), ("open", "made"), (ALL, ALL), (ALL, "made")}
    assert "made" in printed(figures)


def test_half_of_the_cases_is_open() -> None:
    halves = [each["half"] for each in cases()]
    assert halves.count("open") == halves.count("held-out") == 60

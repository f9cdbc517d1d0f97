"""A party that raises its own offer: the first one is overtaken, not contradicted."""

import json
from pathlib import Path

from twosource import pipeline

EARLY = {
    "id": "1",
    "outlet": "Port Courier",
    "published": "2024-03-04",
    "text": "The Port Operators' Association offered the dockers a raise of three per cent over twelve months.",
}
LATER = {
    "id": "2",
    "outlet": "Bay Wire",
    "published": "2024-03-11",
    "text": "The Port Operators' Association offered the dockers a raise of five per cent over twelve months.",
}


def standings(folder: Path, *pages: dict[str, str]) -> dict[str, str]:
    """Return the standing of each claim about an offer, by its number."""
    path = folder / "pages.jsonl"
    path.write_text("".join(json.dumps(page) + "\n" for page in pages), encoding="utf-8")
    return {
        claim.slots["quantity"] or "": claim.standing
        for story in pipeline.brief([str(path)]).stories
        for claim in story.claims
        if claim.slots.get("act") == "offer"
    }


def test_the_later_offer_of_one_party_overtakes_its_first(tmp_path: Path) -> None:
    assert "superseded" in standings(tmp_path, EARLY, LATER).values()


def test_two_offers_of_one_day_are_no_move(tmp_path: Path) -> None:
    assert "superseded" not in standings(tmp_path, EARLY, {**LATER, "published": "2024-03-04"}).values()


def test_the_offer_of_another_party_overtakes_nothing(tmp_path: Path) -> None:
    other = {**LATER, "text": LATER["text"].replace("Port Operators' Association", "Shipowners' League")}
    assert "superseded" not in standings(tmp_path, EARLY, other).values()

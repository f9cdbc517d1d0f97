"""Who holds an office, by titles."""

import json
from pathlib import Path

from twosource import pipeline
from twosource.records.story import Claim


def contested(folder: Path, *names: str) -> list[Claim]:
    """Return the contested claims of two pages, each of which calls somebody president of Egypt."""
    pages = [
        {"id": str(n), "outlet": f"Outlet {n}", "published": "2025-08-18", "text":
         f"Egyptian President {name} met the envoys in Cairo on Monday. The talks on the truce in Gaza go on."}
        for n, name in enumerate(names)
    ]  # fmt: skip
    path = folder / "pages.jsonl"
    path.write_text("".join(json.dumps(page) + "\n" for page in pages), encoding="utf-8")
    stories = pipeline.brief([str(path)]).stories
    return [c for s in stories for c in s.claims if c.standing == "contested"]


def test_two_people_in_one_office_are_contested(tmp_path: Path) -> None:
    assert contested(tmp_path, "Abdel Fattah el-Sisi", "Hosni Mubarak")


def test_one_surname_in_two_spellings_is_one_holder(tmp_path: Path) -> None:
    assert not contested(tmp_path, "El-Sisi", "al-Sisi")

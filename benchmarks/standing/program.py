"""The program as a user of its Python interface calls it, on cases in memory."""

import json
import re
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.standing.cases import Stories
from twosource import pipeline, questions

_WORD = re.compile(r"\w+")
_EMPTY = frozenset(
    """a an the and or but of to in on at by for with from as is are was were be been has have had it its he she they
    their his her that this which who will would may might could not no never said says""".split()
)


def read(case: Stories) -> list[pipeline.Read]:
    """Return the documents of a set with their readings."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "pages.jsonl")
        lines = (json.dumps(page, ensure_ascii=False) + "\n" for page in case.pages)
        path.write_text("".join(lines), encoding="utf-8")
        return list(pipeline.read_all([str(path)]))


def answers(case: Stories) -> list[dict[str, Any]]:
    """Return what `check` says of each claim of a set."""
    over = questions.matter(read(case))
    found = []
    for row in case.claims:
        finding = questions.check(row["claim"], over).finding
        found.append(
            {
                "standing": finding.standing,
                "reason": finding.reason,
                "evidence": [(each.stance, each.quote) for each in finding.evidence],
            }
        )
    return found


def words_of(text: str) -> frozenset[str]:
    """Return the content words of a text, as tools that compare words take them."""
    return frozenset(word for word in _WORD.findall(text.lower()) if word not in _EMPTY)

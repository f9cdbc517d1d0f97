"""The task about stories: which documents are about one running matter."""

import json
from collections import defaultdict

from benchmarks.evaluate.figures import Figures, harmonic, mean
from benchmarks.evaluate.program import STORY_FIELDS, Program, ProgramError, Row, only


def stories(rows: list[Row], program: Program) -> Figures:
    """B-cubed F1 (Bagga and Baldwin 1998) of the stories that one `brief` over all documents makes."""
    rows = [row for row in rows if row["text"].strip()]
    dossier = json.loads(program.on_lines("brief", [only(r, STORY_FIELDS) for r in rows], "--format", "json"))
    given = {document["ref"]: story["id"] for story in dossier["stories"] for document in story["documents"]}
    if lost := [row["id"] for row in rows if row["id"] not in given]:
        raise ProgramError(f"{len(lost)} documents are in no story, first {lost[0]}")
    found, gold = _members({row["id"]: given[row["id"]] for row in rows}), _members({r["id"]: r["story"] for r in rows})
    common = {name: len(found[name] & gold[name]) for name in found}
    precision = mean(common[name] / len(found[name]) for name in common)
    recall = mean(common[name] / len(gold[name]) for name in common)
    count = float(len({frozenset(members) for members in found.values()}))
    rest = {"B-cubed precision": precision, "B-cubed recall": recall, "stories": count}
    return Figures("B-cubed F1", harmonic(precision, recall), len(rows), rest)


def _members(story_of: dict[str, str]) -> dict[str, set[str]]:
    """Return, for each document, all that are in its story."""
    members = defaultdict(set)
    for document, story in story_of.items():
        members[story].add(document)
    return {document: members[story] for document, story in story_of.items()}

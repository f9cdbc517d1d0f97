"""The task about stories: which documents are about one running matter."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping

from benchmarks.evaluate.figures import Figures, harmonic, mean
from benchmarks.evaluate.program import STORY_FIELDS, Program, ProgramError, Row, only


def stories(rows: list[Row], program: Program) -> Figures:
    """B-cubed F1 (Bagga and Baldwin 1998) of the stories that one `brief` over all documents makes."""
    rows = [row for row in rows if row["text"].strip()]
    dossier = json.loads(program.on_lines("brief", [only(r, STORY_FIELDS) for r in rows], "--format", "json"))
    given = {document["ref"]: story["id"] for story in dossier["stories"] for document in story["documents"]}
    if lost := [row["id"] for row in rows if row["id"] not in given]:
        raise ProgramError(f"{len(lost)} documents are in no story, first {lost[0]}")
    precision, recall = b_cubed({row["id"]: given[row["id"]] for row in rows}, {r["id"]: r["story"] for r in rows})
    count = float(len({given[row["id"]] for row in rows}))
    rest = {"B-cubed precision": precision, "B-cubed recall": recall, "stories": count}
    return Figures("B-cubed F1", harmonic(precision, recall), len(rows), rest)


def b_cubed(
    found: Mapping[str, str], gold: Mapping[str, str], counted: Collection[str] | None = None
) -> tuple[float, float]:
    """Return precision and recall of the stories found, over all documents or over those of `counted`."""
    ours, theirs = _members(found), _members(gold)
    names = [name for name in found if counted is None or name in counted]
    common = {name: len(ours[name] & theirs[name]) for name in names}
    precision = mean(common[name] / len(ours[name]) for name in names)
    recall = mean(common[name] / len(theirs[name]) for name in names)
    return precision, recall


def _members(story_of: Mapping[str, str]) -> dict[str, set[str]]:
    """Return, for each document, all that are in its story."""
    members = defaultdict(set)
    for document, story in story_of.items():
        members[story].add(document)
    return {document: members[story] for document, story in story_of.items()}

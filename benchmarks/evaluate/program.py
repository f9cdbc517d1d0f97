"""The program under measurement, always called from outside, as a user calls it."""

import json
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

Row = dict[str, Any]

DONE = (0, 3)
DOCUMENT_FIELDS = ("id", "text", "title", "published", "url")
STORY_FIELDS = (*DOCUMENT_FIELDS, "outlet")


class ProgramError(Exception):
    """The program did not give what its contract promises, so that there is nothing to measure."""


class Program(NamedTuple):
    """The words that start the program, and the reader it is to read with, if not its own choice."""

    words: tuple[str, ...] = (sys.executable, "-m", "twosource")
    reader: str | None = None

    @classmethod
    def called(cls, line: str | None, reader: str | None = None) -> "Program":
        """Return the program that `line` starts, or the one installed beside this Python."""
        return cls(tuple(shlex.split(line)), reader) if line else cls(reader=reader)

    def run(self, *arguments: str) -> str:
        """Return what one call prints; refused sources are said on standard error, nothing else may fail."""
        chosen = ("--reader", self.reader) if self.reader else ()
        done = subprocess.run([*self.words, *arguments, *chosen], capture_output=True, encoding="utf-8", check=False)
        if done.returncode not in DONE:
            raise ProgramError(f"exit {done.returncode}: {done.stderr[-600:].strip()}")
        if done.returncode:
            print(f"  {len(done.stderr.strip().splitlines())} sources were refused", file=sys.stderr)
        return done.stdout

    def on_lines(self, command: str, rows: Sequence[Mapping[str, Any]], *options: str) -> str:
        """Return what `command` prints for `rows`, handed over as one JSON Lines file."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "rows.jsonl")
            with path.open("w", encoding="utf-8") as file:
                file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            return self.run(command, str(path), *options)

    def read(self, rows: Sequence[Row]) -> list[Row]:
        """Return the document read for each row, in the order of `rows`; each must come back, its text as it was."""
        printed = self.on_lines("read", [only(row, DOCUMENT_FIELDS) for row in rows], "--format", "jsonl")
        by_ref = {document["ref"]: document for document in parsed(printed)}
        for row in rows:
            if row["id"] not in by_ref:
                raise ProgramError(f"document {row['id']} did not come back")
            if by_ref[row["id"]]["text"] != row["text"]:
                raise ProgramError(f"the text of {row['id']} was changed, and prepared text is to be kept as it is")
        return [by_ref[row["id"]] for row in rows]

    def compare(self, pairs: Sequence[tuple[str, str]], kind: str) -> list[str]:
        """Return the relation given for each pair."""
        printed = self.on_lines("compare", [{"a": a, "b": b} for a, b in pairs], "--kind", kind)
        relations = [str(row["relation"]) for row in parsed(printed)]
        if len(relations) != len(pairs):
            raise ProgramError(f"{len(pairs)} pairs went in and {len(relations)} came out")
        return relations


def only(row: Row, fields: Sequence[str]) -> Row:
    """Return the filled ones of `fields`."""
    return {field: row[field] for field in fields if row.get(field)}


def parsed(lines: str) -> list[Row]:
    """Return the objects of JSON Lines text. Only a line feed ends a line: texts may hold other line ends."""
    return [json.loads(line) for line in lines.split("\n") if line.strip()]

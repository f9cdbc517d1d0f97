"""`twosource backup`: all of an archive, as one file."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from twosource.archive.backups import back_up, beside, settle
from twosource.archive.examining.finding import Finding
from twosource.archive.naming import shown
from twosource.archive.opening import around, file_at, is_database
from twosource.desk.ending import DONE, SOME_REFUSED, say
from twosource.desk.output import is_terminal, opened
from twosource.desk.progress import progress
from twosource.errors import BadCall


def backup(archive: str, *, out: str) -> int:
    """Write the archive into a file and return the exit status: 3 where what was written is damaged.

    What is damaged takes no other's place: it is written beside an older backup of the name.
    """
    with progress("Looking through") as step:
        write = _to_standard_output if out == "-" else _to_file
        found = write(archive, out, lambda: step(shown(archive)))
    for finding in found:
        say(f"{shown(archive)}: {finding.where}: {finding.what}; {finding.help(shown(archive))}", level="error")
    return SOME_REFUSED if found else DONE


def _to_file(archive: str, out: str, step: Callable[[], None]) -> list[Finding]:
    goal = Path(out)
    if goal.exists() and not goal.is_file():
        raise BadCall(f"{out}: is no file; -o names one")
    if any(path.exists() for path in around(goal)):
        raise BadCall(f"{out}: is an archive in use; -o names another file")
    if goal.exists() and not is_database(archive) and goal.samefile(file_at(archive, new=False)):
        raise BadCall(f"{out}: is the archive itself; -o names another file")
    with beside(goal) as file:
        found = back_up(archive, file, step)
        if found and goal.exists():
            goal = goal.with_name(f"{goal.name}.damaged")
            say(f"{out}: left as it was; what could be read of the damaged archive is in {goal}")
        settle(file, goal, out, over=True)
    return found


def _to_standard_output(archive: str, _: str, step: Callable[[], None]) -> list[Finding]:
    if is_terminal(sys.stdout):
        raise BadCall("a backup is nothing for a terminal; -o FILE writes to a file")
    with tempfile.TemporaryDirectory(prefix="twosource-") as folder, beside(Path(folder) / "backup") as file:
        found = back_up(archive, file, step)
        with file.open("rb") as source, opened(None) as sink:
            while piece := source.read(1 << 20):
                sink.write(piece)
    return found

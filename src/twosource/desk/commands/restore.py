"""`twosource restore`: an archive out of a backup, or out of what is whole in a damaged one."""

from typing import Any

from sqlalchemy import Row

from twosource.archive.backups import restore as whole
from twosource.archive.backups import salvage as salvaged
from twosource.archive.naming import shown
from twosource.desk.ending import DONE, NOTHING_READ, SOME_REFUSED, say
from twosource.desk.output import opened
from twosource.desk.progress import progress


def restore(backup: str, *, archive: str, salvage: bool) -> int:
    """Make the archive and return the exit status: 3 where some was left out, 4 where nothing was made."""
    with progress("Looking through") as step, opened(None) as sink:

        def looked() -> None:
            step(shown(backup))

        left: list[str] = []
        if salvage:
            found = salvaged(backup, archive, looked, lambda table, row: left.append(_named(table, row)))
        else:
            found = whole(backup, archive, looked)
        for finding in found:
            say(f"{shown(backup)}: {finding.where}: {finding.what}", level="error")
        if found and not salvage:
            say(f"{shown(backup)}: damaged, nothing is made of it; --salvage takes what is whole")
            return NOTHING_READ
        for line in dict.fromkeys(filter(None, left)):
            say(line, level="warning")
        sink.write(
            f"{shown(archive)}: restored{', but for what is named' if left else ''}\n".encode("utf-8", "replace")
        )
    return SOME_REFUSED if left else DONE


def _named(table: str, row: Row[Any]) -> str:
    """Say what a person can do about a row that was left out; "" where it is part of another, or can be made anew."""
    if table == "additions":
        return f"{row.path}: left out; add it again"
    if table == "judgements":
        return f"judgement {row.name}: left out ({row.kind} by {row.who}: {row.why}); judge again"
    if table == "followed":
        return f"{row.feed}: what was noted of it is left out; watch looks at it anew"
    return f"message {row.name}: left out; it may be sent once more" if table == "messages" else ""

"""`twosource changes`: what an archive says otherwise than it did at an earlier time."""

import sys
from datetime import datetime

from twosource.changes import changes as compare
from twosource.desk.archives import holdings
from twosource.desk.ending import DONE
from twosource.desk.json import changes_bytes as as_json
from twosource.desk.output import opened
from twosource.desk.when import moment
from twosource.errors import BadCall


def changes(archive: str, *, since: str, until: str | None, form: str, out: str | None) -> int:
    """Write what changed between two times in the format `form` and return the exit status."""
    now = datetime.now()
    start = moment(since, now=now)
    end = moment(until, now=now, end=True) if until is not None else None
    if end is not None and end < start:
        raise BadCall(f"--until {until} lies before --since {since}")
    with holdings(archive) as held, opened(out) as sink:
        before, after = held.dossier(until=start), held.dossier(until=end)
        found = compare(before, after)
        if form == "json":
            sink.write(as_json(found, since=start, until=end))
            return DONE
        from twosource.desk.changes_text import changes_bytes
        from twosource.desk.text import Look, look_for

        look = look_for(sys.stdout) if out is None else Look()
        sink.write(changes_bytes(found, before, after, since=start, until=end, look=look))
    return DONE

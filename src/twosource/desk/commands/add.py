"""`twosource add`: sources into an archive."""

from contextlib import closing

from twosource.archive.holdings import Holdings
from twosource.archive.naming import shown
from twosource.archive.opening import open_archive
from twosource.desk.ending import Tally
from twosource.desk.fetch_options import settings
from twosource.desk.journal import note
from twosource.desk.output import opened
from twosource.desk.phrases import count
from twosource.desk.progress import progress
from twosource.run import runner as runner_called


def add(
    sources: list[str],
    *,
    archive: str,
    jobs: int | None,
    reader: str,
    runner: str = "local",
    ray_address: str | None = None,
    hosts: list[str] | None = None,
) -> int:
    """Take the sources into the archive, which is made where it is not there, and return the exit status."""
    bounds, reads = settings(hosts), runner_called(runner, jobs, address=ray_address)
    tally, fresh, held = Tally(), 0, 0
    with opened(None) as sink, closing(open_archive(archive, new=True)) as store, progress("Reading") as step:
        for each in Holdings(store, reader).take_in(sources, bounds, runner=reads):
            for failure in each.refused:
                tally.refuse(failure)
            for document in each.documents:
                step(document.title or document.capture.path)
            fresh += len(each.documents)
            held += each.held
            tally.done += len(each.documents) + each.held
        before = f"; {count(held, 'source')} had been added before" if held else ""
        sink.write(f"{shown(archive)}: {count(fresh, 'document')} added{before}\n".encode("utf-8", "replace"))
        note("added", archive=shown(archive), documents=fresh, known=held, refused=tally.refused)
    return tally.status

"""`twosource read`: what is in each document, one after the other, with no more than one in memory."""

from twosource import pipeline
from twosource.desk.ending import Tally
from twosource.desk.fetch_options import settings
from twosource.desk.output import opened
from twosource.desk.progress import progress
from twosource.desk.renderings import DOCUMENT, rendering
from twosource.records.page import Failure


def read(sources: list[str], *, form: str, out: str | None, reader: str, hosts: list[str] | None = None) -> int:
    """Write each document of the sources in the format `form` and return the exit status."""
    tally, bounds = Tally(), settings(hosts)
    show = rendering(DOCUMENT, form)
    with opened(out) as sink, progress("Reading", quiet=out is None) as step:
        for item in pipeline.read_documents(sources, bounds, reader):
            if isinstance(item, Failure):
                tally.refuse(item)
                continue
            tally.done += 1
            sink.write(show(item))
            step(item[0].title or item[0].capture.path)
    return tally.status

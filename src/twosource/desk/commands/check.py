"""`twosource check`: how one claim, or each of many, stands in the sources, or in an archive."""

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial

import msgspec

from twosource import pipeline, questions
from twosource.desk.archives import counted, holdings
from twosource.desk.ending import NOTHING_READ, Tally
from twosource.desk.fetch_options import settings
from twosource.desk.lines import numbered_lines
from twosource.desk.output import opened
from twosource.desk.progress import progress
from twosource.desk.renderings import CHECK, rendering
from twosource.desk.whence import one_of
from twosource.errors import BadCall
from twosource.records.page import Document, Failure
from twosource.settings import Settings

Answers = Callable[[str], questions.Answer]


class Question(msgspec.Struct, frozen=True):
    """One line of the input; other fields are passed over."""

    claim: str


def check(
    words: list[str],
    *,
    archive: str | None,
    claims: str | None,
    form: str,
    out: str | None,
    reader: str,
    hosts: list[str] | None = None,
) -> int:
    """Write how the claims stand, in order, and return the exit status."""
    if claims is None and not words:
        raise BadCall("check needs a claim, and sources or an archive; see twosource check --help")
    if claims is None and not words[0].strip():
        raise BadCall("check needs a claim in words")
    sources = words if claims is not None else words[1:]
    one_of("check", sources, archive)
    if claims == "-" and "-" in sources:
        raise BadCall("the claims and the sources cannot both come from standard input")
    tally, bounds = Tally(), settings(hosts)
    with opened(out) as sink, ExitStack() as open_archives:
        asked = [words[0]] if claims is None else _asked(claims, tally)
        if archive is not None:
            held = open_archives.enter_context(holdings(archive, reader))
            answer: Answers | None = counted(held, archive, tally).check
        else:
            answer = _answers(sources, bounds, reader, tally)
        if answer is None or tally.status == NOTHING_READ:
            return tally.status
        show = rendering(CHECK, "jsonl" if claims is not None else form)
        with progress("Checking", quiet=out is None) as step:
            for claim in asked:
                sink.write(show(answer(claim)))
                step(claim)
    return tally.status


def _answers(sources: list[str], bounds: Settings, reader: str, tally: Tally) -> Answers | None:
    with progress("Reading") as step:

        def seen(document: Document) -> None:
            tally.done += 1
            step(document.title or document.capture.path)

        pairs = list(pipeline.read_all(sources, bounds, reader, failed=tally.refuse, seen=seen))
    return partial(questions.check, over=questions.matter(pairs, reader)) if pairs else None


def _asked(path: str, tally: Tally) -> list[str]:
    found = []
    for name, line in numbered_lines(path):
        try:
            found.append(msgspec.json.decode(line, type=Question).claim)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            tally.refuse(Failure(source=name, reason=f"no claim ({error})"))
    return found

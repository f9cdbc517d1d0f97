"""`twosource check`: how one claim, or each of many, stands in the sources."""

import msgspec

from twosource import pipeline, questions
from twosource.desk.ending import NOTHING_READ, Tally
from twosource.desk.lines import numbered_lines
from twosource.desk.output import opened
from twosource.desk.progress import progress
from twosource.desk.renderings import CHECK, rendering
from twosource.errors import BadCall
from twosource.records.page import Document, Failure


class Question(msgspec.Struct, frozen=True):
    """One line of the input; other fields are passed over."""

    claim: str


def check(words: list[str], *, claims: str | None, form: str, out: str | None, reader: str) -> int:
    """Write how the claims stand, in order, and return the exit status."""
    if claims is None and len(words) < 2:
        raise BadCall("check needs a claim and at least one source; see twosource check --help")
    sources = words if claims is not None else words[1:]
    if claims == "-" and "-" in sources:
        raise BadCall("the claims and the sources cannot both come from standard input")
    tally = Tally()
    with opened(out) as sink:
        asked = [words[0]] if claims is None else _asked(claims, tally)
        with progress("Reading") as step:

            def seen(document: Document) -> None:
                tally.done += 1
                step(document.title or document.capture.path)

            pairs = list(pipeline.read_all(sources, reader=reader, failed=tally.refuse, seen=seen))
        if tally.status == NOTHING_READ:
            return tally.status
        matter = questions.matter(pairs, reader)
        show = rendering(CHECK, "jsonl" if claims is not None else form)
        with progress("Checking", quiet=out is None) as step:
            for claim in asked:
                sink.write(show(questions.check(claim, matter)))
                step(claim)
    return tally.status


def _asked(path: str, tally: Tally) -> list[str]:
    found = []
    for name, line in numbered_lines(path):
        try:
            found.append(msgspec.json.decode(line, type=Question).claim)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            tally.refuse(Failure(source=name, reason=f"no claim ({error})"))
    return found

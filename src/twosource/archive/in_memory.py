"""An archive that lasts as long as the program: for trying things out, and for tests."""

from collections.abc import Iterator, Sequence

from twosource.archive.interface import Hit, Taken
from twosource.lexicon.folding import fold
from twosource.pipeline import Read
from twosource.records.judgement import Judgement
from twosource.records.page import Capture, Failure


class InMemoryArchive:
    """Keeps everything in lists; the behaviour is that of `Archive`."""

    def __init__(self) -> None:
        self._taken: list[tuple[Taken, str, Capture, tuple[Read, ...]]] = []
        self._judgements: dict[str, Judgement] = {}

    def holds(self, capture: Capture, reader: str) -> bool:
        """Whether a capture was taken and read by this reader."""
        return any((t.sha256, t.url, by) == (capture.sha256, capture.url, reader) for t, by, _, _ in self._taken)

    def add(self, capture: Capture, read: Sequence[Read], refused: Sequence[Failure], *, reader: str, at: str) -> bool:
        """Take a capture with what was read in it."""
        if self.holds(capture, reader):
            return False
        taken = Taken(
            at=at,
            path=capture.path,
            url=capture.url,
            sha256=capture.sha256,
            media_type=capture.media_type,
            documents=tuple(document.id for document, _ in read),
            refused=tuple(failure.reason for failure in refused),
        )
        self._taken.append((taken, reader, capture, tuple(read)))
        return True

    def read(self, *, until: str | None = None) -> Iterator[Read]:
        """Yield each document with its newest reading."""
        newest = {
            pair[0].id: pair for taken, _, _, read in self._taken if until is None or taken.at <= until for pair in read
        }
        yield from (newest[name] for name in sorted(newest))

    def captures(self, *, until: str | None = None) -> Iterator[Taken]:
        """Yield what was taken, in order."""
        yield from (taken for taken, _, _, _ in self._taken if until is None or taken.at <= until)

    def capture(self, sha256: str) -> bytes | None:
        """Return the bytes of a capture."""
        return next((kept.data for _, _, kept, _ in self._taken if kept.sha256 == sha256), None)

    def judge(self, judgement: Judgement) -> None:
        """Add a judgement."""
        self._judgements.setdefault(judgement.id, judgement)

    def judgements(self, *, until: str | None = None) -> tuple[Judgement, ...]:
        """Return all judgements."""
        found = (j for j in self._judgements.values() if until is None or j.when <= until)
        return tuple(sorted(found, key=lambda j: (j.when, j.id)))

    def search(self, words: str, *, limit: int = 100) -> tuple[Hit, ...]:
        """Return the documents that hold all the words."""
        wanted = fold(words).split()
        found = []
        for document, _ in self.read():
            text = f"{document.title or ''} {document.text}"
            if wanted and all(word in fold(text) for word in wanted):
                found.append(Hit(document=document.id, excerpt=text[:200]))
        return tuple(found[:limit])

    def state(self) -> str:
        """Return a name for all that is held."""
        return f"{len(self._taken)}.{len(self._judgements)}"

    def close(self) -> None:
        """Nothing is to be let go of."""

"""Whatever is done to an archive, in whatever order, a file shows what memory does: crashes, and clocks that jump."""

import shutil
import tempfile
from contextlib import suppress
from functools import partial
from pathlib import Path

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from stores import STORES, capture, document, reading

from twosource.archive.in_memory import InMemoryArchive
from twosource.archive.interface import Archive, Clock
from twosource.archive.opening import open_archive
from twosource.records.judgement import decided
from twosource.records.page import Capture, Failure

TEXTS = st.sampled_from(["A ship came in.", "Two ships came in.", "The port in Kiev was closed."])
URLS = st.sampled_from([None, "https://echo.example/1", "https://echo.example/2"])
READERS = st.sampled_from(["rules 1", "rules 2"])
SEEN = st.sampled_from([None, "2025-06-01T00:00:00+00:00", "2025-06-02T00:00:00+00:00"])
ENTRIES = st.sampled_from([None, b"<rss>1</rss>"])
TIMES = st.datetimes().map(lambda time: time.isoformat(timespec="microseconds") + "+00:00")
NAMES = st.sampled_from(["", "1", "2"])
CAPTURES = st.builds(
    lambda text, url, seen, entry: (text, msgspec.structs.replace(capture(text, url=url), taken=seen, entry=entry)),
    TEXTS, URLS, SEEN, ENTRIES,
)  # fmt: skip


class Crash(Exception):
    """The program is gone."""


def shown(archive: Archive, until: str | None) -> tuple[object, ...]:
    """Return all that can be asked of an archive."""
    return (
        list(archive.read(until=until)),
        list(archive.captures(until=until)),
        archive.judgements(until=until),
        archive.state(until=until),
        archive.last(),
        archive.notes("feed"),
        [archive.recall(name) for name in ("", "1", "2")],
        [{hit.document for hit in archive.search(words)} for words in ("ship", "Kyiv port", "2 ships")],
    )


class Archives(RuleBasedStateMachine):
    """The same is done to two archives."""

    @initialize()
    def begin(self) -> None:
        self.place = tempfile.TemporaryDirectory()
        self.number = 0
        self.memory: Archive = InMemoryArchive()
        self.file = STORES["SQLite"](Path(self.place.name))
        self.path = Path(self.place.name) / "archive.sqlite"
        self.decided: list[str] = []

    @rule(of=CAPTURES, reader=READERS, now=TIMES, refused=st.booleans())
    def add(self, of: tuple[str, Capture], reader: str, now: str, refused: bool) -> None:
        first, second = (self._add(each, *of, reader, lambda: now, refused) for each in (self.memory, self.file))
        assert first == second

    def _add(self, to: Archive, text: str, of: Capture, reader: str, clock: Clock, refused: bool) -> bool:
        page = document(text, of)
        page = msgspec.structs.replace(page, capture=msgspec.structs.replace(page.capture, taken=of.taken))
        reasons = [Failure(source="p", reason="too long")] if refused else []
        return to.add(of, [(page, reading(page, reader))], reasons, reader=reader, clock=clock)

    @rule(of=CAPTURES, now=TIMES)
    def see(self, of: tuple[str, Capture], now: str) -> None:
        if any(self.memory.taken(of[1], reader) for reader in ("rules 1", "rules 2")):
            for each in (self.memory, self.file):
                each.see(of[1], clock=lambda: now)

    @rule(now=TIMES, why=st.text(max_size=3))
    def judge(self, now: str, why: str) -> None:
        self._judge("merge-names", ["Oakes", "M. Oakes"], now, why)

    @rule(now=TIMES, which=st.integers(0, 9))
    def undo(self, now: str, which: int) -> None:
        if self.decided:
            self._judge("undo", [self.decided[which % len(self.decided)]], now, "")

    def _judge(self, kind: str, subject: list[str], now: str, why: str) -> None:
        made = partial(decided, kind, subject, who="Anna Berg", why=why)
        first, second = (each.judge(lambda at: made(when=at), clock=lambda: now) for each in (self.memory, self.file))
        assert first == second
        self.decided.append(first.id)

    @rule(notes=st.dictionaries(NAMES, st.none() | st.binary(max_size=3), max_size=3))
    def note(self, notes: dict[str, bytes | None]) -> None:
        for each in (self.memory, self.file):
            each.note("feed", notes)

    @rule(name=NAMES, data=st.binary(max_size=3))
    def keep(self, name: str, data: bytes) -> None:
        for each in (self.memory, self.file):
            each.keep(name, data)

    @rule()
    def reopen(self) -> None:
        self.file.close()
        self.file = open_archive(str(self.path), new=False)

    @rule(of=CAPTURES, reader=READERS)
    def crash(self, of: tuple[str, Capture], reader: str) -> None:
        """Go on with the files as they are in the middle of an addition, as after a loss of power."""
        self.number += 1
        left = Path(self.place.name) / f"{self.number}.sqlite"

        def gone() -> str:
            for end in ("", "-wal"):
                with suppress(FileNotFoundError):
                    shutil.copy(f"{self.path}{end}", f"{left}{end}")
            raise Crash

        with suppress(Crash):
            self._add(self.file, *of, reader, gone, refused=False)
            return
        self.file.close()
        self.file, self.path = open_archive(str(left), new=False), left

    @invariant()
    def both_show_the_same(self) -> None:
        if not hasattr(self, "memory"):
            return
        times = [taken.at for taken in self.memory.captures()] + [each.when for each in self.memory.judgements()]
        assert len(times) == len(set(times))
        for until in (None, *sorted(times)[:1]):
            assert shown(self.memory, until) == shown(self.file, until)

    def teardown(self) -> None:
        if hasattr(self, "file"):
            self.file.close()
            self.place.cleanup()


TestArchives = Archives.TestCase
TestArchives.settings = settings(max_examples=12, stateful_step_count=20, deadline=None)

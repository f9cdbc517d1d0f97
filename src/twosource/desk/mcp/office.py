"""The newest state of an archive for whoever asks, made ready before the first question."""

import threading
from pathlib import Path

from msgspec import Struct

from twosource.archive.holdings import Holdings
from twosource.desk.mcp.statements import Statement, statements
from twosource.desk.mcp.trouble import Unanswered
from twosource.desk.web.shelf import Shelf

READY = 3
"""Stories that are made ready to be asked before the first question, the largest first."""

EMPTY = (
    "Nothing has been added to this archive yet. Whoever keeps it adds sources with: twosource add SOURCE --archive A."
)


class Adding(Struct, frozen=True, kw_only=True):
    """What agents may add: text that they give, files of one folder, pages by their address. By itself nothing."""

    text: bool = False
    files: Path | None = None
    fetch: bool = False

    def __bool__(self) -> bool:
        """Whether anything may be added."""
        return self.text


class Office:
    """Gives out the newest state; what another program adds to the archive is in it at the next question."""

    def __init__(self, holdings: Holdings, adding: Adding | None = None) -> None:
        """Open the office; without `adding` nobody adds anything."""
        self.holdings = holdings
        self.adding = adding or Adding()
        self._making, self._reading = threading.Lock(), threading.Lock()
        self._shelf: Shelf | None = None
        self._statements: tuple[str, tuple[Statement, ...]] | None = None

    def shelf(self) -> Shelf:
        """Return the newest state; raises `Unanswered` where the archive holds nothing."""
        with self._making:
            if self._shelf is None or self._shelf.state != self.holdings.archive.state():
                self._shelf = Shelf(self.holdings)
            shelf = self._shelf
        if not shelf.documents:
            raise Unanswered(EMPTY)
        return shelf

    def statements(self, shelf: Shelf) -> tuple[Statement, ...]:
        """Return all that anybody said in the documents of a state."""
        with self._reading:
            if self._statements is None or self._statements[0] != shelf.state:
                self._statements = (shelf.state, statements(shelf))
            return self._statements[1]

    def get_ready(self) -> None:
        """Begin to load what answers need, beside all else, so that the first question waits for little."""
        threading.Thread(target=self._get_ready, name="getting ready", daemon=True).start()

    def _get_ready(self) -> None:
        try:
            shelf = self.shelf()
            for story in shelf.dossier.stories[:READY]:
                self.holdings.check(next((claim.text for claim in story.claims), story.title))
            self.statements(shelf)
        except Exception:  # noqa: BLE001  whatever is wrong is told to whoever asks
            return

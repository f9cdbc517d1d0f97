"""Readers that end the process they are in, as the machine or a page might."""

import os
import signal
from multiprocessing import parent_process

from twosource import pipeline
from twosource.records.page import Document
from twosource.records.reading import Reading
from twosource.stage import Reader

DEADLY = "Whoever reads this ends."
ONCE = "Whoever reads this for the first time ends."
MARK = "TWOSOURCE_TEST_MARK"
"""Names, in the environment, the file that tells that it was read once."""


class Mortal:
    """The reader without a model, which some texts end."""

    def __init__(self) -> None:
        self._reader: Reader = pipeline.stage("reader")("rules")
        self.name, self.version = "mortal", self._reader.version

    def read(self, document: Document) -> Reading:
        if DEADLY in document.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if ONCE in document.text and not os.path.exists(os.environ[MARK]):
            open(os.environ[MARK], "wb").close()
            os.kill(os.getpid(), signal.SIGKILL)
        return self._reader.read(document)


class OnlyHere(Mortal):
    """A reader that cannot be made in another process."""

    def __init__(self) -> None:
        super().__init__()
        if parent_process() is not None:
            raise RuntimeError("there is but one of it")

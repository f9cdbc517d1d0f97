"""Readers that end the process they are in, as the machine or a page might."""

import os
import signal
import sys
from multiprocessing import parent_process
from pathlib import Path

from twosource import pipeline
from twosource.records.page import Document
from twosource.records.reading import Reading
from twosource.stage import Reader

DEADLY = "Whoever reads this ends."
ONCE = "Whoever reads this for the first time ends."
MARKS = "TWOSOURCE_TEST_MARKS"
"""Names, in the environment, the folder of the files that tell where it was read once."""


class Mortal:
    """The reader without a model, which some texts end where it reads for another process."""

    def __init__(self) -> None:
        self._reader: Reader = pipeline.stage("reader")("rules")
        self.name, self.version = "mortal", self._reader.version

    def read(self, document: Document) -> Reading:
        on_ray = "ray" in sys.modules
        if on_ray or parent_process() is not None:
            mark = Path(os.environ[MARKS]) / ("ray" if on_ray else "local")
            if DEADLY in document.text or (ONCE in document.text and not mark.exists()):
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        return self._reader.read(document)


class OnlyHere(Mortal):
    """A reader that cannot be made in another process."""

    def __init__(self) -> None:
        super().__init__()
        if parent_process() is not None:
            raise RuntimeError("there is but one of it")

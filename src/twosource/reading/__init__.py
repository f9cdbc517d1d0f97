"""Reading one document: times, quantities, names, attributions, propositions. Readers are exchanged here."""

from importlib import import_module

from twosource.errors import BadCall
from twosource.stage import USUAL, Reader

READERS = {
    "learnt": ("twosource.reading.learnt", "LearntReader"),
    "rules": ("twosource.reading.rules", "RulesReader"),
}
"""Name of a reader to where it is defined; a reader is loaded when it is asked for."""


def reader(name: str = USUAL) -> Reader:
    """Return the reader called `name`; BadCall where there is none."""
    if name not in READERS:
        raise BadCall(f"no reader is called {name}; there is {', '.join(sorted(READERS))}")
    module, kind = READERS[name]
    made: Reader = getattr(import_module(module), kind)()
    return made

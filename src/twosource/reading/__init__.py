"""Reading one document: times, quantities, names, attributions, propositions. Readers are exchanged here."""

from importlib import import_module

from twosource.brought import brought, is_brought
from twosource.errors import BadCall
from twosource.stage import USUAL, Reader

READERS = {
    "learnt": ("twosource.reading.learnt", "LearntReader"),
    "rules": ("twosource.reading.rules", "RulesReader"),
}
"""Name of a reader to where it is defined; a reader is loaded when it is asked for."""


def reader(name: str = USUAL) -> Reader:
    """Return the reader called `name`, or that of the class `module:name`; BadCall where there is none."""
    if is_brought(name):
        return _brought(name)
    if name not in READERS:
        raise BadCall(
            f"no reader is called {name}; there is {', '.join(sorted(READERS))}, or your own, as module:Class"
        )
    module, kind = READERS[name]
    made: Reader = getattr(import_module(module), kind)()
    return made


def _brought(name: str) -> Reader:
    kind = brought(name)
    made: Reader = kind() if isinstance(kind, type) else kind  # type: ignore[assignment]
    if not all(isinstance(getattr(made, word, None), str) for word in ("name", "version")) or not hasattr(made, "read"):
        raise BadCall(f"{name}: a reader has a name, a version and read(document)")
    return made

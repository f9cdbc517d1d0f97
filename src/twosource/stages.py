"""The order of work on one screen: what is done, over what, by which function."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

# loaded when it is first needed, because some are heavy
STAGES: dict[str, tuple[str, str]] = {
    "take": ("a source", "twosource.capture:take"),
    "clean": ("a capture", "twosource.document:clean"),
    "reader": ("a document", "twosource.reading:reader"),
    "sketch": ("a document", "twosource.neighbourhood:sketch"),
    "part": ("all documents", "twosource.neighbourhood:regions"),
    "date": ("a region", "twosource.lineage:anachronisms"),
    "trace": ("a region", "twosource.lineage:trace"),
    "gather": ("a region", "twosource.story:gather"),
    "entitle": ("a story", "twosource.story:title"),
    "resolve": ("a story", "twosource.actors:resolve"),
    "settle": ("a story", "twosource.claims:settle"),
    "weigh": ("a story", "twosource.claims:weigh"),
    "record": ("a story", "twosource.ledger:record"),
    "heed": ("a story", "twosource.judgements:heed"),
}


def stage(name: str) -> Callable[..., Any]:
    """Return the function that does the work called `name` in `STAGES`."""
    module, _, function = STAGES[name][1].partition(":")
    loaded: Callable[..., Any] = getattr(import_module(module), function)
    return loaded

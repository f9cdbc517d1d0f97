"""Dossiers from many reports: their origins, their quotations, their differences, the state of the talks."""

from importlib import import_module

__version__ = "0.1.0"

# each public name and where it is defined; loaded when it is first used, because some are heavy.
# `__init__.pyi` says the same to type checkers
_PUBLIC = {
    "Archive": "twosource.api.archive",
    "BadCall": "twosource.errors",
    "Claim": "twosource.api.claim",
    "Document": "twosource.api.document",
    "Dossier": "twosource.api.dossier",
    "Reader": "twosource.stage",
    "Refused": "twosource.errors",
    "Settings": "twosource.settings",
    "Story": "twosource.api.dossier",
    "Table": "twosource.api.table",
    "brief": "twosource.api.calls",
    "check": "twosource.api.calls",
    "compare": "twosource.api.calls",
    "read": "twosource.api.calls",
}

__all__ = sorted(_PUBLIC)


def __getattr__(name: str) -> object:
    """Load a public name (PEP 562)."""
    if name not in _PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(_PUBLIC[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]

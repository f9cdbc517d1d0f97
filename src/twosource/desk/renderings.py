"""Which format is made where. The modules are loaded when a format is asked for; some are heavy."""

from importlib import import_module
from typing import Any

DOSSIER = {
    "text": "twosource.desk.text:dossier_bytes",
    "markdown": "twosource.desk.markdown:dossier_bytes",
    "html": "twosource.desk.html:dossier_bytes",
    "json": "twosource.desk.json:dossier_bytes",
}

DOCUMENT = {
    "text": "twosource.desk.document_text:document_block",
    "jsonl": "twosource.desk.json:document_line",
}

CHECK = {
    "text": "twosource.desk.answer_text:answer_bytes",
    "json": "twosource.desk.json:answer_bytes",
    "jsonl": "twosource.desk.json:answer_line",
}


def rendering(table: dict[str, str], name: str) -> Any:
    """Return the function that makes the format called `name` of `table`."""
    module, _, function = table[name].partition(":")
    return getattr(import_module(module), function)

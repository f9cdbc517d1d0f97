"""JSON of articles, read within bounds."""

import json
from typing import Any

from twosource.errors import Refused


def json_data(text: str) -> Any:
    """Return the value that `text` holds.

    Raises:
        Refused: it is no JSON, or is nested too deeply.

    """
    try:
        return json.loads(text, strict=False)
    except RecursionError as error:
        raise Refused("JSON nested too deeply") from error
    except ValueError as error:
        raise Refused("broken JSON") from error


def numbers_as_words(value: Any) -> str | None:
    """Return a time that stands as a number, or as words, in words; None for anything else."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:.0f}" if abs(value) < 1e15 else None
    return value.strip() or None if isinstance(value, str) else None

"""JSON of articles, read within bounds."""

import json
import re
from typing import Any

from twosource.errors import Refused

# Half of a surrogate pair, which an escape in JSON can name though no text can hold it.
_HALF = re.compile("[\ud800-\udfff]")
_ESCAPED_HALF = re.compile(r"\\u[dD][89a-fA-F]")


def json_data(text: str) -> Any:
    """Return the value that `text` holds.

    Raises:
        Refused: it is no JSON, or is nested too deeply.

    """
    try:
        return parsed(text)
    except RecursionError as error:
        raise Refused("JSON nested too deeply") from error
    except ValueError as error:
        raise Refused("broken JSON") from error


def parsed(text: str) -> Any:
    """Return the value that `text` holds, with the replacement character for each half character that it names.

    Raises:
        ValueError, RecursionError: it is no JSON, or is nested too deeply.

    """
    value = json.loads(text, strict=False)
    if _ESCAPED_HALF.search(text):
        return json.loads(_HALF.sub("\ufffd", json.dumps(value, ensure_ascii=False)))
    return value


def time_words(value: Any) -> str | None:
    """Return a time in words, which may stand as a number of seconds; None for anything else."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:.0f}" if abs(value) < 1e15 else None
    return value.strip() or None if isinstance(value, str) else None

"""What stands in a page for a value: nothing of it is obeyed, all of it is shown."""

from typing import Any

from markupsafe import Markup

from twosource.desk.phrases import visible


def shown(value: Any) -> Any:
    """Return words without a character that is obeyed instead of shown; the line feeds stay."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return "\n".join(visible(line) for line in value.split("\n"))
    return value


def web_address(url: str | None) -> str:
    """Return the address where it is one of the web, otherwise nothing; the template escapes it."""
    return url if url and url.lower().startswith(("http://", "https://")) else ""

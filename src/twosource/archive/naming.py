"""What an archive is called where people read it."""

import re

_BEFORE_HOST = re.compile(r"^(\w[\w+.-]*://[^:@/?#]*):.*@", re.DOTALL)
_AMONG_OPTIONS = re.compile(r"([?&][^=&]*pass[^=&]*=)[^&]*", re.IGNORECASE)


def shown(place: str) -> str:
    """Return the place of an archive as it may be printed: without the password that an address may hold.

    A password that is written wrongly, with signs that end a host or begin an option, is left out as well.
    """
    return _AMONG_OPTIONS.sub(r"\1…", _BEFORE_HOST.sub(r"\1@", place))

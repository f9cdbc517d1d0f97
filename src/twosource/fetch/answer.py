"""What one server answered to one question."""

from http import HTTPStatus

from msgspec import Struct


class Answer(Struct, frozen=True):
    """An answer: its status, its headers by their names in lower case, and its body, where the status promises one."""

    status: int
    headers: dict[str, str]
    body: bytes = b""

    @property
    def said(self) -> str:
        """The status in words."""
        try:
            return f"{self.status} {HTTPStatus(self.status).phrase}"
        except ValueError:
            return str(self.status)

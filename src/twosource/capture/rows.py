"""Parquet: every row is prepared text, as a line of JSON Lines is."""

import io
from collections.abc import Iterator
from typing import BinaryIO

from twosource.capture.members import Begun
from twosource.capture.prepared import LineError, line_capture
from twosource.capture.unpack import Unpacked, megabytes
from twosource.errors import Refused
from twosource.records.page import Capture, Failure
from twosource.settings import Settings
from twosource.stores.parquet import rows


def row_captures(path: str, stream: BinaryIO, begun: Begun, settings: Settings) -> Iterator[Capture | Failure]:
    """Yield a capture for each row that can be read, and a failure, at `PATH:ROW`, for each that cannot.

    The bytes of a row's capture are the line of JSON that it amounts to. A file is read where its rows are; of what
    can only be read forward, no more than one source may hold.

    Raises:
        Refused: it is damaged, has no texts, or there is nothing that reads it.

    """
    whole = stream if stream.seekable() else io.BytesIO(Unpacked(begun, settings).whole(settings.capture_bytes))
    number = 0
    for number, line in enumerate(rows(whole, settings), start=1):
        try:
            if line is None:
                raise LineError(f"a row of more than {megabytes(settings.line_bytes)}")
            yield line_capture(path, line, settings, place=f"{path}:{number}")
        except LineError as reason:
            yield Failure(source=f"{path}:{number}", reason=str(reason))
    if not number:
        raise Refused("empty")

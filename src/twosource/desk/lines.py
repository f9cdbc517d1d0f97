"""The lines of a small JSON Lines file that is a part of the call, such as pairs or claims."""

import gzip
import sys
from collections.abc import Iterator
from io import BufferedReader
from typing import IO

from twosource.errors import BadCall
from twosource.settings import DEFAULT


def numbered_lines(path: str) -> Iterator[tuple[str, bytes]]:
    """Yield `PATH:NUMBER` and the bytes of each line that is not blank; `-` is standard input.

    Gzip is unpacked. Raises `BadCall` where the file cannot be read or a line is too long.
    """
    try:
        with _opened(path) as file:
            number = 0
            while line := file.readline(DEFAULT.line_bytes + 1):
                number += 1
                if len(line) > DEFAULT.line_bytes:
                    raise BadCall(f"{path}: line {number} is longer than {DEFAULT.line_bytes} bytes")
                if number == 1:
                    line = line.removeprefix(b"\xef\xbb\xbf")
                if line.strip():
                    yield f"{path}:{number}", line
    except (OSError, EOFError) as error:
        raise BadCall(f"{path}: cannot be read ({getattr(error, 'strerror', None) or error})") from error


def _opened(path: str) -> IO[bytes]:
    raw = sys.stdin.buffer if path == "-" else open(path, "rb")  # noqa: SIM115
    if isinstance(raw, BufferedReader) and raw.peek(2)[:2] == b"\x1f\x8b":
        return BufferedReader(gzip.GzipFile(fileobj=raw))
    return raw

"""The inputs that are kept: the fewest that lead through all that was found, one in base64 a line."""

from base64 import b64decode, b64encode
from collections.abc import Iterable
from pathlib import Path

CORPUS = Path(__file__).with_name("corpus")


def kept(target: str) -> list[bytes]:
    """Return the inputs that are kept for a target."""
    path = CORPUS / f"{target}.txt"
    return [b64decode(line) for line in path.read_text("ascii").splitlines()] if path.exists() else []


def keep(target: str, inputs: Iterable[bytes], *, most: int) -> None:
    """Keep inputs, the shortest first, as far as they come to `most` bytes."""
    CORPUS.mkdir(exist_ok=True)
    lines, size = [], 0
    for each in sorted(set(inputs), key=lambda data: (len(data), data)):
        line = b64encode(each).decode("ascii")
        size += len(line) + 1
        if size > most:
            break
        lines.append(line + "\n")
    (CORPUS / f"{target}.txt").write_text("".join(lines), "ascii")

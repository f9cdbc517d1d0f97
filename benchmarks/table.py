"""Prints a table for a terminal or as Markdown."""

from collections.abc import Sequence


def table(head: Sequence[str], body: Sequence[Sequence[str]], *, markdown: bool) -> str:
    """Return the rows under their heads, one line each, without a line feed at the end."""
    if markdown:
        return "\n".join("| " + " | ".join(row) + " |" for row in [head, ("---",) * len(head), *body])
    widths = [max(map(len, column)) for column in zip(head, *body, strict=True)]
    padded = ([cell.ljust(width) for cell, width in zip(row, widths, strict=True)] for row in [head, *body])
    return "\n".join("  ".join(row).rstrip() for row in padded)

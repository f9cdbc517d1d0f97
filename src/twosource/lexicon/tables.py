"""The data files of this folder: text, one row a line, `#` begins a note."""

from importlib import resources


def rows(name: str) -> list[str]:
    """Return the lines of the data file `name` without its notes."""
    text = resources.files("twosource.lexicon").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]

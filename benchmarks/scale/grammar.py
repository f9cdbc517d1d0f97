"""Sentences with variable parts: `[Heavy|Torrential] rain hit {place}`.

Square brackets hold alternatives, one of which may be empty, and may hold brackets in turn; braces hold the name of
a value. Chance is drawn from a `random.Random` with its `random` alone, which gives the same row of numbers on every
version of Python.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

T = TypeVar("T")
_BEFORE_VOWEL = re.compile(r" a (?=[aeio])")
Chance = Callable[[], float]
"""Draws a number from 0 up to 1."""


class Slot(NamedTuple):
    """A value, by name."""

    name: str


class Choice(tuple["Template", ...]):
    """Templates of which one is taken."""

    __slots__ = ()


Template = tuple["str | Slot | Choice", ...]
"""Words, values, and choices between templates, in order."""


class Forms(NamedTuple):
    """How a text calls something when it comes up first, and after that."""

    first: tuple[str, ...]
    later: tuple[str, ...]


class Fresh(NamedTuple):
    """A detail that is another each time."""

    make: Callable[[Chance], str]


Value = Forms | Fresh | Template
Values = Mapping[str, Value]


def pick(chance: Chance, row: Sequence[T]) -> T:
    """Return one member of a row."""
    return row[int(chance() * len(row))]


def several(chance: Chance, row: Sequence[T], count: int) -> list[T]:
    """Return some members of a row, each once, in the order in which they were drawn."""
    left = list(row)
    return [left.pop(int(chance() * len(left))) for _ in range(min(count, len(left)))]


def template(words: str) -> Template:
    """Return what `words` say; raises ValueError where a bracket is not closed."""
    signs = iter(words)
    found, end = _sequence(signs)
    if end:
        raise ValueError(f"{end} where no bracket is open: {words}")
    return found


def phrase(parts: Template, values: Values, chance: Chance, named: set[str]) -> str:
    """Return one of the phrases that a template stands for; `named` gets what it names."""
    out: list[str] = []
    _write(parts, values, chance, named, out)
    words = "".join(out)
    if "  " in words or " ." in words or " ," in words:
        words = words.replace("  ", " ").replace("  ", " ").replace(" .", ".").replace(" ,", ",")
    if " a " in words:
        words = _BEFORE_VOWEL.sub(" an ", words)
    if ",." in words or ",," in words:
        words = words.replace(",,", ",").replace(",.", ".")
    return words


def written(parts: Template, values: Values, chance: Chance, named: set[str]) -> str:
    """Return one of the sentences that a template stands for, with a capital."""
    words = phrase(parts, values, chance, named)
    return words[:1].upper() + words[1:]


def slots(parts: Template) -> set[str]:
    """Return the names of the values that a template has a place for."""
    found = set()
    for part in parts:
        if isinstance(part, Slot):
            found.add(part.name)
        elif not isinstance(part, str):
            found |= {name for choice in part for name in slots(choice)}
    return found


def _write(parts: Template, values: Values, chance: Chance, named: set[str], out: list[str]) -> None:
    for part in parts:
        if isinstance(part, str):
            out.append(part)
        elif isinstance(part, Slot):
            value = values[part.name]
            if isinstance(value, Forms):
                row = value.later if part.name in named else value.first
                named.add(part.name)
                out.append(row[int(chance() * len(row))])
            elif isinstance(value, Fresh):
                out.append(value.make(chance))
            else:
                _write(value, values, chance, named, out)
        else:
            _write(part[int(chance() * len(part))], values, chance, named, out)


def _sequence(signs: Iterator[str]) -> tuple[Template, str]:
    """Return what stands before the next `|`, `]` or end, and which of them it was."""
    parts: list[str | Slot | Choice] = []
    words: list[str] = []

    def close() -> None:
        if words:
            parts.append("".join(words))
            words.clear()

    for sign in signs:
        if sign in "|]":
            close()
            return tuple(parts), sign
        if sign == "[":
            close()
            parts.append(_choice(signs))
        elif sign == "{":
            close()
            parts.append(Slot("".join(iter(lambda: next(signs, "}"), "}"))))
        else:
            words.append(sign)
    close()
    return tuple(parts), ""


def _choice(signs: Iterator[str]) -> Choice:
    found = []
    while True:
        one, end = _sequence(signs)
        found.append(one)
        if end == "]":
            return Choice(found)
        if not end:
            raise ValueError("a bracket is not closed")

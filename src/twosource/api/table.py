"""A row of things that were found, which shows itself as a table and becomes a data frame."""

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any, Generic, TypeVar, overload

from twosource.errors import BadCall

T = TypeVar("T")


class Table(Sequence[T], Generic[T]):
    """Things of one kind in order; each is a row whose cells are words, numbers, lists of words, or None."""

    def __init__(self, name: str, items: Sequence[T], row: Callable[[T], dict[str, Any]], shown: str) -> None:
        """Take the things, how each is a row, and the cells that a notebook shows, by name."""
        self.name = name
        self._shown = shown
        self._items = items
        self._row = row

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)

    @overload
    def __getitem__(self, at: int) -> T: ...

    @overload
    def __getitem__(self, at: slice) -> "Table[T]": ...

    def __getitem__(self, at: int | slice) -> "T | Table[T]":
        return Table(self.name, self._items[at], self._row, self._shown) if isinstance(at, slice) else self._items[at]

    def rows(self) -> list[dict[str, Any]]:
        """Return a dict for each row, for `polars.DataFrame(…)`, `csv.DictWriter` or a template."""
        return [self._row(item) for item in self._items]

    def where(self, **cells: object) -> "Table[T]":
        """Return the rows whose cells have these values; a cell that is a list has a value that it holds.

        Raises:
            BadCall: no row has a cell of that name.

        """
        kept = []
        for item in self._items:
            row = self._row(item)
            if strange := cells.keys() - row.keys():
                raise BadCall(f"{self.name} have no “{min(strange)}”; they have {', '.join(row)}")
            if all(_has(row[name], value) for name, value in cells.items()):
                kept.append(item)
        return Table(self.name, kept, self._row, self._shown)

    def frame(self) -> Any:
        """Return the rows as a pandas DataFrame.

        Raises:
            BadCall: pandas is not installed.

        """
        try:
            pandas = import_module("pandas")
        except ModuleNotFoundError as error:
            raise BadCall("a data frame needs the library pandas: pip install 'twosource[frames]'") from error
        return pandas.DataFrame(self.rows())

    def __repr__(self) -> str:
        return f"<{len(self)} {self.name}>"

    def _repr_html_(self) -> str:
        from twosource.desk.html.notebook import table_html

        rows = [self._row(item) for item in self._items[:ROOM]]
        return table_html(repr(self)[1:-1], self._shown.split(), rows, len(self))


ROOM = 20
"""Rows that a notebook shows; the rest is counted."""


def _has(cell: object, value: object) -> bool:
    return value in cell if isinstance(cell, list | tuple) else cell == value

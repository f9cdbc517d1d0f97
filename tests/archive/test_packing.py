"""What was packed comes out as it was, or not at all."""

import zlib

import pytest

from twosource.archive.packing import Damaged, unpack_record
from twosource.records.judgement import Judgement


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        zlib.compress(b"{}"),
        zlib.compress(b'{"id": "\xff"}'),
        zlib.compress(b'{"id": "a", "x": ' + b"[" * 100_000),
        zlib.compress(b'{"id": "a"}')[:-1],
    ],
    ids=["nothing", "not packed", "without fields", "no text", "without end", "cut off"],
)
def test_a_record_that_is_damaged_is_said_to_be(data: bytes) -> None:
    with pytest.raises(Damaged):
        unpack_record(data, Judgement)

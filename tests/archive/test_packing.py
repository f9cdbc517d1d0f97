"""What was packed comes out as it was, or not at all."""

import random
import zlib
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from stores import made, put, reading

from twosource.archive.opening import open_archive
from twosource.archive.packing import SMALL, SMALL_UNPACKED, Damaged, pack_record, unpack_record, unpacking
from twosource.records.judgement import Judgement
from twosource.records.reading import Reading


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


def packed(why: str) -> bytes:
    return pack_record(Judgement(id="j1", kind="same", subject=("a", "b"), who="Oakes", when="2025-06-02", why=why))


def test_small_records_stay_unpacked_and_no_large_ones() -> None:
    small, spread = packed("They are one."), packed("x" * SMALL_UNPACKED)
    dense = packed("".join(random.Random(7).choices("abcdefghijklmnopqrstuvwxyz", k=2 * SMALL)))
    assert len(spread) < SMALL < len(dense) < 2 * SMALL < SMALL_UNPACKED
    unpacked = unpacking(Judgement)
    assert unpacked(small) is unpacked(small)
    for data in (spread, dense):
        assert unpacked(data) == unpacked(data) == unpack_record(data, Judgement)
        assert unpacked(data) is not unpacked(data)
    with pytest.raises(Damaged):
        unpacked(small[:-1])


def test_many_threads_unpack_the_same() -> None:
    rows = [packed(f"Reason {number}.") for number in range(600)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(unpacking(Judgement), rows * 4))
    assert found == [unpack_record(data, Judgement) for data in rows] * 4


def test_what_one_archive_has_unpacked_is_its_own_and_goes_when_it_is_closed(tmp_path: Path) -> None:
    with closing(made("SQLite", tmp_path)) as archive:
        document, _ = put(archive, "Ship one came in on Monday.")

        def found() -> Reading | None:
            return archive.reading(document, reading(document).reader)

        first = found()
        assert first is found() is not None
        with closing(open_archive(str(tmp_path / "archive.sqlite"), new=False)) as other:
            assert other.reading(document, reading(document).reader) is not first
        archive.close()
        assert found() == first
        assert found() is not first

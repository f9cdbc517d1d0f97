import gzip
import sys
import tracemalloc
import zlib
from collections.abc import Callable, Iterator

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.errors import Unfetched
from twosource.fetch.unpacking import PIECE, unpacked

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

MB = 1024 * 1024


def raw_deflate(data: bytes) -> bytes:
    machine = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return machine.compress(data) + machine.flush()


def quick_brotli(data: bytes) -> bytes:
    return bytes(brotli.compress(data, quality=1))


PACKED: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("gzip", gzip.compress),
    "zlib": ("deflate", zlib.compress),
    "deflate": ("deflate", raw_deflate),
    "brotli": ("br", quick_brotli),
    "zstd": ("zstd", zstd.compress),
}


def cut(data: bytes, size: int) -> Iterator[bytes]:
    return (data[at : at + size] for at in range(0, len(data), size))


@pytest.mark.parametrize("name", PACKED)
@settings(max_examples=30)
@given(data=st.binary(max_size=300), times=st.integers(1, 3000), size=st.integers(1, 5000))
def test_whatever_was_packed_comes_out_however_it_is_cut(name: str, data: bytes, times: int, size: int) -> None:
    coding, pack = PACKED[name]
    pieces = unpacked(cut(pack(data * times), size), [coding], MB)
    assert b"".join(pieces) == data * times


@pytest.mark.parametrize("name", PACKED)
def test_a_bomb_is_stopped_before_it_grows(name: str) -> None:
    coding, pack = PACKED[name]
    bomb = pack(bytes(32 * MB))
    tracemalloc.start()
    try:
        with pytest.raises(Unfetched, match="unpacks to more than 2 MB"):
            for _ in unpacked(cut(bomb, 64 * 1024), [coding], 2 * MB):
                pass
        assert tracemalloc.get_traced_memory()[1] < 12 * PIECE
    finally:
        tracemalloc.stop()


def test_a_bomb_within_a_bomb_is_stopped_too() -> None:
    bomb = gzip.compress(gzip.compress(bytes(32 * MB)))
    with pytest.raises(Unfetched, match="unpacks to more than 2 MB"):
        list(unpacked(cut(bomb, 1000), ["gzip", "gzip"], 2 * MB))


@pytest.mark.parametrize("name", PACKED)
def test_what_breaks_off_is_refused(name: str) -> None:
    coding, pack = PACKED[name]
    whole = pack(b"".join(str(n).encode() for n in range(5000)))
    with pytest.raises(Unfetched, match=f"truncated {coding}"):
        list(unpacked(cut(whole[:-20], 100), [coding], MB))


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd", "deflate"])
def test_what_is_not_packed_as_it_says_is_refused(coding: str) -> None:
    with pytest.raises(Unfetched, match=f"(damaged|truncated) {coding}"):
        list(unpacked(iter([b"<html><p>plain text, not packed at all</p></html>"]), [coding], MB))


def test_packings_come_off_in_the_order_opposite_to_how_they_were_put_on() -> None:
    twice = brotli.compress(gzip.compress(b"words"))
    assert b"".join(unpacked(iter([twice]), ["gzip", "br"], MB)) == b"words"


def test_several_gzips_one_after_the_other_are_one_and_padding_is_none() -> None:
    data = gzip.compress(b"one ") + gzip.compress(b"two") + bytes(9)
    for size in (1, 7, 1000):
        assert b"".join(unpacked(cut(data, size), ["gzip"], MB)) == b"one two"


def test_an_empty_body_needs_no_packing() -> None:
    for coding in ("gzip", "deflate", "br", "zstd", "identity"):
        assert list(unpacked(iter([]), [coding], MB)) == []


def test_packings_that_are_not_known_or_without_end_are_refused() -> None:
    for codings in (["compress"], ["gzip"] * 4):
        with pytest.raises(Unfetched):
            list(unpacked(iter([b"x"]), codings, MB))


def test_what_holds_too_much_is_stopped_where_it_does() -> None:
    given_out = []

    def pieces() -> Iterator[bytes]:
        for n in range(100):
            given_out.append(n)
            yield bytes(MB)

    with pytest.raises(Unfetched, match="holds more than 2 MB"):
        list(unpacked(pieces(), [], 2 * MB))
    assert len(given_out) == 3

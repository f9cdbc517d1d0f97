"""Take the packing of HTTP off, piece by piece: nothing is unpacked that is not asked for.

Each step takes pieces and gives pieces of bounded size, so that a small body which unpacks without end is stopped
before it fills the memory.
"""

import sys
import zlib
from collections.abc import Callable, Iterator, Sequence

import brotli

from twosource.errors import Unfetched

if sys.version_info >= (3, 14):
    from compression.zstd import DecompressionParameter, ZstdDecompressor, ZstdError
else:
    from backports.zstd import DecompressionParameter, ZstdDecompressor, ZstdError

PIECE = 256 * 1024
PACKINGS = 3
"""How often a body may be packed."""
_GZIP = b"\x1f"  # the first of its two: the second may be in the next piece
_WINDOW: dict[int, int] = {DecompressionParameter.window_log_max: 23}  # 8 MB, as RFC 9659 has it for HTTP
Step = Callable[[Iterator[bytes]], Iterator[bytes]]


def unpacked(pieces: Iterator[bytes], codings: Sequence[str], limit: int) -> Iterator[bytes]:
    """Yield a body without its `codings`, which were put on in this order.

    Raises:
        Unfetched: it holds more than `limit` bytes, packed or unpacked; the packing is broken, or not known.

    """
    if len(codings) > PACKINGS:
        raise Unfetched("packed too many times over")
    pieces = _bounded(pieces, limit, "holds")
    for coding in reversed(codings):
        if coding not in _STEPS:
            raise Unfetched(f"packed in a way that is not known ({coding[:40]!a})")
        pieces = _bounded(_whole(_STEPS[coding](pieces), coding), limit, "unpacks to")
    return pieces


def _bounded(pieces: Iterator[bytes], limit: int, does: str) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limit:
            raise Unfetched(f"{does} more than {limit / (1024 * 1024):.0f} MB", lasting=True)
        yield piece


def _whole(pieces: Iterator[bytes], coding: str) -> Iterator[bytes]:
    try:
        yield from pieces
    except EOFError as error:
        raise Unfetched(f"truncated {coding}") from error
    except (zlib.error, brotli.error, ZstdError) as error:
        raise Unfetched(f"damaged {coding}") from error


def _gunzipped(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Several gzips, one after the other, are one; what follows that is none is padding."""
    machine = zlib.decompressobj(16 + zlib.MAX_WBITS)
    begun = False
    for piece in pieces:
        while piece:
            if machine.eof:
                if not piece.startswith(_GZIP):
                    return
                machine = zlib.decompressobj(16 + zlib.MAX_WBITS)
            begun = True
            yield machine.decompress(piece, PIECE)
            piece = machine.unused_data if machine.eof else machine.unconsumed_tail
    yield from _rest(machine, begun)


def _inflated(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """What HTTP calls deflate is in a zlib wrapping, or, of some servers, without one."""
    machine, begun = zlib.decompressobj(), False
    for piece in pieces:
        while piece and not machine.eof:
            if not begun and piece[0] & 0x0F != 8:
                machine = zlib.decompressobj(-zlib.MAX_WBITS)
            begun = True
            yield machine.decompress(piece, PIECE)
            piece = machine.unconsumed_tail
    yield from _rest(machine, begun)


def _rest(machine: "zlib._Decompress", begun: bool) -> Iterator[bytes]:
    if begun:
        yield machine.flush()
        if not machine.eof:
            raise EOFError


def _unbrotlied(pieces: Iterator[bytes]) -> Iterator[bytes]:
    machine, begun = brotli.Decompressor(), False
    for piece in pieces:
        begun = True
        yield machine.process(piece, output_buffer_limit=PIECE)
        while not machine.is_finished() and not machine.can_accept_more_data():
            yield machine.process(b"", output_buffer_limit=PIECE)
        if machine.is_finished():
            return
    if begun:
        raise EOFError


def _unzstandarded(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Several frames, one after the other, are one body."""
    machine, begun = ZstdDecompressor(options=_WINDOW), False
    for piece in pieces:
        while piece or not (machine.needs_input or machine.eof):
            if machine.eof:
                machine = ZstdDecompressor(options=_WINDOW)
            begun = True
            yield machine.decompress(piece, PIECE)
            piece = machine.unused_data if machine.eof else b""
    if begun and not machine.eof:
        raise EOFError


_STEPS: dict[str, Step] = {
    "gzip": _gunzipped,
    "x-gzip": _gunzipped,
    "deflate": _inflated,
    "br": _unbrotlied,
    "zstd": _unzstandarded,
    "identity": iter,
}

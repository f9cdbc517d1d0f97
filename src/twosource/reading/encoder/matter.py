"""What a stretch of text is about, as a vector: near vectors, near matters."""

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np

from twosource.reading.encoder.model import Scored
from twosource.records.page import Span

_TOP = 127


def vectors(scored: Scored, spans: Sequence[Span]) -> list[bytes]:
    """Return a vector for each of `spans`, as 64 signed bytes; its length is about 127, or 0 where no word is.

    The vector is the mean over the words of the stretch, so that it costs no pass of its own. The likeness of two
    is their cosine.
    """
    starts = [word.start for word in scored.words]
    found = []
    for start, end in spans:
        total = scored.vectors[bisect_left(starts, start) : bisect_left(starts, end)].sum(0, dtype=np.float32)
        length = float(np.sqrt(total @ total))
        found.append(np.rint(total * (_TOP / length if length else 0.0)).astype(np.int8).tobytes())
    return found

"""Which lines of a page are article, by four small networks and one decision over the whole page.

The networks see one line's features and say: before, in or after the article; its first line; its last line;
text or something put in between. The article is the one stretch of lines with the greatest joint score. The weights
are made by `training/flat_text` and shipped beside this file.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from twosource.document.features import features, names

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

WEIGHTS = Path(__file__).parent / "data" / "line_weights.json"
BLOCK = 2048
LEAST_PROBABILITY = 1e-3
LEAST_EDGE = 1e-4


class Cut(Struct, frozen=True):
    """The article's lines `[start, end)`, and for each line of the page the probability that it is text if inside."""

    start: int
    end: int
    text: tuple[float, ...]


def article_lines(lines: Sequence[str]) -> Cut:
    """Find the article among the lines of a page; the lines must not be empty."""
    import numpy as np

    outputs: dict[str, Any] = {name: [] for name in ("region", "first", "last", "text")}
    rows = features(lines)
    for low in range(0, len(rows), BLOCK):
        block = np.asarray(rows[low : low + BLOCK], dtype=np.float64)
        for name, values in outputs.items():
            values.append(probabilities(block, name))
    region, first, last, text = (np.concatenate(outputs[name]) for name in ("region", "first", "last", "text"))
    start, end = best_stretch(region, first[:, 1], last[:, 1])
    return Cut(start, end, tuple(float(value) for value in text[:, 1]))


def best_stretch(region: "Array", first: "Array", last: "Array") -> tuple[int, int]:
    """Return the `[start, end)` that maximizes the joint log probability of all lines; linear in the lines."""
    import numpy as np

    weights = _weights()["decision"]
    log = np.log(np.clip(region, LEAST_PROBABILITY, 1.0))
    opening = weights["first"] * np.log(np.clip(first, LEAST_EDGE, 1.0))
    closing = weights["last"] * np.log(np.clip(last, LEAST_EDGE, 1.0))
    sums = np.vstack([np.zeros((1, 3)), np.cumsum(log, axis=0)])
    gain_start = sums[:-1, 0] - sums[:-1, 1] + opening
    gain_end = sums[1:, 1] - sums[1:, 2] + closing
    best, found, running, start = -np.inf, (0, len(log)), -np.inf, 0
    for i in range(len(log)):
        if gain_start[i] > running:
            running, start = gain_start[i], i
        if running + gain_end[i] > best:
            best, found = running + gain_end[i], (start, i + 1)
    return found


def probabilities(rows: "Array", network: str) -> "Array":
    """Return the class probabilities that one network gives to each row of features."""
    import numpy as np

    weights = _weights()
    scaled = np.clip((rows - weights["mean"]) / weights["scale"], -5.0, 5.0)
    shares = []
    for member in weights["networks"][network]:
        hidden = np.maximum(scaled @ member["in"] + member["in_bias"], 0.0)
        score = hidden @ member["out"] + member["out_bias"]
        score = np.hstack([np.zeros_like(score), score]) if score.shape[1] == 1 else score
        score = np.exp(score - score.max(axis=1, keepdims=True))
        shares.append(score / score.sum(axis=1, keepdims=True))
    mean: Array = np.mean(shares, axis=0)
    return mean


@lru_cache(maxsize=1)
def _weights() -> dict[str, Any]:
    import numpy as np

    raw = msgspec.json.decode(WEIGHTS.read_bytes())
    if raw["features"] != names():
        raise RuntimeError("line_weights.json was made for other features; run training/flat_text again")
    return {
        "decision": raw["decision"],
        "mean": np.asarray(raw["mean"], dtype=np.float64),
        "scale": np.asarray(raw["scale"], dtype=np.float64),
        "networks": {
            name: [{key: np.asarray(value, dtype=np.float64) for key, value in member.items()} for member in members]
            for name, members in raw["networks"].items()
        },
    }

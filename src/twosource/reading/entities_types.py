"""What kind of thing a name names: a linear model over the signs of all its mentions in the document.

The weights (`data/entity_types.tsv`) are fitted by `training/entity_types.py`: multinomial logistic regression,
one row a sign, one column a kind.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib import resources

from twosource.reading.entities_features import signs
from twosource.reading.entities_roles import Candidate
from twosource.reading.entities_words import Word

KINDS = ("none", "person", "organization", "place", "group")


def surface(words: Sequence[Word], item: Candidate) -> str:
    """Return the name as it is written, words joined by single spaces."""
    return " ".join(word.text for word in words[item.first : item.last])


def gathered(words: Sequence[Word], items: Iterable[Candidate]) -> dict[str, dict[str, float]]:
    """Return, for each name, its signs with the share of its mentions that show them."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    totals: Counter[str] = Counter()
    for item in items:
        name = surface(words, item)
        totals[name] += 1
        counts[name].update(dict.fromkeys(signs(words, item), 1))
    small = {word.low for word in words if not word.cap}
    for name, found in counts.items():
        found["mentions=" + str(min(totals[name], 4))] = totals[name]
        if name.lower() in small:
            found["also-small"] = totals[name]
    return {name: {sign: many / totals[name] for sign, many in found.items()} for name, found in counts.items()}


def kind(shown: Mapping[str, float]) -> str:
    """Return the kind that the signs speak for most."""
    return max(scores(shown).items(), key=lambda pair: (pair[1], pair[0]))[0]


def speaking_kind(shown: Mapping[str, float]) -> str:
    """Return whether the signs speak more for a person or for an organisation."""
    found = scores(shown)
    return "person" if found["person"] > found["organization"] else "organization"


def scores(shown: Mapping[str, float]) -> dict[str, float]:
    """Return the score of every kind."""
    sums = [0.0] * len(KINDS)
    table = _weights()
    for sign, share in shown.items():
        row = table.get(sign)
        if row:
            for at, weight in enumerate(row):
                sums[at] += share * weight
    return dict(zip(KINDS, sums, strict=True))


@lru_cache(maxsize=1)
def _weights() -> dict[str, tuple[float, ...]]:
    text = resources.files("twosource.reading").joinpath("data", "entity_types.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {sign: tuple(float(value) for value in values) for sign, *values in rows}

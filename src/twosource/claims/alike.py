"""How sure it is that two assertions tell one matter: signs that can be read one by one, weighed by learnt weights.

Two logistic regressions: the first, over words and slots alone, says for which pairs the judge is asked; the second
weighs what it says beside the same signs. Both are fitted by `training/judge/alike.py` on stories written for it and
lie in `data/alike.tsv`, a line for each sign.
"""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

from twosource.claims.difference import compare
from twosource.claims.verbs import compare_verbs
from twosource.language.judge import Judgement
from twosource.language.likeness import similarity
from twosource.records.assertion import Assertion

Signs = Mapping[str, float]

LONG = 5
"""Names of more terms than this say that both speak of much; of fewer, that there is little to tell them apart by."""


def signs(a: Assertion, b: Assertion) -> Signs:
    """Return the signs of words and slots by name; the same in either order."""
    one, other = _words(a), _words(b)
    shared = sum(min(weight, other[term]) for term, weight in one.items() if term in other)
    least = min(sum(one.values()), sum(other.values()))
    verbs = compare_verbs(a, b)
    slots = compare(a, b)
    found = {
        "similar": similarity(a.topic, b.topic),
        "words alike": similarity(one, other),
        "held": shared / least if least else 0.0,
        "few words": float(min(len(one), len(other)) < 2),
        "many words": float(min(len(one), len(other)) > LONG),
        "one act": float(a.act is not None and a.act == b.act),
        "two acts": float(bool(a.act and b.act) and a.act != b.act),
        "one root": float(a.root is not None and a.root == b.root),
        "one document": float(a.document == b.document),
        "one sentence": float(a.document == b.document and a.sentence == b.sentence),
        "another ordinal": float(bool(a.ordinal and b.ordinal) and a.ordinal != b.ordinal),
        "one yes or no": float(a.polarity == b.polarity),
    }
    found |= {f"verbs {name}": float(verbs == name) for name in ("same", "near", "opposite")}
    for name, mine, theirs in (
        ("doers", a.doers, b.doers),
        ("recipients", a.recipients, b.recipients),
        ("persons", a.persons, b.persons),
        ("places", a.places, b.places),
    ):
        found[f"{name} shared"] = float(bool(set(mine) & set(theirs)))
        found[f"{name} apart"] = float(bool(mine and theirs) and not set(mine) & set(theirs))
    for name in ("time", "quantity", "place"):
        found[f"{name} agrees"] = float(slots.get(name) in ("agrees", "vaguer"))
        found[f"{name} parts"] = float(slots.get(name) in ("differs", "contradicts"))
    return found


def judged_signs(said: Sequence[Judgement]) -> Signs:
    """Return the signs of what the judge says of two clauses, asked in both directions."""
    chances = {
        "carried": max(j.supported for j in said),
        "carried both ways": min(j.supported for j in said),
        "denied": max(j.contradicted for j in said),
        "strange": min(j.neutral for j in said),
        "strange both ways": max(j.neutral for j in said),
    }
    return chances | {f"{name}, log": math.log(chance + 1e-3) for name, chance in chances.items()}


def likely(found: Signs, judged: Signs | None = None) -> float:
    """Return the chance that two assertions with these signs tell one matter; by the first weights unless judged."""
    weights, at = _weights(), int(judged is not None)
    total = weights["always"][at] + sum(weights[name][at] * value for name, value in found.items())
    total += sum(weights[name][1] * value for name, value in (judged or {}).items())
    return 1 / (1 + math.exp(-total))


def _words(a: Assertion) -> dict[str, float]:
    return {term: weight for term, weight in a.topic.items() if not term.startswith("@")}


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, Sequence[float]]:
    lines = (files("twosource.claims") / "data" / "alike.tsv").read_text("utf-8").splitlines()
    return {name: (float(one), float(other)) for name, one, other in (line.split("\t") for line in lines)}

"""How sure it is that two assertions tell one matter: signs that can be read one by one, weighed by learnt weights.

The likeness of words and slots is one sign, what the judge of pairs says of the two clauses is another. The weights of
this logistic regression are fitted by `training/judge/alike.py` on stories written for it, and lie in
`data/alike.tsv`, a line for each sign.
"""

import math
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from twosource.claims.difference import compare
from twosource.claims.verbs import compare_verbs
from twosource.language.judge import Judgement
from twosource.records.assertion import Assertion


def signs(a: Assertion, b: Assertion, likeness: float, said: tuple[Judgement, Judgement]) -> Mapping[str, float]:
    """Return the signs by name, the same in either order; `said` is what the judge says in both directions."""
    slots = compare(a, b)
    verbs = compare_verbs(a, b)
    carried = max(j.supported for j in said)
    found = {
        "likeness": likeness,
        "carried": carried,
        "carried, log": math.log(carried + LEAST),
        "carried both ways": min(j.supported for j in said),
        "denied": max(j.contradicted for j in said),
        "strange": min(j.neutral for j in said),
        "strange, log": math.log(min(j.neutral for j in said) + LEAST),
        "one sentence": float(a.document == b.document and a.sentence == b.sentence),
        "one document": float(a.document == b.document),
        "one act": float(a.act is not None and a.act == b.act),
        "same verb": float(verbs == "same"),
        "opposite verb": float(verbs == "opposite"),
    }
    for name in ("time", "quantity", "place"):
        found[f"{name} agrees"] = float(slots.get(name) in ("agrees", "vaguer"))
        found[f"{name} parts"] = float(slots.get(name) in ("differs", "contradicts"))
    return found


LEAST = 0.02
"""Chances below this are all alike."""


def likely(found: Mapping[str, float]) -> float:
    """Return the chance that two assertions with these signs tell one matter."""
    weights = _weights()
    total = weights["always"] + sum(weights[name] * value for name, value in found.items())
    return 1 / (1 + math.exp(-total))


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, float]:
    lines = (files("twosource.claims") / "data" / "alike.tsv").read_text("utf-8").splitlines()
    return {name: float(weight) for name, weight in (line.split("\t") for line in lines)}

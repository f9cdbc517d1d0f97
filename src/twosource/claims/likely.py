"""How likely it is that a sentence carries a claim or denies it: what was compared, weighed by learnt weights.

Two logistic regressions over signs that can be read one by one: how much of the claim the sentence holds, how its slots
relate, and what the judge of pairs says. The weights are fitted by `training/judge/weigh.py` on stories written for it,
and lie in `data/signs.tsv`, a line for each sign.
"""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

from twosource.claims.bearing import Bearing
from twosource.language.judge import Judgement

SLOTS = ("actor", "polarity", "modality", "time", "quantity", "place", "duration", "role")


def signs(b: Bearing, said: Judgement, nearest: float) -> Mapping[str, float]:
    """Return the signs by name; `nearest` is how near the nearest sentence of all is to the claim."""
    parted = [relation for relation, _, _ in b.slots.values() if relation in ("contradicts", "missing", "differs")]
    found = {
        "covered": b.covered,
        "own": b.own,
        "told": b.told,
        "deed": b.deed,
        "behind": nearest - b.nearness,
        "covered and told": b.covered * b.told,
        "mostly told": float(b.told > 0.7),
        "mostly own": float(b.own > 0.7),
        "no clause": float(b.assertion.trigger == ""),
        "another ordinal": float("ordinal" in b.slots),
        "slots that contradict": float(parted.count("contradicts")),
        "any slot parted": float(bool(parted)),
    }
    found |= {f"verbs {name}": float(b.verbs == name) for name in ("same", "opposite", "near")}
    for slot in SLOTS:
        relation = b.slots.get(slot, ("", "", ""))[0]
        found[f"{slot} contradicts"] = float(relation == "contradicts")
        found[f"{slot} missing"] = float(relation in ("missing", "differs"))
        found[f"{slot} agrees"] = float(relation in ("agrees", "vaguer"))
    for name, chance in (("neutral", said.neutral), ("supported", said.supported), ("contradicted", said.contradicted)):
        found[f"judged {name}"] = chance
        found[f"judged {name}, log"] = math.log(chance + 1e-3)
    return found


def chances(found: Mapping[str, float]) -> tuple[float, float]:
    """Return how likely a sentence with these signs carries the claim, and how likely it denies it."""
    weights = _weights()
    carried, denied = (
        sum(weights[name][at] * value for name, value in (*found.items(), ("always", 1.0))) for at in (0, 1)
    )
    return 1 / (1 + math.exp(-carried)), 1 / (1 + math.exp(-denied))


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, Sequence[float]]:
    lines = (files("twosource.claims") / "data" / "signs.tsv").read_text("utf-8").splitlines()
    return {name: (float(one), float(other)) for name, one, other in (line.split("\t") for line in lines)}

"""Make the shipped table of word weights: `python training/words.py DATA`, DATA a folder of the sets below.

Only counts leave the texts: in how many documents a term stands. Every set has its own obsession (PolNeAR is
one election campaign), so a term counts for no more than its share in the set where it is second commonest.

Sets and where they come from: quotes/polnear.train.jsonl (networkdynamics/PolNeAR),
entities/worldwide.train.jsonl (stanfordnlp/en-worldwide-newswire), times/meantime.jsonl (NewsReader MEANTIME, CC
BY 4.0),
gum/*.conllu (UniversalDependencies/UD_English-GUM, CC BY and public domain). The set that stories are
measured on (ECB+) is left out, so that the measure is of texts the weights have not seen.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from twosource.language.tokens import iterate_tokens
from twosource.language.weights import term

SETS = ("quotes/polnear.train.jsonl", "entities/worldwide.train.jsonl", "times/meantime.jsonl gum/*.conllu")
LEAST = 2
FLOOR = 4  # documents; rarer than this, a share within one set is noise
TABLE = Path(__file__).parent.parent / "src/twosource/language/word_weights.tsv"


def texts(path: Path) -> Iterator[str]:
    """Yield the text of every document of one file."""
    lines = path.read_text("utf-8").splitlines()
    if path.suffix == ".conllu":
        yield "\n".join(line.removeprefix("# text = ") for line in lines if line.startswith("# text = "))
        return
    for row in map(json.loads, lines):
        yield f"{row.get('title') or ''}\n{row['text']}"


def count(data: Path, patterns: str) -> tuple[int, Counter[str]]:
    """Return how many documents one set has, and in how many of them each term stands."""
    counts: Counter[str] = Counter()
    documents = 0
    for pattern in patterns.split():
        for path in sorted(data.glob(pattern)):
            for text in texts(path):
                documents += 1
                counts.update({term(token.text) for token in iterate_tokens(text)} - {""})
    return documents, counts


def balanced(sets: list[tuple[int, Counter[str]]]) -> tuple[int, dict[str, int]]:
    """Pool the sets; a term's count is capped by its second highest share of a set."""
    total = sum(documents for documents, _ in sets)
    pooled: dict[str, int] = {}
    for stem in sorted(set().union(*(counts for _, counts in sets))):
        share = sorted(counts[stem] / documents for documents, counts in sets)[-2]
        pooled[stem] = min(sum(counts[stem] for _, counts in sets), max(FLOOR, round(share * total)))
    return total, pooled


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=TABLE)
    given = parser.parse_args()
    documents, counts = balanced([count(given.data, patterns) for patterns in SETS])
    kept = [(stem, number) for stem, number in sorted(counts.items()) if number >= LEAST]
    lines = [str(documents), *(f"{stem}\t{number}" for stem, number in kept)]
    given.out.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{documents} documents, {len(kept)} terms, {given.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()

"""Write what a trained reader finds where annotators did not look: `python -m training.reader.silver DATA -o FOLDER`.

The texts with attributions get names, those with names attributions, by the reader that is in the package. Training
on both at once teaches each head the other's texts too (self-training; Scudder 1965).
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.reader.sets import NAMES, QUOTES
from twosource.language.sentences import sentences
from twosource.pipeline import read_all
from twosource.reading.encoder.model import encoder
from twosource.reading.encoder.named import names
from twosource.reading.quotations import find_quotations


def with_names(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the texts of a file with the names that the encoder tags."""
    for line in path.read_text("utf-8").splitlines():
        text = json.loads(line)["text"]
        scored = encoder().score(text, sentences(text), find_quotations(text))
        yield {"text": text, "entities": [(start, end, kind) for (start, end), kind in names(text, scored)]}


def with_attributions(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the texts of a file with the attributions that the whole reader finds in them."""
    for document, reading in read_all([str(path)], reader="learnt"):
        found = [
            {"source": given.source, "cue": given.cue, "content": given.content}
            for given in reading.attributions
            if given.within == "text"
        ]
        yield {"text": document.text, "attributions": found}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    given = parser.parse_args()
    for name, look in ((QUOTES, with_names), (NAMES, with_attributions)):
        target: Path = given.output / name
        target.parent.mkdir(parents=True, exist_ok=True)
        rows = look(given.data / name)
        target.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")


if __name__ == "__main__":
    main()

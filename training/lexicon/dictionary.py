"""Write src/twosource/lexicon/data/words.txt: English words that are written small.

Source: the en_US Hunspell dictionary (derived from SCOWL by Kevin Atkinson, free for any use with its notice),
as packaged by `spylls`. Only stems are kept; `twosource.lexicon.words` undoes the common endings.
Usage: python training/lexicon/dictionary.py  (with spylls installed)
"""

import re
from importlib import resources
from pathlib import Path

OUT = Path(__file__).parents[2] / "src/twosource/lexicon/data/words.txt"


def main() -> None:
    source = resources.files("spylls.hunspell").joinpath("data/en/en_US.dic").read_text(encoding="utf-8")
    stems = {line.split("/")[0].strip() for line in source.splitlines()[1:]}
    kept = sorted(stem for stem in stems if re.fullmatch(r"[a-z]{2,}", stem))
    head = "# Made by training/lexicon/dictionary.py from the en_US Hunspell dictionary (SCOWL, K. Atkinson).\n"
    OUT.write_text(head + " ".join(kept) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

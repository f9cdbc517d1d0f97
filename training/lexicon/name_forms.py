"""Write src/twosource/lexicon/data/name_forms.txt: forms of one given name that do not sound alike.

Source: the groups of equal names in rigour 1.3.0 (OpenSanctions, MIT licence; from Wikidata, CC0). Only groups
with a known given name are kept, and of these one spelling for each sound.
Usage: python training/lexicon/name_forms.py  (with rigour==1.3.0 installed)
"""

import re
from importlib import resources
from pathlib import Path

from twosource.language.spelling import sound
from twosource.lexicon.given_names import gender

OUT = Path(__file__).parents[2] / "src/twosource/lexicon/data/name_forms.txt"


def main() -> None:
    text = resources.files("rigour").joinpath("data/names/persons.txt").read_text(encoding="utf-8")
    groups = set()
    for line in text.splitlines():
        latin = [name.strip() for name in line.split("=>")[0].split(",")]
        latin = [name for name in latin if re.fullmatch(r"[a-zà-ɏ'’ʹʼ-]{3,}", name)]
        if not any(gender(name) for name in latin):
            continue
        sounds = sorted({sound(name) for name in latin} - {""})
        if len(sounds) > 1:
            groups.add(" ".join(sounds))
    head = "# Made by training/lexicon/name_forms.py from rigour (MIT licence) and Wikidata (CC0).\n"
    OUT.write_text(head + "\n".join(sorted(groups)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

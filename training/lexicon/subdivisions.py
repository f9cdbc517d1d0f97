"""Write src/twosource/lexicon/data/subdivisions.tsv: states and provinces of large countries.

Source: the territory table of the Python package rigour 1.3.0 (OpenSanctions, MIT licence).
Usage: python training/lexicon/subdivisions.py  (with rigour==1.3.0 installed)
"""

import json
from importlib import resources
from pathlib import Path

OUT = Path(__file__).parents[2] / "src/twosource/lexicon/data/subdivisions.tsv"
COUNTRIES = ("us", "ca", "in", "cn", "ru", "ch", "ae", "be", "pt")


def main() -> None:
    source = resources.files("rigour").joinpath("data", "territories", "data.jsonl").read_text(encoding="utf-8")
    out = ["# Made by training/lexicon/subdivisions.py from rigour (OpenSanctions, MIT licence)."]
    for row in sorted(map(json.loads, source.splitlines()), key=lambda row: str(row["code"])):
        code = row["code"].split("-")[0]
        if "-" in row["code"] and code in COUNTRIES:
            out.append(f"{row['name'].split(' (')[0]}\t{code}")
    OUT.write_text("\n".join(out) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Write src/twosource/lexicon/data/country_names.tsv: official and other Latin-script names of countries.

Source: the territory table of the Python package rigour 1.3.0 (OpenSanctions, MIT licence).
Usage: python training/lexicon/country_names.py  (with rigour==1.3.0 installed)
"""

import json
from importlib import resources
from pathlib import Path

DATA = Path(__file__).parents[2] / "src/twosource/lexicon/data"
OWN = {"suhh": "su"}
# Names that the source lists for a country but that mean something else as well.
NOT = {
    "Tunis",
    "Qatari",
    "Estonian",
    "Ukrainian",
    "Turkmen",
    "Island",
    "Mann",
    "Magyar",
    "Gabonese",
    "Online",
    "Brazzaville",
    "Best Korea",
    "Aquaserbia",
}


def names(row: dict[str, object]) -> list[str]:
    found = [str(row.get("full_name", "")), *map(str, row.get("names_strong", []))]  # type: ignore[call-overload]
    return [
        name for name in found if name and name not in NOT and "nutome" not in name and latin(name) and "(" not in name
    ]


def latin(name: str) -> bool:
    return all(ord(sign) < 0x250 or sign in "’ʻ" for sign in name)


def main() -> None:
    known = {}
    for line in (DATA / "countries.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            known[line.split("\t")[0]] = {line.split("\t")[1], *line.split("\t")[2].split(";")}
    source = resources.files("rigour").joinpath("data", "territories", "data.jsonl").read_text(encoding="utf-8")
    out = ["# Made by training/lexicon/country_names.py from rigour (OpenSanctions, MIT licence)."]
    for row in sorted(map(json.loads, source.splitlines()), key=lambda row: str(row["code"])):
        code = OWN.get(row["code"], row["code"])
        more = [name for name in dict.fromkeys(names(row)) if code in known and name not in known[code]]
        if more:
            out.append(f"{code}\t{';'.join(more)}")
    (DATA / "country_names.tsv").write_text("\n".join(out) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Write src/twosource/lexicon/data/agents.txt: nouns that name people and bodies who act.

Source: Phoenix.agents.txt of openeventdata/petrarch2 (MIT licence), the agents of its dictionaries. Of each phrase
the noun it is built on is kept ("POLICE_CHIEF" gives "chief", "HEAD_OF_STATE" gives "head"), plurals aside.
Usage: python training/lexicon/agents.py Phoenix.agents.txt
"""

import re
import sys
from pathlib import Path

from twosource.lexicon.words import is_word

OUT = Path(__file__).parents[2] / "src/twosource/lexicon/data/agents.txt"
SETS = {"!PERSON!": ("man", "men", "woman", "women", "person"), "!MINIST!": ("minister", "ministry")}
NO_AGENT = frozenset("affair defense enforcement interest rights health order peace security state area home".split())
"""Last words of phrases that stand for a body only together with the words before them."""


def heads(line: str) -> set[str]:
    phrase = re.split(r"[{\[#]", line)[0].strip()
    if not phrase or line.startswith(("#", "!")):
        return set()
    found = set()
    for name, words in SETS.items():
        if phrase.rstrip("_").endswith(name):
            found.update(words)
            phrase = ""
    words = [w for w in re.split(r"[_ ]", phrase) if w]
    for joint in ("OF", "FOR", "IN", "AT", "ON"):
        if joint in words[1:]:
            words = words[: words.index(joint)]
    return found | {w.lower() for w in words[-1:]}


def main() -> None:
    lines = Path(sys.argv[1]).read_text(encoding="utf-8", errors="replace").splitlines()
    found = {head for line in lines for head in heads(line)}
    kept = sorted(w for w in found if len(w) > 2 and w.isalpha() and is_word(w) and w not in NO_AGENT)
    note = "# Made by training/lexicon/agents.py from Phoenix.agents.txt of openeventdata/petrarch2 (MIT licence)."
    rows = [" ".join(kept[i : i + 12]) for i in range(0, len(kept), 12)]
    OUT.write_text("\n".join([note, *rows]) + "\n", encoding="utf-8")
    print(len(kept), "nouns")


if __name__ == "__main__":
    main()

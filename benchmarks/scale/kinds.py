"""What stories can be about: the tables in `kinds/`, one file for each family of kinds."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.scale.grammar import Template, template

TABLES = Path(__file__).with_name("kinds")
GENERAL = "general"
_APART = ("lead", "later", "quote")
ROLES = ("official", "local", "chief", "boss", "expert")


class Kind(NamedTuple):
    """One kind of story: the words for it, what may be told of it, and how; the lists are those of its family too.

    `roles` are the titles that people have in it, by role. `events`, `orgs`, `things`, `causes` and `details` are what
    a story of the kind chooses from: what the matter is called, which house it is about, and its particulars.
    """

    name: str
    family: str
    roles: dict[str, tuple[str, ...]]
    events: tuple[str, ...]
    orgs: tuple[str, ...]
    things: tuple[str, ...]
    causes: tuple[str, ...]
    details: tuple[str, ...]
    headlines: tuple[Template, ...]
    later_headlines: tuple[Template, ...]
    leads: tuple[Template, ...]
    facts: tuple[Template, ...]
    later: tuple[Template, ...]
    quotes: tuple[Template, ...]


class General(NamedTuple):
    """What may be told of anything: phrases by name, sentences, what anybody may say, and words to put in."""

    macros: dict[str, Template]
    sentences: tuple[Template, ...]
    quotes: tuple[Template, ...]
    leads: tuple[Template, ...]
    later: tuple[Template, ...]
    feet: tuple[Template, ...]
    adjectives: tuple[str, ...]
    adverbs: tuple[str, ...]


@lru_cache(maxsize=1)
def kinds() -> tuple[Kind, ...]:
    """Return all kinds, in order of their families and, in each, of the table."""
    found = []
    for path in sorted(TABLES.glob("*.toml")):
        if path.stem != GENERAL:
            table = tomllib.loads(path.read_text("utf-8"))
            found += [_kind(name, path.stem, table["family"], own) for name, own in table["kinds"].items()]
    return tuple(found)


@lru_cache(maxsize=1)
def general() -> General:
    """Return what may be told of anything."""
    table = _general()
    rows, put_in = table["general"], table["ornament"]
    return General(
        macros={name: template(f"[{words}]") for name, words in table["macros"].items()},
        sentences=tuple(line for name in sorted(rows) if name not in _APART for line in _told(rows[name])),
        quotes=_templates(rows["quote"]),
        leads=_worded(rows["lead"]),
        later=_told(rows["later"]),
        feet=_templates(table["foot"]["sentences"]),
        adjectives=tuple(put_in["adjectives"].split()),
        adverbs=tuple(put_in["adverbs"].split()),
    )


def _kind(name: str, family: str, shared: dict[str, Any], own: dict[str, Any]) -> Kind:
    return Kind(
        name=name,
        family=family,
        roles={role: _row(shared["roles"][role]) for role in ROLES},
        events=_row(own["event"]),
        orgs=_row(own["orgs"]),
        things=_row(own["thing"]),
        causes=_row(own["cause"]),
        details=_row(own["detail"]),
        headlines=_templates(own["headline"]),
        later_headlines=_templates(shared["later_headline"]),
        leads=_worded(own["lead"]),
        facts=_told(own["fact"]) + _told(shared["fact"]),
        later=_told(shared["later"]),
        quotes=_templates(shared["quote"]),
    )


@lru_cache(maxsize=1)
def _general() -> dict[str, Any]:
    return tomllib.loads((TABLES / f"{GENERAL}.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def _choices() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return what finds the words that houses choose between, and the choices for each."""
    words: dict[str, str] = _general()["words"]
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w{{])(?:{'|'.join(longest_first)})(?![\w}}])", re.IGNORECASE), words


def _chosen(found: re.Match[str]) -> str:
    choices = _choices()[1][found[0].lower()].split("|")
    if found[0][0].isupper():
        choices = [choice[0].upper() + choice[1:] for choice in choices]
    return f"[{'|'.join(choices)}]"


def _worded(lines: str) -> tuple[Template, ...]:
    """Return the templates of some lines, in which every house chooses its words."""
    return _templates(_choices()[0].sub(_chosen, lines))


_END = re.compile(r"(?<=[\w\]}])(?=, [a-z\[{]|\.$)", re.MULTILINE)
"""Where a clause ends."""


def _told(lines: str) -> tuple[Template, ...]:
    """Return the templates of some lines, with room for details of the house's own at the end of each clause."""
    return _worded(_END.sub("{detailed}", lines))


def _row(words: str) -> tuple[str, ...]:
    return tuple(words.split("|"))


def _templates(lines: str) -> tuple[Template, ...]:
    return tuple(template(line) for line in lines.splitlines() if line)

"""GUM as annotated texts: parts of speech, names, and who says what.

The folder must hold openly licensed documents only: wikiHow and fiction are for use without gain and are left out.

Names are the runs of proper nouns at the head of GUM's entities. Attributions are its discourse relations of that
name (Zeldes 2017, "The GUM corpus"): the satellite gives source and cue, what it rests on the content.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from twosource.records.page import Span

KINDS = {"person": "person", "organization": "organization", "place": "place"}
NO_NAME = frozenset({"time"})
FIRST, LAST = "(", ")"


class Token(NamedTuple):
    """One word: where it stands in the text, its tag, what it depends on, and what else GUM says of it."""

    start: int
    end: int
    form: str
    tag: str
    head: int
    relation: str
    more: dict[str, str]


Sentence = list[Token]
"""The tokens of a sentence; heads count from one."""


def read_gum(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield each document of the folder as a row with `text`, `parts`, `entities` and `attributions`."""
    for path in sorted(folder.glob("*.conllu")):
        text, sentences = _document(path)
        tokens = [token for sentence in sentences for token in sentence]
        yield {
            "id": path.stem,
            "text": text,
            "parts": [(token.start, token.end, token.tag) for token in tokens],
            "entities": list(_names(tokens)),
            "attributions": list(_attributions(sentences)),
        }


def _document(path: Path) -> tuple[str, list[Sentence]]:
    text, sentences, rows = "", [], []
    paragraph = False
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        if line.startswith("# newpar"):
            paragraph = True
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            text = text.rstrip(" ") + "\n" if paragraph and text else text
            text, sentence = _sentence(text, rows)
            sentences.append(sentence)
            rows, paragraph = [], False
    return text, sentences


def _sentence(text: str, rows: Sequence[Sequence[str]]) -> tuple[str, Sentence]:
    tokens = []
    joined = 0
    for row in rows:
        more = dict(part.split("=", 1) for part in row[9].split("|") if "=" in part)
        space = "" if more.get("SpaceAfter") == "No" else " "
        if "-" in row[0]:  # several words written as one: "don't"
            joined, after = int(row[0].split("-")[1]), space
        if not row[0].isdigit():
            continue
        if int(row[0]) <= joined:
            space = after if int(row[0]) == joined else ""
        start = len(text)
        text += row[1]
        tokens.append(Token(start, len(text), row[1], row[4], int(row[6]), row[7], more))
        text += space
    return text, tokens


def _names(tokens: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, kind) of the names; the innermost entity around a run of proper nouns gives its kind."""
    taken: set[int] = set()
    for first, last, kind, head in sorted(_entities(tokens), key=lambda entity: entity[1] - entity[0]):
        if kind in NO_NAME or not _proper(tokens[head]) or head in taken:
            continue
        low, high = head, head + 1
        while low > first and _proper(tokens[low - 1]) and low - 1 not in taken:
            low -= 1
        while high < last and _proper(tokens[high]) and high not in taken:
            high += 1
        taken.update(range(low, high))
        yield tokens[low].start, tokens[high - 1].end, KINDS.get(kind, "other")


def _proper(token: Token) -> bool:
    return token.tag.startswith("NNP")


def _entities(tokens: Sequence[Token]) -> Iterator[tuple[int, int, str, int]]:
    """Yield (first, behind the last, kind, head) of GUM's entities, in tokens."""
    opened: list[tuple[str, int, str, int]] = []
    for at, token in enumerate(tokens):
        marks = token.more.get("Entity", "")
        for mark in marks.replace(FIRST, f" {FIRST}").replace(LAST, f"{LAST} ").split():
            if mark.startswith(FIRST):
                parts = mark.strip("()").split("-")
                heads = [at + int(head) - 1 for head in parts[5].split(",") if head.isdigit()] if len(parts) > 5 else []
                named = [head for head in heads if head < len(tokens) and _proper(tokens[head])]
                opened.append((parts[0], at, parts[1], (named or heads or [at])[-1]))
            if mark.endswith(LAST):
                group = opened[-1][0] if mark.startswith(FIRST) else mark.strip(LAST)
                place = next((k for k in reversed(range(len(opened))) if opened[k][0] == group), None)
                if place is not None:
                    _, first, kind, head_at = opened.pop(place)
                    yield first, at + 1, kind, min(head_at, at)


def _attributions(sentences: Sequence[Sentence]) -> Iterator[dict[str, list[Span]]]:
    """Yield source, cue and content of each discourse relation of attribution."""
    for sentence in sentences:
        units = _units(sentence)
        for number, (first, last, relation, _) in units.items():
            if relation.startswith("attribution"):
                content = _content(units, number, sentence)
                found = _said(sentence, first, last)
                if content and found is not None:
                    source, cue = found
                    yield {"source": [source] if source else [], "cue": [cue], "content": content}


def _units(sentence: Sentence) -> dict[int, tuple[int, int, str, int]]:
    """Return the discourse units of a sentence by number: (first token, behind the last, relation, its head)."""
    found: dict[int, tuple[int, int, str, int]] = {}
    opens = [at for at, token in enumerate(sentence) if "Discourse" in token.more]
    for at, end in zip(opens, [*opens[1:], len(sentence)], strict=True):
        relation, ends = sentence[at].more["Discourse"].split(":")[:2]
        number, _, head = ends.partition("->")
        if number.isdigit():
            found[int(number)] = (at, end, relation, int(head) if head.isdigit() else 0)
    return found


def _content(units: dict[int, tuple[int, int, str, int]], number: int, sentence: Sentence) -> list[Span]:
    """Return the runs of units that hang on the one that is attributed, without the satellite."""
    wanted = {units[number][3]} & set(units)
    grown = True
    while grown:
        more = {n for n, unit in units.items() if unit[3] in wanted and n != number} - wanted
        wanted |= more
        grown = bool(more)
    runs: list[list[int]] = []
    for n in sorted(wanted):
        first, last = units[n][:2]
        if runs and runs[-1][1] == first:
            runs[-1][1] = last
        else:
            runs.append([first, last])
    return [(sentence[first].start, sentence[last - 1].end) for first, last in runs]


def _said(sentence: Sentence, first: int, last: int) -> tuple[Span | None, Span] | None:
    """Return source and cue in the satellite `[first, last)`."""
    tokens = sentence
    outside = [at for at in range(first, last) if not first <= tokens[at].head - 1 < last]
    roots = [at for at in outside if tokens[at].tag != "," and tokens[at].relation != "punct"]
    if not roots:
        return None
    root = roots[0]
    according = [at for at in range(first, last) if tokens[at].form.lower() in ("according", "to")]
    if len(according) > 1 and not tokens[root].tag.startswith("VB"):
        behind = (tokens[according[1] + 1].start, tokens[last - 1].end) if according[1] + 1 < last else None
        return behind, (tokens[according[0]].start, tokens[according[1]].end)
    subject = [at for at in range(first, last) if tokens[at].head - 1 == root and "subj" in tokens[at].relation]
    if not tokens[root].tag.startswith(("VB", "MD")):
        return None
    if not subject:
        return None, (tokens[root].start, tokens[root].end)
    under = _under(tokens, subject[0], first, last)
    return (tokens[min(under)].start, tokens[max(under)].end), (tokens[root].start, tokens[root].end)


def _under(tokens: Sequence[Token], top: int, first: int, last: int) -> set[int]:
    found = {top}
    grown = True
    while grown:
        more = {at for at in range(first, last) if tokens[at].head - 1 in found} - found
        found |= more
        grown = bool(more)
    return found

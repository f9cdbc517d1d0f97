"""Rows of prices and their changes ("Copper +0.3 Barley -1.2"), which pages set beside any article."""

import re

LEAST = 2
MOST_WORDS_BETWEEN = 4
LONGEST = 600
_CHANGE = re.compile(r"[(]?[-+−–▲▼]\s?\d[\d.,]*%?[)]?[,;|]?")
_PRICE = re.compile(r"[$€£¥]?\d[\d.,]*%?[,;|]?")


def is_ticker(line: str) -> bool:
    """Say whether a line is nothing but names, each with a price or a change with its sign; two of them or more."""
    if len(line) > LONGEST:
        return False
    changes = between = 0
    for word in line.split():
        if _CHANGE.fullmatch(word):
            if between == 0 and changes == 0:
                return False
            changes, between = changes + 1, 0
        elif not _PRICE.fullmatch(word):
            between += 1
            if between > MOST_WORDS_BETWEEN or word[0].islower():
                return False
    return changes >= LEAST and between == 0

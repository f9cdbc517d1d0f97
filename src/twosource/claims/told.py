"""Whether a sentence tells a claim in the claim's own words, in their order, and nothing turns them about."""

import re
from functools import lru_cache

_WORD = re.compile(r"\w+(?:[-’']\w+)*|%")
_PASSED = frozenset({"a", "an", "the"})
_TURNING = frozenset(
    """not no never neither nor without none nobody nothing hardly scarcely barely almost nearly only just may might
    could would should must will can if unless whether when before after until while against for to from with by in at
    on under over between about into onto off than as or but and that who which said says part half some few others
    again still yet once instead""".split()
)
"""Words that change what stands around them: between the words of a claim none of them may stand."""


_OPENING = frozenset(
    """had if whether unless should were not never no neither nor almost nearly hardly until before doubted doubts
    denied denies refused reports claims rumours""".split()
)
_BEFORE = 4
"""What so few words before the first one would turn about."""


@lru_cache(maxsize=65_536)
def is_told_in(claim: str, sentence: str) -> bool:
    """Say whether all words of `claim` stand in `sentence` in their order, and between them none that turns them about.

    "The union turned down the offer" is told in "The union turned down the operators' offer of four per cent", and not
    in "The union did not turn down the offer" or "turned down talks on the offer".
    """
    wanted, given = _words(claim), _words(sentence)
    return bool(wanted) and any(
        _follows(wanted, given[at:]) and not _OPENING & set(given[max(0, at - _BEFORE) : at])
        for at, word in enumerate(given)
        if word == wanted[0]
    )


def _follows(wanted: tuple[str, ...], given: tuple[str, ...]) -> bool:
    """Whether the words follow from the first one on; each is taken where it stands first."""
    at = 0
    for word in wanted:
        start = at
        while at < len(given) and given[at] != word:
            at += 1
        if at == len(given) or (start and any(between in _TURNING for between in given[start:at])):
            return False
        at += 1
    return True


def _words(text: str) -> tuple[str, ...]:
    low = text.lower().replace("’", "'")
    return tuple(word.removesuffix("'s").removesuffix("'") for word in _WORD.findall(low) if word not in _PASSED)

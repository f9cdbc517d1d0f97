"""Years in figures and words, and what tells them from other numbers."""

import re

from twosource.reading.time_dates import build, full_year
from twosource.reading.time_scene import Found, Scene

Match = re.Match[str]


def year_alone(match: Match, scene: Scene) -> Found | None:
    """A year in figures or words, where it can be nothing else."""
    year = scene.number(match, "year")
    if not _reads_as_year(match, scene, year):
        return None
    return build(match, f"{year:04d}", absorbs="year", names_year=True)


_YEAR_BEFORE = frozenset("in since until till by from before after during of between through year and to circa".split())
_NO_YEAR_BEFORE = frozenset(
    "$ € £ ¥ # + no number nr room page article section flight route about some nearly almost over than least up "
    "roughly approximately around local highway resolution boeing airbus model type level at".split()
)
_COUNTED_AFTER = re.compile(
    r"(?:%|percent|people|men|women|children|soldiers|troops|prisoners|km|kilomet\w+|miles|met(?:er|re)s|tons|tonnes|"
    r"drones|missiles|dollars|euros|points|square|thousand|million|billion|jobs|homes|houses|barrels|kg|mw|hours|"
    r"pages|civilians|residents|workers|employees|passengers|others|bodies|families|votes|units|shares|times)"
)


def _reads_as_year(match: Match, scene: Scene, year: int) -> bool:
    before, after = scene.word_at(match.start() - 1), scene.word_at(match.end())
    tight_before = match.start() > 0 and scene.tokens.ends[match.start() - 1] == scene.tokens.starts[match.start()]
    if before in _NO_YEAR_BEFORE or _COUNTED_AFTER.fullmatch(after):
        return False
    if before[-1:].isdecimal() and match.start() > 0:
        return False
    if tight_before and (before[-1:].isalnum() or before in "./:@_#+" or _dashed_number(scene, match.start())):
        return False
    if before in _YEAR_BEFORE or before in ("early", "late", "mid"):
        return 1200 <= year <= 2199
    if not 1800 <= year <= 2100:
        return False
    anchor = scene.anchor.year if scene.anchor else 2000
    if before in (".", ";", "", "\n", ":") and abs(year - anchor) <= 10:
        return True
    plain_plural = after.endswith("s") and len(after) > 3 and scene.original(match.end())[:1].islower()
    return not plain_plural or before in ("the", "its", "their", "a", "his", "her", "'s", "this")


def _dashed_number(scene: Scene, at: int) -> bool:
    return scene.word_at(at - 1) in "-–" and scene.word_at(at - 2)[-1:].isdecimal()


def year_before_christ(match: Match, scene: Scene) -> Found | None:
    """As in "44 BC"."""
    year = scene.number(match, "n")
    return build(match, f"BC{year:04d}") if 0 < year < 10_000 else None


def spelled_year(match: Match, scene: Scene) -> Found | None:
    """As in "in one thousand seven hundred and eighty nine", with nothing counted after it."""
    if scene.word_at(match.start() - 1) not in ("in", "since", "until") or scene.word_at(match.end()).isalpha():
        return None
    return build(match, f"{scene.number(match, 'year'):04d}", names_year=True)


def year_range(match: Match, scene: Scene) -> Found | None:
    """As in "2014-2018", "2014–18"."""
    first = scene.number(match, "year")
    last = scene.number(match, "until")
    last = last if last > 100 else first - first % 100 + last
    return build(match, f"{first:04d}", end_value=f"{last:04d}") if first < last < first + 300 else None


def short_year(match: Match, scene: Scene) -> Found | None:
    """As in "'82"."""
    if scene.word_at(match.start() - 1) not in ("in", "since", "of", "until", "summer", "spring", "winter", "back"):
        return None
    return build(match, f"{full_year(int(scene.tokens.words[match.start()][1:]), scene):04d}")

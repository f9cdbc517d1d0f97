"""Seasons: TIMEX3's SP, SU, FA, WI; a winter has the year that it begins in."""

import re

from twosource.reading.time_dates import build, year_of
from twosource.reading.time_scene import Found, Scene
from twosource.reading.time_words import SEASONS

Match = re.Match[str]


def season(match: Match, scene: Scene) -> Found | None:
    """As in "summer 2016", "last winter", "this spring", "in the autumn"."""
    word = scene.word(match, "season")
    code = SEASONS[word]
    year = year_of(match, scene)
    if year is None:
        if scene.anchor is None:
            return build(match, f"XXXX-{code}", absorbs="the mod")
        year = _season_year(match, scene, code)
    return build(match, f"{year:04d}-{code}", absorbs="the mod")


def season_alone(match: Match, scene: Scene) -> Found | None:
    """A season without a year, where a preposition or "the" shows that it is no verb and no source of water."""
    before = scene.word_at(match.start() - 1)
    further = scene.word_at(match.start() - 2)
    wanted = ("in", "by", "since", "until", "during", "before", "after", "of")
    if before not in wanted and not (
        before in ("the", "mid", "early", "late", "-") and further in (*wanted, "mid", "the")
    ):
        return None
    return season(match, scene)


_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}


def _season_year(match: Match, scene: Scene, code: str) -> int:
    anchor = scene.anchor
    if anchor is None or anchor.month is None:
        return anchor.year if anchor else 0
    month, (begin, end) = anchor.month, _SEASON_MONTHS[code]
    relation = scene.word(match, "rel") if "rel" in match.re.groupindex else ""
    if relation in ("last", "past", "previous"):
        ended = (end % 12 if end > 12 else end) < month
        return anchor.year - (2 if end > 12 and not ended else 1 if end > 12 or not ended else 0)
    if relation in ("next", "coming", "upcoming", "following"):
        return anchor.year + (month >= begin)
    return anchor.year - (code == "WI" and month <= 2)

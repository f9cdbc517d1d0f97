"""Whose own channel a document is: a ministry's press room, a firm's releases. It holds that party's word."""

from collections.abc import Sequence

from twosource.language.names import name_key
from twosource.lexicon.channels import is_own_channel, is_press_name
from twosource.lexicon.countries import country
from twosource.lexicon.organizations import is_press
from twosource.records.page import Document
from twosource.records.story import Actor


def channel(document: Document, actors: Sequence[Actor]) -> str | None:
    """Return the party, by display name, whose own channel `document` is, or None.

    The outlet's name holds the party's; where it says that it is somebody's own and no party of the story is named in
    it, the outlet is the party itself.
    """
    outlet = document.outlet.name
    if not outlet or is_press(outlet):
        return None
    own, words = is_own_channel(outlet), f" {name_key(outlet)} "
    best: tuple[int, int, str] | None = None
    for actor in actors:
        if actor.type not in ("organization", "place", "group"):
            continue
        for name in (actor.name, *actor.names):
            key = name_key(name).removeprefix("the ")
            if len(key) < 4 or f" {key} " not in words:
                continue
            whole = actor.type == "organization" and key == words.strip().removeprefix("the ")
            if own or (whole and not is_press_name(outlet)):
                rank = (len(key), actor.type == "organization", actor.side or actor.name)
                best = max(best, rank) if best is not None else rank
    if best is not None:
        return best[2]
    if not own:
        return None
    return next((state for part in outlet.split(",") if (state := country(part.strip()))), outlet)

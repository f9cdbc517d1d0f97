"""Whose own channel a document is: a ministry's press room, a firm's releases. It holds that party's word."""

from collections.abc import Sequence

from twosource.language.names import name_key
from twosource.lexicon.channels import is_own_channel, is_press_name, may_be_own_channel
from twosource.lexicon.countries import country
from twosource.lexicon.organizations import is_press
from twosource.records.page import Document
from twosource.records.story import Actor

Names = dict[str, list[tuple[bool, str]]]
"""The parties that a name may stand for, each with whether it is an organisation's name."""


def channel_names(actors: Sequence[Actor]) -> Names:
    """Return the parties of a story by the plain names they go by, those too short to tell left out."""
    found: Names = {}
    for actor in actors:
        if actor.type in ("organization", "place", "group"):
            for key in {name_key(name).removeprefix("the ") for name in (actor.name, *actor.names)}:
                if len(key) >= 4:
                    found.setdefault(key, []).append((actor.type == "organization", actor.side or actor.name))
    return found


def channel(document: Document, names: Names) -> str | None:
    """Return the party, by display name, whose own channel `document` is, or None.

    The outlet's name holds the party's; where it says that it is somebody's own and no party of the story is named in
    it, the outlet is the party itself.
    """
    outlet = document.outlet.name
    if not outlet or is_press(outlet):
        return None
    own, words = may_be_own_channel(outlet), name_key(outlet).split()
    whole = " ".join(words).removeprefix("the ") if not is_press_name(outlet) else None
    held = {" ".join(words[at:end]) for at in range(len(words)) for end in range(at + 1, len(words) + 1)}
    best = max(
        (
            (len(key), organization, party)
            for key in held & names.keys()
            for organization, party in names[key]
            if own or (organization and key == whole)
        ),
        default=None,
    )
    if best is not None:
        return best[2]
    if not is_own_channel(outlet):
        return None
    return next((state for part in outlet.split(",") if (state := country(part.strip()))), outlet)

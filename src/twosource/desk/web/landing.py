"""Where a reader goes after a judgement: back to where it was made, as long as that is still there."""

import re
from typing import Any
from urllib.parse import quote

from litestar import Request
from msgspec import Struct

from twosource.desk.deciding import NAMES
from twosource.desk.web.room import Room
from twosource.desk.web.shelf import Shelf
from twosource.desk.web.verdicts import in_words
from twosource.records.judgement import Judgement

_CLAIM = re.compile(r"/stories/([^/?#]+)/claims/([^/?#]+)")
_ONE = re.compile(r"/(documents|actors)/([^/?#]+)")


class Notice(Struct, frozen=True, kw_only=True):
    """What is said above a page to who has just judged there; `changed` lines of the dossier are otherwise now."""

    judgement: Judgement
    words: str
    changed: int | None
    holds: bool


def landing(judgement: Judgement, back: str, shelf: Shelf) -> str:
    """Return the address that shows what became of the matter."""
    own = f"/judgements/{quote(judgement.id, safe='')}"
    if judgement.kind in NAMES:
        bearer = next((a for a, several in shelf.actors.items() if _bears(several, judgement.subject[0])), None)
        return f"/actors/{quote(bearer, safe='')}?judged={judgement.id}" if bearer else own
    if back.startswith("/judgements"):
        return own
    path = back.partition("?")[0].partition("#")[0]
    return f"{path}?judged={judgement.id}" if _is_there(path, shelf) else own


def _bears(several: Any, name: str) -> bool:
    return any(name == actor.name or name in actor.names for actor, _ in several)


def _is_there(path: str, shelf: Shelf) -> bool:
    if found := _CLAIM.fullmatch(path):
        return found[1] in shelf.stories and shelf.claim(shelf.stories[found[1]], found[2]) is not None
    if found := _ONE.fullmatch(path):
        return found[2] in (shelf.documents if found[1] == "documents" else shelf.actors)
    return False


def notice(request: Request[Any, Any, Any], room: Room, shelf: Shelf) -> Notice | None:
    """Return what is to be said of the judgement that the address names, if it names one."""
    wanted = request.query_params.get("judged", "")
    made = next((judgement for judgement in shelf.judgements if judgement.id == wanted), None)
    if made is None:
        return None
    changed = room.effect(made.id)
    return Notice(
        judgement=made,
        words=in_words(made, shelf),
        changed=None if changed is None else len(changed),
        holds=made.id in shelf.holding,
    )

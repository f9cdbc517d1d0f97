"""The pictures of a story, each with the same in a table below."""

from collections.abc import Callable
from typing import Any

from litestar import Request, Response, get
from litestar.params import FromPath

from twosource.desk.html.lineage_picture import lineage_picture
from twosource.desk.html.timeline_picture import timeline_picture
from twosource.desk.sheet.origins import origin_names
from twosource.desk.web.here import Here
from twosource.desk.web.positions_picture import positions_picture, stands
from twosource.desk.web.room import room_of
from twosource.desk.web.shelf import Shelf
from twosource.desk.web.story import frame, story_of
from twosource.desk.web.templating import place, render
from twosource.records.ledger import Story


def _lineage(shelf: Shelf, story: Story) -> dict[str, Any]:
    numbers = shelf.numbers(story)
    return {
        "picture": lineage_picture(story, numbers, "p", place),
        "names": origin_names(story.origins, story.documents, numbers),
        "numbers": numbers,
    }


def _timeline(shelf: Shelf, story: Story) -> dict[str, Any]:
    sheet = shelf.sheet(story)
    reports = [(source.document.published.value or "", source) for source in sheet.sources]
    return {
        "picture": timeline_picture(story, sheet, shelf.numbers(story), "p", place),
        "reports": sorted(reports, key=lambda report: (report[0] == "", report[0], report[1].number)),
    }


def _positions(shelf: Shelf, story: Story) -> dict[str, Any]:
    rows = stands(story, shelf.numbers(story))
    return {"picture": positions_picture(rows), "rows": rows}


PICTURES: dict[str, Callable[[Shelf, Story], dict[str, Any]]] = {
    "lineage": _lineage,
    "timeline": _timeline,
    "positions": _positions,
}


def _show(request: Request[Any, Any, Any], name: str, kind: str) -> Response[bytes]:
    def make(shelf: Shelf, at: Here) -> bytes:
        story = story_of(shelf, name)
        return render(f"{kind}.html", at, **frame(shelf, story, kind), **PICTURES[kind](shelf, story))

    return room_of(request).kept(request, "stories", make)


@get("/stories/{name:str}/lineage", sync_to_thread=True)
def lineage(request: Request[Any, Any, Any], name: FromPath[str]) -> Response[bytes]:
    """Show who rests on whom."""
    return _show(request, name, "lineage")


@get("/stories/{name:str}/timeline", sync_to_thread=True)
def timeline(request: Request[Any, Any, Any], name: FromPath[str]) -> Response[bytes]:
    """Show reports and events over time."""
    return _show(request, name, "timeline")


@get("/stories/{name:str}/positions", sync_to_thread=True)
def positions(request: Request[Any, Any, Any], name: FromPath[str]) -> Response[bytes]:
    """Show what each side demands, offers and refuses, over time."""
    return _show(request, name, "positions")


HANDLERS = [lineage, timeline, positions]

"""Empty results for stages that are not there yet. This file goes when they are."""

from typing import Any

from twosource.records.ledger import Ledger
from twosource.records.page import CaptureNote, Document, Outlet, Stamp
from twosource.records.reading import Reading
from twosource.records.story import Cast, Lineage


class _Blank:
    name, version = "blank", "0"

    def read(self, document: Document) -> Reading:
        return Reading(document=document.id, reader="blank")


def _clean(capture: Any, settings: Any) -> list[Document]:
    from twosource.records.identity import make_id

    p = capture.prepared
    text = p.text if p else capture.data.decode("utf-8", "replace")
    return [
        Document(
            id=make_id("d", text, p.id if p else None), ref=p.id if p else None,
            capture=CaptureNote(path=capture.path, url=capture.url, sha256=capture.sha256, media_type=capture.media_type),
            title=p.title if p else None, outlet=Outlet(), published=Stamp(value=p.published if p else None), modified=None,
            byline=(), language="en", text=text,
        )
    ]  # fmt: skip


BLANK: dict[str, Any] = {
    "clean": _clean,
    "reader": lambda name: _Blank(),
    "date": lambda documents, readings: {},
    "trace": lambda documents, readings: Lineage(),
    "gather": lambda documents, readings, lineage: tuple((d.id,) for d in documents),
    "resolve": lambda documents, readings: Cast(),
    "settle": lambda case: (),
    "weigh": lambda case: (),
    "record": lambda case, claims: (Ledger(), ()),
}

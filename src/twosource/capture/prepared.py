"""JSON Lines: every line is prepared text that is kept exactly as it is, or an article as data.

A pretty-printed JSON object, or an array of objects, is taken as if each object stood on a line of its own.
"""

import codecs
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from twosource.capture.charsets import charset
from twosource.capture.json_kinds import is_graph, kind_of
from twosource.capture.unpack import Unpacked, megabytes
from twosource.errors import Refused
from twosource.records.page import Capture, Failure, Prepared
from twosource.settings import Settings

JSON = "application/json"
_ENDINGS = (".jsonl", ".ndjson", ".json", ".jsonlines", ".ldjson", ".jsonld")
_OBJECT = re.compile(r'\s*(?:\[\s*)?\{\s*(?:"|\})')
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_BLANK = b" \t\r\n\0"


# Half of a surrogate pair, which an escape in JSON can name though no text can hold it.
_HALF = re.compile("[\ud800-\udfff]")


class LineError(Exception):
    """The line gives nothing; the others go on."""


def looks_like_json(head: bytes, path: str) -> bool:
    """Whether a source holds JSON objects; the ending counts where its first line is broken."""
    text = head.decode(charset(head[: len(head) // 4 * 4]), "replace").replace("\0", "")
    if _OBJECT.match(text.lstrip("\ufeff")):
        return True
    named = path.lower().removesuffix(".gz").endswith(_ENDINGS)
    opens = text.lstrip("\ufeff \t\r\n")[:1]
    return named and (opens in ("{", "[") or any(_OBJECT.match(line) for line in text.split("\n")[1:]))


def json_captures(path: str, unpacked: Unpacked, settings: Settings) -> Iterator[Capture | Failure]:
    """Yield a capture for each line that can be read and a failure, at `PATH:LINE`, for each that cannot.

    The captures of articles as data have `PATH:LINE` for their path too, where the source holds several lines.

    Raises:
        Refused: the source breaks off or unpacks without end, after the lines before that were given.

    """
    found = False
    alone, lines = _lines(unpacked, settings)
    for number, line in enumerate(lines, start=1):
        if line is not None and not line.strip(_BLANK):
            continue
        found = True
        try:
            if line is None:
                raise LineError(f"a line of more than {megabytes(settings.line_bytes)}")
            yield line_capture(path, line, settings, place=path if alone else f"{path}:{number}")
        except LineError as reason:
            yield Failure(source=f"{path}:{number}", reason=str(reason))
    if not found:
        raise Refused("empty")


def _lines(unpacked: Unpacked, settings: Settings) -> tuple[bool, Iterable[bytes | None]]:
    """Return the lines, and whether there is but one, as far as the beginning of the source tells."""
    head = unpacked.head
    if head.startswith(_WIDE_MARKS) or charset(head[: len(head) // 4 * 4]).startswith("utf-16"):
        data = unpacked.whole(settings.capture_bytes)
        data = data.decode(charset(data), "replace").encode("utf-8", "surrogatepass")
    elif _spread_over_lines(head):
        data = unpacked.whole(settings.capture_bytes)
    else:
        return unpacked.ended and b"\n" not in head.strip(_BLANK), unpacked.lines(settings.line_bytes)
    found = _objects(data) if _spread_over_lines(data) else data.split(b"\n")
    return len(found) == 1, found


def _spread_over_lines(head: bytes) -> bool:
    """Tell a first line that opens what it does not close: `{`, `[`, or `{"text": "…",`."""
    first, line_feed, _ = head.removeprefix(codecs.BOM_UTF8).lstrip(_BLANK).partition(b"\n")
    first = first.strip(_BLANK)
    return first[:1] == b"[" or (bool(line_feed) and (first == b"{" or first.endswith((b",", b"{", b"["))))


def _objects(data: bytes) -> list[bytes]:
    """Put each object of one JSON value on a line; what is no JSON value is cut at its line feeds.

    Raises:
        Refused: it is broken, and none of its lines is an object by itself.

    """
    try:
        value = json.loads(data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        lines = data.split(b"\n")
        if any(line.startswith(b"{") and line.rstrip(_BLANK).endswith(b"}") for line in lines):
            return lines
        place = f", in line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise Refused(
            "JSON nested too deeply" if isinstance(error, RecursionError) else f"broken JSON{place}"
        ) from error
    if not isinstance(value, list) or is_graph(value):
        return [data]
    try:
        return [bytes(item) for item in msgspec.json.decode(data, type=list[msgspec.Raw])]
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return [json.dumps(item).encode() for item in value]


def line_capture(path: str, line: bytes, settings: Settings, *, place: str) -> Capture:
    """Return the capture of one line, which lies at `place`; LineError where there is none in it."""
    fields = _value(line)
    if (kind := kind_of(fields)) is not None:
        digest = hashlib.sha256(line).hexdigest()
        return Capture(path=place, data=line, sha256=digest, media_type=kind, charset="utf-8")
    if not isinstance(fields, dict):
        raise LineError("not a JSON object")
    text = fields.get("text")
    if not isinstance(text, str):
        raise LineError("no text" if text is None else "its text is not a string")
    if len(text) > settings.text_chars:
        raise LineError(f"a text of more than {settings.text_chars} characters")
    prepared = _prepared(text, fields)
    digest = hashlib.sha256(line).hexdigest()
    return Capture(path=path, data=line, sha256=digest, media_type=JSON, url=prepared.url, prepared=prepared)


def _whole(text: str) -> str:
    """Put the replacement character for each half character: offsets stay, and the text can be written anywhere."""
    return _HALF.sub("\ufffd", text)


def _value(line: bytes) -> Any:
    try:
        return json.loads(line.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace").replace("\0", ""))
    except RecursionError as error:
        raise LineError("JSON nested too deeply") from error
    except ValueError as error:
        position = f", at character {error.pos + 1}" if isinstance(error, json.JSONDecodeError) else ""
        raise LineError(f"broken JSON{position}") from error


def _prepared(text: str, fields: dict[str, Any]) -> Prepared:
    notices: list[str] = ["half characters replaced"] if _HALF.search(text) else []

    def understood(name: str, kinds: tuple[type, ...], inner: str | None = None) -> Any:
        value = fields.get(name)
        if inner and isinstance(value, dict):
            value = value.get(inner)
        if value is None or (isinstance(value, kinds) and not isinstance(value, bool)):
            return value
        notices.append(f"{name} not understood")
        return None

    def words(name: str, inner: str | None = None) -> str | None:
        value = understood(name, (str, int), inner)
        return None if value is None else _whole(str(value)).strip() or None

    identity = understood("id", (str, int))
    byline = understood("byline", (str, list))
    names = [byline] if isinstance(byline, str) else byline or []
    if not all(isinstance(name, str) for name in names):
        notices.append("byline not understood")
    return Prepared(
        text=_whole(text),
        id=None if identity is None else _whole(str(identity)),
        title=words("title"),
        published=words("published", "value"),
        modified=words("modified", "value"),
        outlet=words("outlet", "name"),
        url=words("url"),
        byline=tuple(_whole(name).strip() for name in names if isinstance(name, str) and name.strip()),
        language=words("language"),
        notices=tuple(dict.fromkeys(notices)),
    )

"""Which encoding bytes are in: by mark, validity, what the page or its server declares, and only then by statistics."""

import codecs
import re

from twosource.errors import Refused

_MARKS = (  # the longer first: the UTF-32 mark begins like that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s{0,8}=\s{0,8}[\"']?\s{0,8}([A-Za-z0-9_:.-]{2,40})",
    re.I,
)
_STRAY_ESCAPE = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ACCENTED = re.compile(rb"[\xc0-\xff]")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
# What pages call Latin-1 or ASCII is Windows-1252 in fact (WHATWG Encoding Standard, names and labels).
_MEANT = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "windows-1252": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "x-sjis": "cp932",
}
# What Python can do with bytes besides, and no page is written in: host names, escapes, what reads as tags only here.
_NOT_OF_PAGES = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7", "charmap", "undefined"})
_SAMPLE = 64 * 1024
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or office file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"PAR1", "a Parquet file"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
)


def refuse_binary(head: bytes) -> None:
    """Raise Refused where the beginning of a source is not text in any encoding."""
    for magic, name in _MAGIC:
        if head.startswith(magic):
            raise Refused(f"binary: {name}")
    if head.startswith(tuple(mark for mark, _ in _MARKS)) or _wide(head):
        return
    controls = len(_STRAY_ESCAPE.findall(head.replace(b"\0", b"")))
    if controls > len(head) // 50 or head.count(0) > len(head) // 2:
        raise Refused("binary: not text")


def charset(data: bytes, named: str | None = None) -> str:
    """Return the name of the encoding of `data`, one that Python knows; decoding may still need `replace`.

    `named` is what the server says; it counts where the page does not name an encoding that fits.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    if wide := _wide(data[:_SAMPLE]):
        return wide
    if _valid(data, "utf-8"):
        return "utf-8"
    declared, told = _declared(data), _known(named) if named else None
    for said in (declared, told):
        if said and said != "utf-8" and _valid(data, said):
            return said
    if _mostly_utf8(data):
        return "utf-8"
    return _guessed(data) or declared or told or "cp1252"


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data, 0, 8192)
    return _known(match.group(1).decode("ascii")) if match else None


def _known(label: str) -> str | None:
    """Return Python's name for an encoding that a page or a server names; None where it has none."""
    label = label.strip().lower()
    try:
        name = codecs.lookup(_MEANT.get(label.lower(), label)).name if label else ""
    except (LookupError, ValueError):
        return None
    # A page that can be read as far as this declaration is not in a wide encoding, whatever it says.
    if name.startswith(("utf-16", "utf-32")) or name.replace("_", "-") in _NOT_OF_PAGES:
        return None
    return name if _is_text_codec(name) else None


def _is_text_codec(name: str) -> bool:
    try:
        return isinstance(b"a".decode(name), str)
    except (LookupError, UnicodeError, ValueError):
        return False


def _valid(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except (UnicodeError, ValueError):
        return False
    return True


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: one half of the bytes is nearly all NUL, the other has hardly any."""
    if len(head) < 4:
        return None
    half = len(head) // 2
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.4 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _mostly_utf8(data: bytes) -> bool:
    """Broken UTF-8 has more whole characters than broken ones; other encodings look whole only by chance."""
    broken = data.decode("utf-8", "replace").count("\ufffd")
    return len(re.findall(rb"[\xc2-\xf4][\x80-\xbf]", data)) > broken


def _guessed(data: bytes) -> str | None:
    if len(_ACCENTED.findall(data)) < len(data) // 10 and _valid(data, "cp1252"):
        return "cp1252"  # too little for statistics, and Western in nearly every case
    from charset_normalizer import from_bytes

    sample = _busiest(data)
    best = from_bytes(sample, threshold=0.3).best()
    return best.encoding if best is not None else None


def _busiest(data: bytes) -> bytes:
    """Cut a part of `data` from shortly before its first byte beyond ASCII: only from there it tells."""
    match = _BEYOND_ASCII.search(data)
    start = max(0, match.start() - 2048) if match else 0
    return data[start : start + _SAMPLE]

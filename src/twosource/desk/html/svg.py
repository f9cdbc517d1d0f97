"""The few elements that the pictures are drawn with; every word and value is escaped."""

import unicodedata

from markupsafe import Markup, escape

from twosource.desk.phrases import visible

EM = 0.56
"""Mean width of a letter of the page's typeface, in parts of its size."""


def element(name: str, *inside: str | Markup, **attributes: str | float | None) -> Markup:
    """Return an element; `class_` is `class`, other underscores are hyphens, None leaves an attribute out."""
    words = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_escaped(_short(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{name}{words}>{''.join(map(_escaped, inside))}</{name}>")  # noqa: S704  escaped here


def _escaped(part: str | Markup) -> str:
    return part if isinstance(part, Markup) else escape(visible(part))


def _short(value: str | float) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)


def picture(title: str, description: str, *inside: Markup, name: str, width: float, height: float) -> Markup:
    """Return a whole picture with its name and description for those who do not see it."""
    return element(
        "svg",
        element("title", title, id=f"{name}-t"),
        element("desc", description, id=f"{name}-d"),
        *inside,
        xmlns="http://www.w3.org/2000/svg",
        role="group",
        aria_labelledby=f"{name}-t {name}-d",
        viewBox=f"0 0 {_short(width)} {_short(height)}",
        width=width,
        height=height,
        class_="picture",
    )


def label(words: str, x: float, y: float, **attributes: str | float | None) -> Markup:
    """Return a line of words that starts, or by `text_anchor` ends, at a point of its baseline."""
    return element("text", words, x=x, y=y, **attributes)


def cut_to(words: str, width: float, size: float) -> str:
    """Return as much of the words as fits in `width` at a type of `size`, with an ellipsis where some are cut."""
    lines = wrapped(words, width, size, 1)
    return lines[0] if lines else ""


def wrapped(words: str, width: float, size: float, most: int) -> list[str]:
    """Return at most `most` lines that fit in `width` at a type of `size`; what is cut ends with an ellipsis."""
    room = max(4, int(width / (size * EM)))
    lines: list[str] = []
    line = ""
    for word in visible(words).split():
        longer = f"{line} {word}" if line else word
        if _columns(longer) <= room:
            line = longer
            continue
        if len(lines) == most - 1:
            return [*lines, _clipped(longer, room)]
        if line:
            lines.append(line)
        line = _clipped(word, room)
    return [*lines, line] if line else lines


def _columns(words: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in words)


def _clipped(words: str, room: int) -> str:
    if _columns(words) <= room:
        return words
    kept, used = [], 0
    for letter in words:
        used += _columns(letter)
        if used > room - 1:
            break
        kept.append(letter)
    return "".join(kept).rstrip() + "…"

import re
from importlib import resources

import pytest

CSS = resources.files("twosource.desk.html").joinpath("dossier.css").read_text("utf-8")
BLOCKS = re.findall(r":root\{([^}]*)\}", CSS)

# ink, ground
PAIRS = [
    ("ink", "paper"),
    ("ink", "card"),
    ("ink", "seen"),
    ("quiet", "paper"),
    ("quiet", "card"),
    ("link", "paper"),
    ("link", "card"),
    ("link", "soft"),
    ("bad", "bad-bg"),
    ("bad", "soft"),
    ("warn", "warn-bg"),
    ("warn", "paper"),
    ("calm", "calm-bg"),
    ("ink", "calm-bg"),
    ("quiet", "calm-bg"),
    ("none", "none-bg"),
    ("lit-ink", "lit"),
]


def palette(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):(#[0-9a-f]{3,6})", block))


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", range(3), ids=["light", "dark", "paper"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_words_stand_out_from_their_ground_by_wcag_aa(theme: int, ink: str, ground: str) -> None:
    colours = palette(BLOCKS[0]) | palette(BLOCKS[theme])
    high, low = sorted((luminance(colours[ink]), luminance(colours[ground])), reverse=True)
    assert (high + 0.05) / (low + 0.05) >= 4.5

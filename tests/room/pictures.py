"""Take the pictures of the room that the documentation holds: each kind of page, wide and narrow, light and dark.

A command for developers: `python tests/room/pictures.py FOLDER`, which `make pictures` calls.
"""

import io
import itertools
import os
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from rooms import EXAMPLES, Visitor, addresses, filled, foremost, served

PAGES = """stories found dossier claims claim differences ledger entry people sources lineage timeline positions
document evidence compare actors actor outlets outlet changes judgements judgement check add missing""".split()
HIGH, GAP = 800, 16
COLOURS = 64
TAKEN = "2025-09-29T08:00:00.000000+00:00"
BOTH = (False, True)


def main(folder: Path, wanted: list[str]) -> None:
    folder = folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    os.chdir(EXAMPLES.parent)  # what is shown holds no path of this machine, and no time of today
    holdings = filled(Path("examples/istanbul"), Path("examples/harbour"), clock=lambda: TAKEN)
    origin = [foremost(holdings).documents[0].id, "Bosphorus Wire"]
    holdings.judge("origin", origin, who="Ada", why="Its editor says so.")
    known = addresses(holdings)
    with served(holdings) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        for name in wanted or PAGES:
            looks = [shot(browser, base, known[name], dark, narrow) for dark, narrow in itertools.product(BOTH, BOTH)]
            together(looks).quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
                folder / f"{name}.png", optimize=True
            )


def shot(browser: Browser, base: str, address: str, dark: bool, narrow: bool) -> Image.Image:
    """Return what a reader sees first of a page."""
    reader = Visitor(browser, base, dark=dark, narrow=narrow)
    reader.page.set_viewport_size({"width": 390 if narrow else 1280, "height": HIGH})
    reader.page.goto(base + address)
    taken = Image.open(io.BytesIO(reader.page.screenshot())).convert("RGB")
    reader.context.close()
    return taken


def together(looks: list[Image.Image]) -> Image.Image:
    """Return the four looks in one picture: light above dark, wide beside narrow."""
    wide, narrow = looks[0].width, looks[1].width
    sheet = Image.new("RGB", (wide + narrow + GAP, 2 * HIGH + GAP), "#8a8a8a")
    for at, look in enumerate(looks):
        sheet.paste(look, ((wide + GAP) * (at % 2), (HIGH + GAP) * (at // 2)))
    return sheet


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])

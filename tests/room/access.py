"""The rules of WCAG 2.2, to the level AA, that a program can look after."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

ALL = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
OF_COLOURS = {"type": "rule", "values": ["color-contrast"]}
OF_SIZES = {"type": "rule", "values": ["scrollable-region-focusable", "target-size"]}
"""The rules whose outcome other colours, or another size, can change."""


def broken(page: Page, rules: dict[str, Any]) -> list[str]:
    """Which of the rules a page breaks, and where."""
    found = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]}).response["violations"]
    return [
        f"{rule['id']}: {node['target']} {node.get('failureSummary', '')}" for rule in found for node in rule["nodes"]
    ]

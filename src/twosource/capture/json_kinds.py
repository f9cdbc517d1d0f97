"""What a JSON value holds: schema.org as JSON-LD, a ninjs item, or neither."""

import re
from typing import Any

JSON_LD = "application/ld+json"
NINJS = "application/ninjs+json"
_LD_FIELDS = frozenset({"@context", "@graph", "@type"})
_ARTICLE = re.compile(r"(?:article|posting|report|newsstory)$", re.I)
# Any of these beside a `uri` makes an item of ninjs; in its third version names are written in mixed case.
_NINJS_FIELDS = frozenset(
    """bodies headlines headline versioncreated firstcreated contentcreated pubstatus representationtype
    infosources infosource copyrightholder slugline""".split()
)
_NINJS_NAMES = re.compile(r"(?:body|headline)_\w")


def kind_of(value: Any) -> str | None:
    """Return the media type of the articles in a JSON value; None for prepared text and anything else."""
    if isinstance(value, list):
        return JSON_LD if is_graph(value) else None
    if not isinstance(value, dict):
        return None
    if _LD_FIELDS.intersection(value):
        return JSON_LD
    return NINJS if not isinstance(value.get("text"), str) and _is_ninjs(value) else None


def is_graph(values: list[Any]) -> bool:
    """Whether an array holds nodes of JSON-LD that belong together, and not only articles side by side."""
    nodes = [value for value in values if isinstance(value, dict) and _LD_FIELDS.intersection(value)]
    return bool(nodes) and len(nodes) == len(values) and not all(map(_is_article, nodes))


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(
        isinstance(kind, str) and _ARTICLE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _is_ninjs(fields: dict[str, Any]) -> bool:
    standard = fields.get("standard", fields.get("$standard"))
    if isinstance(standard, dict) and "ninjs" in str(standard.get("name")).lower():
        return True
    names = {name.lower() for name in fields}
    return "uri" in names and (bool(names & _NINJS_FIELDS) or any(map(_NINJS_NAMES.match, names)))

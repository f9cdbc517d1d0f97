"""Every regular expression of the program, and how it is used."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

import twosource

_LEFT_OUT = re.compile(r"__main__|\.migrations\b")
_FROM_ANYWHERE = ("sub", "split", "findall", "finditer", "subn", "search", "scanner")
_INLINE = frozenset({"search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer", "compile"})


class Used(Struct, frozen=True):
    """A pattern, by where it stands, and the method that asks most of it: `match`, `fullmatch`, or `finditer`."""

    name: str
    pattern: re.Pattern[str] | re.Pattern[bytes]
    how: str


def patterns() -> list[Used]:
    """Return all patterns: those that modules hold, and those that stand in a call."""
    found: dict[tuple[str | bytes, int], Used] = {}
    places = sorted(Path(twosource.__path__[0]).rglob("*.py"))
    sources = "\n".join(path.read_text("utf-8") for path in places)
    for module in pkgutil.walk_packages(twosource.__path__, "twosource."):
        if _LEFT_OUT.search(module.name):
            continue
        held = vars(importlib.import_module(module.name))
        for name, value in held.items():
            for pattern in _inside(value):
                how = _how(name, sources) if pattern is value else "finditer"
                found.setdefault((pattern.pattern, pattern.flags), Used(f"{module.name}.{name}", pattern, how))
    for path in places:
        for line, how, words, flags in _in_calls(ast.parse(path.read_text("utf-8"))):
            pattern = re.compile(words, flags)
            found.setdefault((pattern.pattern, pattern.flags), Used(f"{path.stem}.py:{line}", pattern, how))
    return list(found.values())


def _inside(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 4 and isinstance(value, Mapping) and len(value) < 5_000:
        yield from (pattern for each in value.values() for pattern in _inside(each, depth + 1))
    elif depth < 4 and isinstance(value, Sequence | frozenset) and not isinstance(value, str) and len(value) < 5_000:
        yield from (pattern for each in value for pattern in _inside(each, depth + 1))


def _how(name: str, sources: str) -> str:
    methods = set(re.findall(rf"\b{name}\.(\w+)\b", sources))
    if not methods or methods.intersection(_FROM_ANYWHERE):
        return "finditer"
    return "match" if "match" in methods else "fullmatch" if "fullmatch" in methods else "finditer"


def _in_calls(tree: ast.Module) -> Iterator[tuple[int, str, str, int]]:
    """Yield the patterns that are written where they are used: line, method, words, flags."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _INLINE):
            continue
        if not (isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and node.args):
            continue
        words = node.args[0]
        if isinstance(words, ast.Constant) and isinstance(words.value, str):
            flags = (
                re.I
                if any(
                    ast.unparse(each.value if isinstance(each, ast.keyword) else each) in ("re.I", "re.IGNORECASE")
                    for each in (*node.args[1:], *node.keywords)
                )
                else 0
            )
            how = node.func.attr if node.func.attr in ("match", "fullmatch") else "finditer"
            yield node.lineno, how, words.value, int(flags)

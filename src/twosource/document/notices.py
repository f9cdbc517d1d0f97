"""What a page says about itself that a reader must know."""

import re
from collections.abc import Iterable

MACHINE_WRITTEN = "machine-written"
LONGEST = 400

_MACHINE = (
    r"(?:an? )?(?:(?:generative )?a\.?i\.?"
    r"(?:[- ](?:assistant|writer|author|bot|desk|editor|reporter|staff|tools?|model))?"
    r"|artificial intelligence|chatgpt(?:[- ]?\d\w*)?|gpt-?\d\w*|large language models?|language models?|llms?"
    r"|robots?|bots?|machines?|automation|algorithms?)"
)
_MAKING = r"(?:generated|written|created|produced|composed|drafted|authored|rewritten)"
_THING = r"(?:article|story|post|report|text|content|piece|news item|page)"
_BYLINE = re.compile(
    rf"(?:(?:{_THING} )?(?:{_MAKING}|posted|published) )?(?:by|with|using|author:?) {_MACHINE}\W*", re.IGNORECASE
)
_LABEL = re.compile(
    rf"(?:100% |fully )?(?:ai|machine|auto(?:matically)?)[- ]{_MAKING}(?: {_THING})?\W*(?:{_MACHINE}\W*)?"
    rf"|(?:{_THING} )?automatically {_MAKING}(?: {_THING})?\W*",
    re.IGNORECASE,
)
_STATEMENT = re.compile(
    rf"(?:^|[.!?:*(\[]\s*)(?:note: |disclaimer: |editor'?s note: )?this {_THING} (?:was|is|has been|may have been|were)"
    rf" (?:(?!not\b|never\b)\w+ ){{0,3}}?(?:automatically {_MAKING}|{_MAKING} (?:\w+ ){{0,5}}?"
    rf"(?:by|with|using|through|via|from)\b(?: (?:the )?(?:help|use|aid|assistance|support) of)?"
    rf" (?:[\w-]+ ){{0,3}}?{_MACHINE}\b)",
    re.IGNORECASE,
)


def notices(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the notices that the lines of a page, its byline and labels among them, give cause for.

    `machine-written`: a byline or label that is nothing else ("By AI"), or a sentence that says so of this very
    article. An article about machines that write says it of others, and gives none.
    """
    return (MACHINE_WRITTEN,) if any(_says_machine(line.strip()) for line in lines) else ()


def _says_machine(line: str) -> bool:
    if not line or len(line) > LONGEST:
        return False
    return bool(_BYLINE.fullmatch(line) or _LABEL.fullmatch(line) or _STATEMENT.search(line))

"""Which outlet a flat page says it is of."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from twosource.document.mastheads import masthead
from twosource.records.page import Outlet

LEAST = 2.0
OF_RIGHTS = 3.0
HELD = 1.0
LONGEST_LINE = 200
_NAME_WORD = r"[A-Z0-9À-ÞА-Я][\w’'&.+-]*"
_NAME = rf"(?P<name>(?:The |the )?{_NAME_WORD}(?: (?:(?:of|the|de|and|&|for|in|di|del) )?{_NAME_WORD}){{0,4}})"
_SAYS: tuple[tuple[float, re.Pattern[str]], ...] = tuple(
    (weight, re.compile(pattern.replace("NAME", _NAME)))
    for weight, pattern in (
        (OF_RIGHTS, r"(?:©|\([cC]\)|&copy;)\s*(?:[Cc]opyright\s*)?(?:\d{4}(?:\s?[-–]\s?\d{2,4})?,?\s+)?(?:by )?NAME"),
        (OF_RIGHTS, r"[Cc]opyright\s*(?:©|\([cC]\))?\s*(?:\d{4}(?:\s?[-–]\s?\d{2,4})?,?\s+)?(?:by )?NAME"),
        (OF_RIGHTS, r"^(?:\W*)(?:\d{4}(?:\s?[-–]\s?\d{2,4})?\s+)NAME\W*\s*[Aa]ll [Rr]ights [Rr]eserved"),
        (2.5, r"\b[Ss]upport NAME (?:on|with|today|by)\b"),
        (2.5, r"\b[Mm]ore [Ff]rom NAME\s*$"),
        (2.0, r"\b[Ff]ollow NAME (?:on|via)\b"),
        (2.0, r"\b[Dd]ownload (?:the )?NAME (?:[Aa]pp|[Mm]obile)"),
        (
            2.0,
            r"\b(?:[Ss]ubscribe|[Ss]ign [Uu]p|[Ll]og ?[Ii]n|[Jj]oin|[Rr]egister) (?:to|for|on|with"
            r"|at) (?:the )?NAME(?: (?:newsletters?|channel|today|now|for|on|and)\b|\W*$)",
        ),
        (2.0, r"^(?:[Tt]he )?NAME (?:[Nn]ewsletters?|[Aa]pps?)\W*$"),
        (2.0, r"^(?:[Aa]bout|[Cc]ontact|[Aa]dvertise (?:[Ww]ith|on|in)|[Ww]elcome to) NAME\W*$"),
        (2.0, r"\b(?:[Rr]eporting|[Ww]riting|[Cc]orrespondent) (?:for|of) NAME\W*$"),
        (1.5, r"\bNAME (?:is not responsible|may (?:earn|receive)|has updated its|uses cookies)\b"),
    )
)
_EMPTY = frozenset(
    """us me our this that it here all more now today news home facebook twitter x instagram youtube telegram google
    whatsapp linkedin tiktok pinterest reddit apple android ios app store play email e-mail rss getty images the
    author contributor contributors newsletter newsletters world business sport sports politics opinion culture
    technology health science video videos photos editors staff terms privacy cookies rights reserved your free daily
    breaking latest top stories section sections category wordpress blogger pty ltd copyright web site website europe
    asia africa america middle east international national local entertainment lifestyle travel magazine podcast
    podcasts live tv radio newsroom disqus push notifications alerts account policy policies mobile preferences get
    settings choices edition e-edition editions e-paper epaper our for sign up in log of and help faq faqs subscriber
    subscribers subscriptions print digital desktop tablet conditions service services center centre feedback content
    jobs shop money markets opinions letters obituaries weather local region nation county city crime courts sports
    traffic microsoft shutterstock weekend puzzles games events classifieds corrections press
    editorial report morning evening e""".split()
)
_TAIL = re.compile(
    r"(?:[,.]? (?:Inc|Ltd|LLC|Limited|Corp|Corporation|GmbH|AG|S\.A|Co|Pty|plc|PLC|All|Rights|Reserved"
    r"|Privacy|Terms|Designed|Powered"
    r"|Contact|Copyright|Site|Use of|By using)\b.*|[.,;:|]+)$"
)
_HOLDER = re.compile(
    r"\b(?:Inc|Ltd|LLC|Limited|Corp|Corporation|Company|GmbH|Holdings|Group|Interactive|Networks?"
    r"|Publishing|Newspapers"
    r"|Media|Ventures|Partners|Printers|Properties)\b"
)
_RIGHTS = re.compile(r"\b(?:19|20)\d\d\b|rights|copyright", re.IGNORECASE)
_VERB = re.compile(r"^(?:About|Contact|Follow|Visit|Join|Subscribe to|Sign Up For)\s+")
_YEAR = re.compile(r"^(?:19|20)\d\d\s*[-–,]?\s*|[\s,]+(?:19|20)\d\d$")
_HOUSES = frozenset(
    (
        "bbc the bbc", "cable news network", "cbs interactive", "comcast", "conde nast", "condé nast", "dow jones",
        "dow jones company", "gannett", "hearst", "mcclatchy", "medianews group", "meredith", "nbc universal",
        "nbcuniversal", "news communication", "news communications", "nexstar", "oath", "penske media", "postmedia",
        "sinclair", "sky uk", "tribune publishing", "turner broadcasting system", "vox media", "ziff davis",
    )
)  # fmt: skip
"""Companies that hold the rights of many outlets and publish under none of their names."""


def outlet(lines: Sequence[str], *, suffixes: Iterable[str] = (), not_these: Iterable[str] = ()) -> Outlet:
    """Return the outlet that the words of the page name as its own; an empty one where it does not say.

    `suffixes` are names that stand after the headline; `not_these` are names that are credited or wrote the article.
    A name that stands over the page is the outlet's, credited or not.
    """
    if over := top_name(lines):
        return Outlet(name=over)
    weight: dict[str, float] = defaultdict(float)
    shown: dict[str, str] = {}
    barred = {_key(name) for name in not_these}
    claims = [(2.0, name) for name in suffixes]
    for line in lines:
        if len(line) <= LONGEST_LINE:
            claims.extend(_claims(line))
    for gain, name in claims:
        clean = _clean(name)
        key = _key(clean)
        empty = len(key) < 3 or all(word in _EMPTY or word.isdigit() for word in key.split())
        again = gain == HELD and weight.get(key, 0.0) >= HELD
        if not empty and not again and key not in barred and key not in _HOUSES:
            weight[key] += gain
            shown.setdefault(key, clean)
    ranked = sorted(weight.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < LEAST:
        return Outlet()
    return Outlet(name=shown[ranked[0][0]])


def top_name(lines: Sequence[str]) -> str | None:
    """Return the name that stands over the page."""
    return masthead(lines, _EMPTY)


def _claims(line: str) -> list[tuple[float, str]]:
    """What one line says; a company that holds the rights is not what readers call the outlet."""
    found = []
    for gain, pattern in _SAYS:
        if match := pattern.search(line):
            rights = gain == OF_RIGHTS
            held = rights and _HOLDER.search(line[match.start() : match.end() + 12])
            # A mark of copyright without year or words is a photographer's as often as an outlet's.
            bare = rights and not _RIGHTS.search(line)
            found.append((HELD if held or bare else gain, match["name"]))
    return found


def _clean(name: str) -> str:
    return _TAIL.sub("", _YEAR.sub("", _VERB.sub("", name).split(". ")[0])).strip(" .,|-–")


def _key(name: str) -> str:
    return re.sub(r"[^\w]+", " ", name.casefold()).strip().removeprefix("the ")

"""What a line looks like, alone and among its neighbours, in numbers.

The features follow what is known to tell text from furniture without tags: length, sentence ends, function words
and density of neighbours (Kohlschütter et al., "Boilerplate Detection using Shallow Text Features", WSDM 2010;
Pomikálek's jusText). Function words are the page's own most frequent short words beside the English ones, so that
pages in other languages have them too.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence

from twosource.document.lines import ends_sentence

STOP_WORDS = frozenset(
    "a an and are as at be been but by for from had has have he her his i if in into is it its more not of on or"
    " she so than that the their them there they this to was we were what when which who will with would you".split()
)
CUES: dict[str, str] = {
    "share": r"share|tweet|facebook|twitter|whatsapp|telegram|linkedin|pinterest|reddit|instagram|youtube|e-?mail"
    r"|print|flipboard|copy link|social",
    "account": r"subscri\w+|sign (?:up|in)|log ?in|register|newsletters?|account|unsubscribe|inbox|alerts|donate"
    r"|membership|free trial|app store|google play|download",
    "legal": r"©|copyright|all rights reserved|terms of (?:use|service)|privacy|cookies?|disclaimer|contact us|about us"
    r"|advertis\w+|sponsored|promoted|careers|sitemap",
    "onward": r"read (?:more|next|also)|also read|see also|related|recommended|most (?:read|popular|viewed)|trending"
    r"|more (?:from|on|stories|in|news)|you (?:may|might) (?:also )?like|next article|previous|latest"
    r"|top stories"
    r"|up next|don't miss|editor's picks?|popular|view all|load more|show more|continue reading|click here",
    "reply": r"comments?|repl(?:y|ies)|upvotes?|likes?|posted by|says:|join the (?:discussion|conversation)|reactions?",
    "picture": r"photo\w*|image|picture[ds]?|pic|file|getty|credit|courtesy|screenshot|illustration|video|watch|gallery"
    r"|caption|graphic",
    "label": r"tags?|tagged|topics?|filed under|categor(?:y|ies)|by|written by|updated|published|posted|author"
    r"|min(?:ute)?s? read"
    r"|search|menu|home|skip to|close|sections?",
}
CUE_PATTERNS = {name: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for name, words in CUES.items()}
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_DATE = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d\d\b(?:\s*[ap]\.?m\b)?|\b\d+ (?:minutes?|hours?|days?|weeks?) ago\b", re.IGNORECASE
)
_INNER_END = re.compile(r"[.!?…][\"'”’»)]*\s+(?=[\"'“‘«(]*[^\W\d_a-z])|[。！？](?=.)")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_ADDRESS = re.compile(r"https?://|www\.|\b[\w-]+\.(?:com|org|net|co)\b|[@#]\w", re.IGNORECASE)
_SEPARATOR = re.compile(r"[|»›«•·→←]|\s/\s|\.\.\.$|…$")
LONGEST_LOOKED_AT = 2000
REACH = 3
FAR = 30


def features(lines: Sequence[str]) -> list[list[float]]:
    """Return one row of numbers a line; `names()` says what stands where."""
    page_words = _function_words(lines)
    seen = Counter(line.casefold() for line in lines)
    own = [_own(line, page_words, seen) for line in lines]
    _add_cohesion(lines, own)
    around = _around(lines, own)
    blank = [0.0] * _SHARED
    rows = []
    for i, row in enumerate(own):
        full = row + around[i]
        for step in range(1, REACH + 1):
            for j in (i - step, i + step):
                full += own[j][:_SHARED] if 0 <= j < len(own) else blank
        rows.append(full)
    return rows


_OWN = (
    (
        "log_words ends sentences function_share page_function_share capital_share comma_rate long medium tiny digits"
        " date clock bullet separator address repeated quote colon all_capitals lower_start"
    ).split()
    + [f"cue_{name}" for name in CUES]
    + ["cohesion"]
)
_SHARED = len(_OWN)
_DATE_COLUMN = _OWN.index("date")
_REPEATED = _OWN.index("repeated")
_COHESION = _OWN.index("cohesion")
_CUE_COLUMNS = slice(_OWN.index("cue_share"), _COHESION)
_SHAPE = slice(0, _DATE_COLUMN)
_AROUND = (
    "position words_before_share prose_before prose_after nearest_before nearest_after between density"
    " short_run in_core before_core after_core prose_share_before prose_share_after onward_since reply_since"
    " date_since lines core_share title_distance title_passed title_known cues_before cues_after cue_ahead"
    " dates_before dates_after shape_before shape_after"
).split()


def names() -> list[str]:
    """Return the names of the columns of `features`."""
    columns = [*_OWN, *_AROUND]
    for step in range(1, REACH + 1):
        columns += [f"{name}-{step}" for name in _OWN] + [f"{name}+{step}" for name in _OWN]
    return columns


def _function_words(lines: Sequence[str]) -> frozenset[str]:
    """The page's most frequent short words in lower case, counted in its longer lines."""
    count: Counter[str] = Counter()
    for line in lines:
        words = line[:LONGEST_LOOKED_AT].split()
        if len(words) >= 10:
            count.update(word for word in words if len(word) <= 5 and word.isalpha() and word.islower())
    ranked = sorted(count.items(), key=lambda item: (-item[1], item[0]))
    return frozenset(word for word, times in ranked[:25] if times > 1)


def word_count(line: str) -> int:
    """Count words; two characters of a script that sets no spaces count as one."""
    return len(line.split()) + len(_UNSPACED.findall(line)) // 2


def _add_cohesion(lines: Sequence[str], own: Sequence[list[float]]) -> None:
    """Append to each row how much of the line's vocabulary is that of the core's other lines."""
    start, end = core(own)
    vocabularies = [vocabulary(line[:LONGEST_LOOKED_AT]) for line in lines]
    count: Counter[str] = Counter()
    for words in vocabularies[start:end]:
        count.update(words)
    for i, (row, words) in enumerate(zip(own, vocabularies, strict=True)):
        inside = start <= i < end
        known = sum(count[word] > inside for word in words)
        row.append(known / len(words) if words else 0.0)


def vocabulary(line: str) -> frozenset[str]:
    """Return the words of more than three letters, in lower case."""
    return frozenset(word for word in _WORD.findall(line.casefold()) if len(word) > 3)


def _own(line: str, page_words: frozenset[str], seen: Counter[str]) -> list[float]:
    text = line[:LONGEST_LOOKED_AT]
    words = _WORD.findall(text)
    n = max(1, word_count(text))
    length = max(1, len(text))
    capitals = sum(word[0].isupper() for word in words[1:])
    row = [
        math.log1p(word_count(line)),
        float(ends_sentence(line)),
        min(6.0, float(len(_INNER_END.findall(text)))),
        sum(word.lower() in STOP_WORDS for word in words) / n,
        sum(word in page_words for word in words) / n,
        capitals / max(1, n - 1),
        min(1.0, 5 * text.count(",") / n),
        float(n >= 20),
        float(8 <= n < 20),
        float(n <= 2),
        sum(c.isdigit() for c in text) / length,
        float(bool(_DATE.search(text))),
        float(bool(_CLOCK.search(text))),
        float(not text[0].isalnum() and text[0] not in "\"'“‘«("),
        float(bool(_SEPARATOR.search(text))),
        float(bool(_ADDRESS.search(text))),
        float(min(3, seen[line.casefold()] - 1)),
        float(text[0] in "\"“«‘'„"),
        float(text.endswith(":")),
        float(text.isupper()),
        float(text[0].islower()),
    ]
    # A cue says more in a short line than in a long one.
    row += [min(1.0, 6.0 * len(cue.findall(text[:300])) / n) for cue in CUE_PATTERNS.values()]
    return row


def _around(lines: Sequence[str], own: Sequence[list[float]]) -> list[list[float]]:
    """What a line's place among all lines tells: prose before and after, the core block, headings of lists passed."""
    n = len(lines)
    words = [math.expm1(row[0]) for row in own]
    prose = [_is_prose(row, count) for row, count in zip(own, words, strict=True)]
    start, end = core(own)
    before, after = _distances(prose)
    total = sum(words) or 1.0
    total_prose = sum(count for count, is_prose in zip(words, prose, strict=True) if is_prose) or 1.0
    title, known = _likely_title(own, start)
    noted = [1.0 if count < 12 and max(row[_CUE_COLUMNS]) > 0.3 else 0.0 for row, count in zip(own, words, strict=True)]
    dated = [
        1.0 if count < 14 and row[_DATE_COLUMN] + row[_DATE_COLUMN + 1] > 0 else 0.0
        for row, count in zip(own, words, strict=True)
    ]
    _, cue_ahead = _distances([x > 0 for x in noted])
    rows, seen_words, seen_prose = [], 0.0, 0.0
    since = {"onward": FAR, "reply": FAR, "date": FAR}
    for i, row in enumerate(own):
        this_prose = words[i] if prose[i] else 0.0
        window = range(max(0, i - 4), min(n, i + 5))
        rows.append(
            [
                i / n,
                seen_words / total,
                min(5.0, sum(prose[max(0, i - 6) : i])),
                min(5.0, sum(prose[i + 1 : i + 7])),
                math.log1p(min(FAR, before[i])),
                math.log1p(min(FAR, after[i])),
                math.log1p(min(FAR, before[i] + after[i])),
                math.log1p(sum(words[j] * prose[j] for j in window)),
                math.log1p(_short_run(words, i)),
                float(start <= i < end),
                math.log1p(min(200, max(0, start - i))),
                math.log1p(min(200, max(0, i - end + 1))),
                seen_prose / total_prose,
                (total_prose - seen_prose - this_prose) / total_prose,
                math.log1p(since["onward"]),
                math.log1p(since["reply"]),
                math.log1p(since["date"]),
                math.log1p(n),
                math.log1p(sum(words[start:end])),
                math.log1p(min(60, abs(i - title))),
                float(i > title),
                min(8.0, known),
                sum(noted[max(0, i - 6) : i]),
                sum(noted[i + 1 : i + 7]),
                math.log1p(min(FAR, cue_ahead[i])),
                sum(dated[max(0, i - 6) : i]),
                sum(dated[i + 1 : i + 7]),
                _likeness(own, i, -1),
                _likeness(own, i, 1),
            ]
        )
        seen_words += words[i]
        seen_prose += this_prose
        for name in since:
            column = _OWN.index("date" if name == "date" else f"cue_{name}")
            since[name] = 0 if row[column] > 0.8 and words[i] < 12 else min(FAR, since[name] + 1)
    return rows


def _likely_title(own: Sequence[list[float]], start: int) -> tuple[int, float]:
    """The line before or at the core's start that shares most words with it, a date or a repetition counting too."""
    best, chosen = -1.0, start
    for i in range(max(0, start - 60), min(len(own), start + 2)):
        row = own[i]
        count = math.expm1(row[0])
        if not 3 <= count <= 30 or row[2] > 1:
            continue
        dated = any(near[_DATE_COLUMN] or near[_DATE_COLUMN + 1] for near in own[i + 1 : i + 6])
        score = row[_COHESION] * min(count, 12) + 1.5 * dated + row[_REPEATED] - 0.05 * (start - i) - 2 * row[1]
        if score >= best:
            best, chosen = score, i
    return chosen, max(0.0, best)


def _likeness(own: Sequence[list[float]], i: int, step: int) -> float:
    """How alike this line and its neighbour are in shape, from 0 to 1."""
    j = i + step
    if not 0 <= j < len(own):
        return 0.0
    return 1.0 - min(1.0, sum(abs(a - b) for a, b in zip(own[i][_SHAPE], own[j][_SHAPE], strict=True)) / 4.0)


def _is_prose(row: list[float], words: float) -> bool:
    return words >= 12 and (row[1] > 0 or row[2] > 1) and max(row[3], row[4]) > 0.15


def core(own: Sequence[list[float]]) -> tuple[int, int]:
    """Return `[start, end)` of the run of lines with the greatest sum of words of prose less a price for the rest."""
    best, best_span, run, run_start = 0.0, (0, 0), 0.0, 0
    for i, row in enumerate(own):
        count = math.expm1(row[0])
        gain = count if _is_prose(row, count) else -8.0
        if run <= 0:
            run, run_start = 0.0, i
        run += min(gain, 120.0)
        if run > best:
            best, best_span = run, (run_start, i + 1)
    return best_span


def _distances(marks: Sequence[bool]) -> tuple[list[int], list[int]]:
    """How many lines back, and ahead, the nearest marked line stands."""
    before, after = [FAR] * len(marks), [FAR] * len(marks)
    last = -FAR
    for i, mark in enumerate(marks):
        before[i] = i - last
        last = i if mark else last
    following = len(marks) + FAR
    for i in range(len(marks) - 1, -1, -1):
        after[i] = following - i
        following = i if marks[i] else following
    return before, after


def _short_run(words: Sequence[float], i: int) -> int:
    """How many short lines stand together here, counted up to ten on each side."""
    if words[i] >= 12:
        return 0
    low, high = i, i
    while low > 0 and i - low < 10 and words[low - 1] < 12:
        low -= 1
    while high + 1 < len(words) and high - i < 10 and words[high + 1] < 12:
        high += 1
    return high - low + 1

"""What language a text is in, decided with a leaning to what is declared and to English where a text is short."""

import re

READ = frozenset({"en"})
NOT_READ = "language not read"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAMPLE = 20_000
_COMMON = frozenset(
    """the of and to a in that is was for it with as he on be at by i this had not are but from or have an they
    which one you were all her she there would their we him been has when who will no more if out so said what
    up its about than into them can only other time new some could these two may first then do any like my now
    over such our man me even most made after also did many off before must well back through years much where
    your way down should because each just those people how too little us world very make""".split()
)
# A sixth of the words of any English text are among these; in other languages hardly any are.
_ENGLISH_SHARE = 0.16
_FEW_WORDS = 12


def language_of(text: str, declared: str | None = None) -> str | None:
    """Return the ISO 639-1 code of the language of `text`; None where there are no words and none is declared.

    The words decide; `declared` (`en`, `en-US`, `uk_UA`) decides where they are too few.
    Method: function words for English, py3langid (a naive Bayes model over byte n-grams) for the rest.
    """
    code = _code(declared)
    words = _WORD.findall(text[:_SAMPLE])
    if not words:
        return code
    share = sum(word.lower() in _COMMON for word in words) / len(words)
    if share >= _ENGLISH_SHARE:
        return "en"
    if len(words) < _FEW_WORDS:
        if code:
            return code
        if all(word.isascii() for word in words):
            return "en"  # too little to call it anything else
    from py3langid import classify

    return str(classify(" ".join(words))[0])


def _code(declared: str | None) -> str | None:
    match = re.match(r"\s*([A-Za-z]{2,3})(?:[-_]|\s*$)", declared or "")
    if not match:
        return None
    code = match.group(1).lower()
    return {"eng": "en", "ukr": "uk", "rus": "ru", "tur": "tr", "ger": "de", "fra": "fr"}.get(code, code)

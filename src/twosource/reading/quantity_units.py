"""What numbers count: currencies, measures, and the singular of the noun that follows."""

from collections.abc import Sequence

from twosource.language.numeral_words import Word
from twosource.language.numerals import word_at

SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₴": "UAH", "₹": "INR", "₺": "TRY",
           "₩": "KRW", "₪": "ILS", "₭": "LAK", "₫": "VND", "₦": "NGN", "₱": "PHP", "₸": "KZT", "฿": "THB",
           "ரூ": "INR"}  # fmt: skip
DOLLARS = {"us": "USD", "u.s.": "USD", "c": "CAD", "ca": "CAD", "cad": "CAD", "can": "CAD", "a": "AUD",
           "au": "AUD", "hk": "HKD", "nz": "NZD", "s": "SGD", "nt": "TWD", "r": "BRL", "usd": "USD"}  # fmt: skip
"""What stands before `$`, letters in lower case."""
CODES = frozenset(
    "usd eur gbp jpy rub uah inr try krw ils cny cad aud hkd nzd sgd twd brl chf sek nok dkk pln czk huf ron bgn "
    "mxn zar egp aed sar qar irr iqd syp lbp jod kwd pkr bdt thb vnd idr myr php ngn kes kzt gel amd azn byn "
    "btc".split()
)
_COINS = {
    "dollar": "USD", "euro": "EUR", "pound": "GBP", "sterling": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY",
    "rmb": "CNY", "kuai": "CNY", "ruble": "RUB", "rouble": "RUB", "hryvnia": "UAH", "rupee": "INR", "lira": "TRY",
    "won": "KRW", "shekel": "ILS", "franc": "CHF", "rand": "ZAR", "zloty": "PLN", "forint": "HUF", "real": "BRL",
    "bitcoin": "BTC", "markka": "FIM", "guilder": "NLG", "peseta": "ESP", "peso": "MXN", "dirham": "AED",
    "riyal": "SAR", "rial": "IRR", "dinar": "IQD", "krona": "SEK", "krone": "NOK", "baht": "THB", "dong": "VND",
    "tenge": "KZT", "lari": "GEL", "naira": "NGN", "ringgit": "MYR", "rupiah": "IDR", "deutschmark": "DEM",
    "mark": "DEM", "satoshi": "BTC", "cent": "cent", "pence": "penny", "penny": "penny", "sen": "sen",
}  # fmt: skip
_NATIONS = {
    ("australian", "USD"): "AUD", ("canadian", "USD"): "CAD", ("kong", "USD"): "HKD", ("singapore", "USD"): "SGD",
    ("zealand", "USD"): "NZD", ("taiwan", "USD"): "TWD", ("belgian", "CHF"): "BEF", ("french", "CHF"): "FRF",
    ("egyptian", "GBP"): "EGP", ("lebanese", "GBP"): "LBP", ("syrian", "GBP"): "SYP", ("irish", "GBP"): "IEP",
    ("kuwaiti", "IQD"): "KWD", ("jordanian", "IQD"): "JOD", ("serbian", "IQD"): "RSD", ("pakistani", "INR"): "PKR",
    ("philippine", "MXN"): "PHP", ("argentine", "MXN"): "ARS", ("chilean", "MXN"): "CLP", ("danish", "NOK"): "DKK",
    ("italian", "TRY"): "ITL", ("qatari", "SAR"): "QAR", ("omani", "IRR"): "OMR", ("czech", "SEK"): "CZK",
}  # fmt: skip
_NATIONALITIES = frozenset(nation for nation, _ in _NATIONS) | frozenset(
    "us u.s american hong new british uk sterling finnish dutch spanish chinese japanese swiss russian ukrainian "
    "turkish indian israeli iranian saudi iraqi mexican korean south german swedish norwegian polish".split()
)
MEASURES = {
    "km": "kilometre", "kms": "kilometre", "m": "metre", "cm": "centimetre", "mm": "millimetre", "kg": "kilogram",
    "kgs": "kilogram", "g": "gram", "lb": "pound", "lbs": "pound", "ft": "foot", "mph": "mile per hour",
    "kph": "kilometre per hour", "kmh": "kilometre per hour", "mw": "megawatt", "gw": "gigawatt", "kw": "kilowatt",
    "mwh": "megawatt-hour", "gwh": "gigawatt-hour", "kwh": "kilowatt-hour", "gb": "gigabyte", "mb": "megabyte",
    "tb": "terabyte", "ha": "hectare", "bpd": "barrel per day", "hz": "hertz", "ghz": "gigahertz",
    "mhz": "megahertz", "bps": "basis point",
}  # fmt: skip
"""Abbreviations of measures with the noun they stand for."""
_MEASURE_NOUNS = frozenset(
    "kilometre kilometer metre meter centimetre centimeter mile foot inch yard acre hectare ton tonne kilogram gram "
    "pound ounce litre liter gallon barrel megawatt gigawatt kilowatt degree kiloton".split()
)
_IRREGULAR = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot",
    "servicemen": "serviceman", "servicewomen": "servicewoman", "policemen": "policeman", "lives": "life",
    "wives": "wife", "knives": "knife", "halves": "half", "leaves": "leaf", "thieves": "thief", "mice": "mouse",
    "teeth": "tooth", "crises": "crisis", "bases": "base", "cases": "case", "houses": "house", "aircraft": "aircraft",
    "personnel": "personnel", "police": "police", "troops": "troop", "sheep": "sheep", "buses": "bus",
    "gases": "gas", "viruses": "virus", "fish": "fish", "series": "series", "species": "species", "pence": "penny",
    "spacecraft": "spacecraft", "fishermen": "fisherman", "gunmen": "gunman", "businessmen": "businessman",
    "congressmen": "congressman", "criteria": "criterion", "media": "medium", "dead": "dead", "wounded": "wounded",
    "injured": "injured", "missing": "missing", "feetlong": "foot",
}  # fmt: skip
_STOPS = frozenset(
    "the a an of in on at to and or but from for by with as is are was were be been has have had who which that "
    "this these those it its he she they we i you his her their our not than per after before during since until "
    "about into over under between against while when where will would can could said says into out up down off "
    "does did do if so because also each every half times more less fewer other including".split()
)
_SKIPPED = frozenset("more other fewer additional further".split())
_REACH = 5


def singular(noun: str) -> str:
    """Return the singular of a plural noun in lower case; other words as they are."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun


def is_plural(noun: str) -> bool:
    """Whether a word has the shape of a plural noun."""
    return noun in _IRREGULAR or (len(noun) > 2 and noun.endswith("s") and not noun.endswith(("ss", "us", "is", "'s")))


def counted_noun(words: Sequence[Word], at: int, value: float | None) -> str | None:
    """Return the singular of the noun that a number before token `at` counts; None where none is seen.

    The first plural of the next few words is taken ("600 Iranian-made drones"); after "one" the last word before
    one that ends the phrase.
    """
    if word_at(words, at - 1) in ("-", "‐", "‑") and word_at(words, at).isalpha():
        return None if word_at(words, at) in _STOPS else singular(word_at(words, at))
    at += 2 * (word_at(words, at) == "or" and word_at(words, at + 1) in ("more", "so", "fewer", "less"))
    at += word_at(words, at) == "of"
    at += word_at(words, at) in ("the", "its", "their", "these", "those", "his", "her", "our")
    last: str | None = None
    for index in range(at, at + _REACH):
        word = word_at(words, index)
        if word in _SKIPPED or word in ("-", "‐", "‑"):
            continue
        if not word.isalpha() or word in _STOPS:
            break
        if is_plural(word):
            return singular(word)
        last = last or word if value == 1 else None
    return last


def coin_after(words: Sequence[Word], at: int) -> tuple[str, int] | None:
    """Return the currency named at token `at` ("Australian dollars", "USD") and the token after it."""
    word = word_at(words, at)
    if word in SYMBOLS:
        return SYMBOLS[word], at + 1
    if word in CODES:
        prefix = word_at(words, at + 1)[:1].isdecimal() and words[at + 1].start == words[at].end
        return None if prefix else (word.upper(), at + 1)
    begin = at
    while at < begin + 2 and word_at(words, at) in _NATIONALITIES:
        at += 1
    coin = coin_named(word_at(words, at))
    if coin is None:
        return None
    return _NATIONS.get((word_at(words, at - 1), coin), coin) if at > begin else coin, at + 1


def coin_named(word: str) -> str | None:
    """Return the currency code of a coin's name, singular or plural."""
    return _COINS.get(word) or _COINS.get(word.removesuffix("s")) or _COINS.get(singular(word))


def measure_after(words: Sequence[Word], at: int) -> tuple[str, int] | None:
    """Return the measure named at token `at` and the token after it."""
    word = word_at(words, at)
    if word in MEASURES:
        return MEASURES[word], at + 1
    noun = singular(word)
    return (noun, at + 1) if noun in _MEASURE_NOUNS else None

"""Who passes on what others said: agencies, broadcasters, papers, platforms."""

from functools import lru_cache

AGENCIES = frozenset(
    "tass reuters afp ap upi xinhua interfax yonhap kcna kyodo jiji anadolu aa dpa efe ansa irna isna tasnim fars mehr "
    "sana wafa spa wam mena ukrinform unian interfax-ukraine belta bta pap mti tanjug hina apa azertac "
    "armenpress ria sputnik bernama antara pti ani bloomberg bbc cnn cnbc msnbc nbc abc cbs fox npr pbs itv rt cgtn "
    "cctv nhk dw rfi rfe rferl voa axios politico breitbart buzzfeed huffpost".split()
)
"""Names that stand alone, in lower case."""

OUTLET_PHRASES = (
    "associated press",
    "agence france-presse",
    "ria novosti",
    "al jazeera",
    "al arabiya",
    "sky news",
    "fox news",
    "deutsche welle",
    "der spiegel",
    "le monde",
    "el país",
    "ukrainska pravda",
    "the economist",
    "the guardian",
    "the hill",
    "the atlantic",
    "the independent",
    "the intercept",
    "trt world",
    "radio free europe",
)

OUTLET_WORDS = frozenset(
    "news times post journal tv television radio agency tribune herald magazine daily network broadcaster newspaper "
    "gazette chronicle telegraph observer examiner inquirer globe mirror mail press pravda izvestia kommersant "
    "newsletter media outlet website channel weekly review wire newswire".split()
)
"""Common last words of an outlet's name, or words that say it is one."""

PLATFORMS = frozenset(
    "twitter x facebook telegram instagram tiktok youtube weibo threads bluesky mastodon linkedin snapchat "
    "vkontakte reddit whatsapp".split()
)
PLATFORM_PHRASES = ("truth social", "social media")


@lru_cache(maxsize=4096)
def is_outlet(name: str) -> bool:
    """Does this name or description speak of an agency, paper, broadcaster or site?"""
    lower = name.lower().replace("’", "'").removeprefix("the ").strip()
    words = lower.replace("'s", "").split()
    if not words:
        return False
    if any(phrase in f" {lower} " or phrase.removeprefix("the ") == lower for phrase in OUTLET_PHRASES):
        return True
    if words[0] == "channel" and words[-1].isdigit():
        return True
    return words[0] in AGENCIES or words[-1] in AGENCIES or words[-1] in OUTLET_WORDS

"""One sound for the many spellings of a word of a name.

Transliterations of one Cyrillic, Arabic or Turkish name differ in a small number of regular ways (Sergei, Sergey,
Sergej; Zelensky, Zelenskyy, Zelenskiy; Mohammed, Muhammad). `sound` undoes them, one after the other, in the
spirit of a phonetic key, but keeps the vowels, so that different names stay different.
"""

import re
from functools import lru_cache

from anyascii import anyascii

from twosource.lexicon.folding import fold

# In this order: what is found (in folded Latin letters), and what is put in its place.
_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"[^a-z0-9]", ""),
        (r"shch|schtsch|stsch|chtch|szcz", "sh"),
        (r"dzh|dsch|dj", "j"),
        (r"tsch|tch|cz|tj(?=[aeiou])", "ch"),
        (r"sch|sz", "sh"),
        (r"zh", "j"),
        (r"kh|ch(?=[rlmn])", "h"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"gh", "g"),
        (r"ck|cc(?=[aouhrlk])|q", "k"),
        (r"tz|cz|ts", "c"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"oo|ou", "u"),
        (r"ee", "i"),
        (r"ae|oe", "e"),
        (r"ue", "u"),
        (r"(?<=.)(?:iyi|iia|iya|ija|ia|ya|ja|aya)$", "a"),
        (r"(?:yy|iy|ij|ii|yi|yj|ey|ei|ej|y|i|j)$", "i"),
        (r"^(?:ye|je|ie)", "e"),
        (r"^(?:yu|ju|iu)", "u"),
        (r"^(?:ya|ja|ia)", "a"),
        (r"(?<=[aeou])[yj](?=[aeiou])", ""),
        (r"[yj](?=[bcdfghklmnpqrstvz])", "i"),
        (r"iy|yi|ij|ii|ie|ei|ey|ay|aj", "i"),
        (r"(?<=[bcdfghklmnpqrstvz])[yj](?=[aeou])", ""),
        (r"y", "i"),
        (r"(?<=[bcdfghklmnpqrstvz])i(?=u)", ""),
        (r"ff$", "v"),
        (r"ow$|of$", "ov"),
        (r"h$|h(?=[bcdfgklmnpqrstvz])", ""),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """Return the common sound of one word of a name, in lower-case Latin letters and digits."""
    plain = fold(anyascii(fold(word)))
    for pattern, instead in _RULES:
        plain = pattern.sub(instead, plain)
    return plain

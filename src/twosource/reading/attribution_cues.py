"""Cues in one sentence: which verbs report, what belongs to their group, and whose they are."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from twosource.lexicon.clauses import (
    AUXILIARIES,
    BE,
    CATENATIVES,
    CONJUNCTIONS,
    DETERMINERS,
    HAVE,
    MODALS,
    PLURAL_PRONOUNS,
    PREPOSITIONS,
    RELATIVES,
    SUBJECT_PRONOUNS,
)
from twosource.lexicon.cues import NOUN_VERBS, PARTICLES, Form, verb_forms
from twosource.reading.attribution_items import Item
from twosource.reading.attribution_named import according_to, name_end
from twosource.reading.attribution_phrases import (
    Range,
    is_adverb,
    is_boundary,
    is_verbish,
    opening_phrase,
    phrase_after,
    phrase_before,
)

_SINGULAR_BEFORE = frozenset("he she it who which everyone somebody someone nobody this that".split())
_BAD_BEFORE_ING = DETERMINERS | PREPOSITIONS - {"by", "in", "after", "before", "of", "for"}


class Cue(Struct, frozen=True):
    """A reporting verb with its group `[start, end)`, its subject, and how it is used.

    `voice` is `active`, `passive` or `participle`; `inverted` says that the subject comes behind, `shared` that
    it is the subject of a cue before; `relay` is who quotes the subject.
    """

    start: int
    end: int
    verb: str
    frames: str
    voice: str
    subject: Range | None
    inverted: bool = False
    shared: bool = False
    relay: Range | None = None


def find_cues(items: Sequence[Item]) -> list[Cue]:
    """Return the cues of a sentence in order; none overlaps another."""
    found: list[Cue] = []
    titled = _is_titled(items)
    at = 0
    while at < len(items):
        usable = items[at].quote is None and (titled or at == 0 or not items[at].capital)
        cue = _cue_at(items, at, found) if usable else None
        if cue is None or (found and cue.start < found[-1].end):
            at += 1
            continue
        found.append(cue)
        at = max(cue.end, at + 1)
    return [_completed(items, cue, found, index) for index, cue in enumerate(found)]


def _is_titled(items: Sequence[Item]) -> bool:
    """In A Headline Written Like This a capital says nothing about a word."""
    words = [item for item in items[:40] if item.lower.isalpha() and len(item.lower) > 3]
    return bool(words) and sum(item.capital for item in words) * 10 >= len(words) * 7


def _cue_at(items: Sequence[Item], at: int, before: list[Cue]) -> Cue | None:
    item = items[at]
    if item.lower == "according" and at + 1 < len(items) and items[at + 1].lower == "to":
        return Cue(at, at + 2, "according", "qc", "active", according_to(items, at + 2), inverted=True)
    for form in verb_forms().get(item.lower, ()):
        start = _group_start(items, at)
        cue = _as_verb(items, at, start, form, before)
        cue = _quoting(items, cue) if cue is not None and form.verb in ("quote", "cite") else cue
        if cue is not None:
            return _with_particle(items, cue)
    return None


def _group_start(items: Sequence[Item], at: int) -> int:
    start = at
    while start > 0 and at - start < 8:
        before = items[start - 1]
        word = before.lower
        if before.quote is None and (
            word in AUXILIARIES or (is_adverb(before) and start > 1) or word == "to" or _links(items, start - 1)
        ):
            start -= 1
        else:
            break
    while start < at and is_adverb(items[start]) and (start == 0 or items[start - 1].lower in (",", "and", "but")):
        start += 1
    return start


def _links(items: Sequence[Item], at: int) -> bool:
    """Declined | to say, went | on to say."""
    word = items[at].lower
    if word == "on" and at > 0 and items[at - 1].lower in ("went", "go", "goes", "going"):
        return items[at + 1].lower == "to"
    following = items[at + 1].lower if at + 1 < len(items) else ""
    return word in CATENATIVES and following in ("to", "on") and not items[at].capital


def _as_verb(items: Sequence[Item], at: int, start: int, form: Form, before: list[Cue]) -> Cue | None:
    group = [items[k].lower for k in range(start, at)]
    helpers = [word for word in group if word in AUXILIARIES or word == "to"]
    nearest = next((word for word in reversed(group) if word in AUXILIARIES or word == "to"), None)
    if form.kind == "ing":
        if nearest in BE:
            return _finite(items, at, start, form, before)
        return _participle(items, at, form, before)
    if form.kind == "base":
        if nearest == "to" and len(helpers) < 2 and not any(word in CATENATIVES for word in group):
            return None
        if nearest is None and not _plural_subject(items, start):
            return None
        if nearest is not None and nearest not in MODALS:
            return None
        if nearest is None and _is_noun_here(items, at, form):
            return None
        return _finite(items, at, start, form, before)
    if form.kind == "s":
        if helpers or not _singular_subject(items, start, at, form) or _is_noun_here(items, at, form):
            return None
        return _finite(items, at, start, form, before)
    if nearest in BE and not (nearest in ("'s",) and form.verb == "say"):
        return _passive(items, at, start, form)
    if form.kind == "pp" and nearest not in HAVE:
        return None
    if nearest is not None and nearest not in HAVE:
        return None
    following = items[at + 1].lower if at + 1 < len(items) else "."
    bare = following == "to" and at + 2 < len(items) and items[at + 2].lower in ("be", "have")
    if nearest is None and (following == "by" or bare):
        return None  # the clause, reported to be worth …: a participle
    return _finite(items, at, start, form, before)


def _finite(items: Sequence[Item], at: int, start: int, form: Form, before: list[Cue]) -> Cue | None:
    if form.verb == "continue" and start != at:
        return None  # will continue "as long as it takes": nobody goes on speaking
    cue = Cue(start, at + 1, form.verb, form.frames, "active", None)
    if start > 0 and items[start - 1].lower in CONJUNCTIONS:
        return None if _joins_passives(items, start - 1) else replace(cue, shared=True)
    if start == at and start > 0 and items[start - 1].lower in DETERMINERS - {"this", "that", "all", "both"}:
        return None
    inverted = _inverted_subject(items, start, at + 1, form)
    if inverted is not None:
        return replace(cue, subject=inverted, inverted=True)
    subject = phrase_before(items, start)
    if subject is None and start > 1 and items[start - 1].lower in (",", "—", "–") and before and "q" in form.frames:
        return replace(cue, shared=True)
    if subject is None:
        return None
    if items[subject[1] - 1].lower.endswith(("'s", "s'")) and (form.kind in ("base", "s") or _noun_behind(items, at)):
        return None
    return replace(cue, subject=subject)


def _noun_behind(items: Sequence[Item], at: int) -> bool:
    """Lind's proposed | move: a participle between owner and noun."""
    item = items[at + 1] if at + 1 < len(items) else None
    if item is None or item.quote is not None or item.timed or item.capital or not item.lower[0].isalpha():
        return False
    return not is_boundary(item) and item.lower not in DETERMINERS | PREPOSITIONS | SUBJECT_PRONOUNS | CONJUNCTIONS


def _joins_passives(items: Sequence[Item], at: int) -> bool:
    """Must be understood and | agreed: the second participle reports nothing."""
    helped = any(items[k].lower in BE for k in range(max(0, at - 4), at))
    return helped and at > 0 and items[at - 1].lower.endswith(("ed", "en", "ood", "ght", "ne", "wn"))


def _is_noun_here(items: Sequence[Item], at: int, form: Form) -> bool:
    """claims, attacks, questions: nouns where no object and no clause follows."""
    if form.verb not in NOUN_VERBS or _opened_by_relative(items, at):
        return False
    following = items[at + 1].lower if at + 1 < len(items) else "."
    if following in PARTICLES.get(form.verb, {}):
        return False
    nouny = PREPOSITIONS | CONJUNCTIONS | {".", ",", ";", ")", "—", "–", "?", "!"}
    return following in nouny or is_verbish(items, at + 1)


def _opened_by_relative(items: Sequence[Item], at: int) -> bool:
    """Which Israel | claims: a name and a verb, and no noun with another in front of it."""
    named = at - 1
    while named > 0 and at - named < 6 and items[named].capital and items[named].quote is None:
        named -= 1
    return 0 < named < at - 1 and items[named].lower in ("which", "who", "whom", "that")


def _inverted_subject(items: Sequence[Item], start: int, end: int, form: Form) -> Range | None:
    """…," said the minister; … on 2 June, said Lavrov."""
    if "q" not in form.frames or form.kind not in ("past", "s") or start != end - 1:
        return None
    if "a" in form.frames:
        return None  # …," Lavrov told the agency: who stands behind the verb is spoken to
    if start > 0 and items[start - 1].quote is None and items[start - 1].lower not in (",", "—", "–", "-", ";"):
        return None
    subject = phrase_after(items, end)
    if subject is None or items[subject[0]].timed:
        return None
    behind = items[subject[1]] if subject[1] < len(items) else None
    closed = behind is None or behind.lower in (".", ",", ":", ";", "—", "–", '"') or behind.timed
    open_end = behind is not None and behind.lower in PREPOSITIONS | RELATIVES | {"as", "when", "and", "while", "("}
    if not (closed or open_end) or _has_subject_before(items, start, subject[1]):
        return None
    return subject


def _has_subject_before(items: Sequence[Item], start: int, behind: int) -> bool:
    """Lind, the head of the board, said | officials of the port …: nobody but Lind speaks, unless the sentence ends."""
    if start < 4 or items[start - 1].lower != "," or items[start - 2].quote is not None:
        return False
    if behind >= len(items) or items[behind].lower in (".", ",") or items[behind].timed:
        return False
    return phrase_before(items, start) is not None


def _plural_subject(items: Sequence[Item], start: int) -> bool:
    if start == 0:
        return False
    word = items[start - 1].lower
    if word in PLURAL_PRONOUNS or word == ",":
        return True
    if items[start - 1].quote is not None or word in DETERMINERS or word in PREPOSITIONS:
        return False
    return word.endswith("s") and not word.endswith(("'s", "ss", "us", "is")) and len(word) > 3


def _singular_subject(items: Sequence[Item], start: int, at: int, form: Form) -> bool:
    if start == 0:
        return False
    previous = items[start - 1]
    following = items[at + 1] if at + 1 < len(items) else None
    if previous.lower in _SINGULAR_BEFORE or previous.quote is not None or previous.lower in (",", "—", "–"):
        return True
    if previous.lower in DETERMINERS or previous.lower in PREPOSITIONS or previous.lower.endswith("'s"):
        return False
    if previous.lower in CONJUNCTIONS:
        return not (following is not None and following.lower in PREPOSITIONS | CONJUNCTIONS | {".", ","})
    if following is not None and following.lower in ("of", "from", "by", "and", "or"):
        return False
    noun = form.verb in NOUN_VERBS and not _opened_by_relative(items, start)
    return not (noun and at + 1 < len(items) and is_verbish(items, at + 1))


def _passive(items: Sequence[Item], at: int, start: int, form: Form) -> Cue | None:
    end = at + 1
    if form.verb in ("quote", "cite") and end + 1 < len(items) and items[end].lower == "as":
        if items[end + 1].lower.endswith("ing"):
            subject = phrase_before(items, start)
            return Cue(start, end + 2, "say", "qc", "active", subject) if subject else None
        return None
    as_ = next((k for k in range(end, min(end + 8, len(items) - 1)) if items[k].lower == "as"), None)
    if form.verb in ("quote", "cite") and as_ is not None and items[as_ + 1].lower.endswith("ing"):
        relay = phrase_after(items, end + 1, apposition=False) if items[end].lower == "by" else None
        subject = phrase_before(items, start)
        return Cue(as_, as_ + 2, "say", "qc", "active", subject, relay=relay) if subject else None
    by = next((k for k in range(end, min(end + 6, len(items))) if items[k].lower in ("by", "that")), None)
    by = by if by is not None and items[by].lower == "by" else None  # believed that hostages abducted by … are alive
    subject = phrase_after(items, by + 1) if by is not None else None
    return Cue(start, end, form.verb, form.frames, "passive", subject)


def _participle(items: Sequence[Item], at: int, form: Form, before: list[Cue]) -> Cue | None:
    cue = Cue(at, at + 1, form.verb, form.frames, "participle", None, shared=True)
    if form.verb in ("quote", "cite") and name_end(items, at + 1) is not None:
        return None
    if at == 0:
        return cue
    previous = items[at - 1]
    following = items[at + 1].lower if at + 1 < len(items) else ""
    if previous.lower == "while" and "q" not in form.frames:
        return None  # … received the terms, while seeking to change them: whoever received them seeks
    if previous.lower == '"' and "q" in form.frames and "c" in form.frames:
        return cue if following not in ("of", ".", "and", "") else None
    if previous.lower in (",", "—", "–", "while", "and", "by", "after", "before", "when", "also", "instead", ";"):
        return cue if following not in ("of", ".", "and") else None
    if previous.lower == '"' or previous.lower in _BAD_BEFORE_ING or previous.capital:
        return None
    if "c" in form.frames and (following == "that" or following == '"'):
        subject = phrase_before(items, at)
        return replace(cue, subject=subject, shared=False) if subject else None
    return None


def _quoting(items: Sequence[Item], cue: Cue) -> Cue:
    """The agency quoted Lavrov as saying …: Lavrov says it, and the agency passes it on."""
    quoted = phrase_after(items, cue.end, apposition=False)
    if quoted is None or cue.voice == "passive" or quoted[1] + 1 >= len(items) or items[quoted[1]].lower != "as":
        return cue
    if not items[quoted[1] + 1].lower.endswith("ing"):
        return cue
    return Cue(quoted[1], quoted[1] + 2, "say", "qc", "active", quoted, relay=cue.subject if not cue.inverted else None)


def _with_particle(items: Sequence[Item], cue: Cue) -> Cue | None:
    following = items[cue.end].lower if cue.end < len(items) else ""
    frames = PARTICLES.get(cue.verb, {}).get(following)
    timed = cue.end + 1 < len(items) and items[cue.end + 1].timed
    if frames is not None and not timed and cue.voice != "passive":
        return replace(cue, end=cue.end + 1, frames=frames, verb=f"{cue.verb} {following}")
    return cue if cue.frames else None


def _completed(items: Sequence[Item], cue: Cue, cues: list[Cue], index: int) -> Cue:
    """Give a cue without a subject of its own that of the clause it hangs on."""
    if not cue.shared:
        return cue
    if cue.start == 0 or items[0].start == items[cue.start].start:
        later = next((other for other in cues[index + 1 :] if not other.shared), None)
        if later is not None:
            return replace(cue, subject=later.subject)
    for position in range(index - 1, max(-1, index - 7), -1):
        other = cues[position]
        if (
            other.subject is None
            or other.voice == "passive"
            or other.verb == "according"
            or _is_nested(items, cues, position)
        ):
            continue
        return replace(cue, subject=other.subject)
    opening = opening_phrase(items)
    if opening is not None and opening[1] <= cue.start and items[opening[0]].lower not in RELATIVES:
        return replace(cue, subject=opening)
    return cue


def _is_nested(items: Sequence[Item], cues: Sequence[Cue], position: int) -> bool:
    """He said Russia | views …, claiming …: the inner clause's subject is not the one that claims."""
    cue = cues[position]
    if position == 0 or cue.subject is None:
        return False
    outer = cues[position - 1]
    if (
        "c" not in outer.frames
        or outer.verb == "according"
        or outer.voice == "passive"
        or outer.subject is None
        or outer.end > cue.subject[0]
    ):
        return False
    between = {items[k].lower for k in range(outer.end, min(cue.subject[0], outer.end + 40))}
    return not between & {"and", "but", "while", "though", ";", '"'}

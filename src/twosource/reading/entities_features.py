"""What can be seen of a possible name: signs for the kind of thing it names."""

from collections.abc import Sequence

from twosource.lexicon.cities import city
from twosource.lexicon.countries import country, is_adjective, is_people
from twosource.lexicon.given_names import gender, is_surname
from twosource.lexicon.organizations import ORGANIZATION_HEADS, PLACE_FIRST, PLACE_HEADS, known
from twosource.lexicon.regions import is_region
from twosource.lexicon.titles import TITLES
from twosource.lexicon.words import is_word
from twosource.reading.entities_roles import Candidate
from twosource.reading.entities_runs import PARTICLES
from twosource.reading.entities_words import Word

_SPEECH = frozenset(
    "said says told added noted stated argued claimed warned explained wrote tweeted announced insisted stressed "
    "emphasized replied asked urged believes thinks wants met arrived visited spoke".split()
)
_PLACE_BEFORE = frozenset("in at from near to into across outside inside throughout around toward towards".split())


def signs(words: Sequence[Word], item: Candidate) -> list[str]:
    """Return the signs of one candidate, from its own words and from those beside it."""
    return [*_own(words, item), *_beside(words, item)]


def _own(words: Sequence[Word], item: Candidate) -> list[str]:
    part = words[item.first : item.last]
    lows = [word.low for word in part]
    name = " ".join(word.text for word in part)
    count = min(len(part), 5)
    found = ["bias", f"words={count}"]
    found += _listed(name, count)
    found += _heads(lows)
    given = gender(lows[0])
    if given:
        found.append(f"given-first&words={min(count, 3)}")
    if any(gender(low) for low in lows[1:]):
        found.append("given-later")
    if is_surname(lows[-1]):
        found.append(f"surname-last&words={min(count, 3)}")
    if len(part) > 1 and given and is_surname(lows[-1]):
        found.append("given-and-surname")
    common = sum(is_word(low) for low in lows)
    found.append("common=" + ("none" if not common else "all" if common == len(lows) else "some"))
    if name.isupper() and len(name.replace(".", "")) > 1:
        found.append(f"acronym&letters={min(len(name), 6)}")
    if any(low in PARTICLES for low in lows[1:]):
        found.append("particle")
    if any(len(word.text.rstrip(".")) == 1 for word in part):
        found.append("initial")
    if any(sign.isdigit() for sign in name):
        found.append("digit")
    if any(sign.isupper() for sign in name[1:]) and count == 1 and not name.isupper():
        found.append("inner-capital")
    if count == 1:
        found.append("end=" + lows[0][-3:])
    return found


def _listed(name: str, count: int) -> list[str]:
    found = []
    if country(name):
        found.append("country")
    if is_adjective(name):
        found.append("nation")
    if is_people(name):
        found.append("people")
    if is_region(name):
        found.append("region")
    seat = known(name)
    if seat:
        found.append("known=" + seat[1])
    place = city(name)
    if place:
        size = "large" if place.thousands >= 500 else "middle" if place.thousands >= 100 else "small"
        found.append(f"city={size}&words={min(count, 2)}")
    return found


def _heads(lows: Sequence[str]) -> list[str]:
    found = []
    if len(lows) == 1 and lows[0] in ORGANIZATION_HEADS:
        found.append("organization-word")
    if len(lows) > 1 and (lows[-1] in ORGANIZATION_HEADS or lows[-1].rstrip(".") in ORGANIZATION_HEADS):
        found.append("organization-head")
    if any(low in ORGANIZATION_HEADS for low in lows[:-1]):
        found.append("organization-inside")
    if len(lows) > 1 and lows[-1] in PLACE_HEADS:
        found.append("place-head")
    if len(lows) > 1 and lows[0] in PLACE_FIRST and lows[-1] not in ORGANIZATION_HEADS:
        found.append("place-first")
    if len(lows) > 1 and is_adjective(lows[0].title()):
        found.append("nation-first")
    if "of" in lows or "for" in lows:
        found.append("of")
    if "&" in lows or "and" in lows:
        found.append("and")
    if len(lows) > 1:
        found.append("head=" + lows[-1])
        found.append("first=" + lows[0])
    return found


def _beside(words: Sequence[Word], item: Candidate) -> list[str]:
    found = ["titled"] if item.titled else []
    here = words[item.first].sentence
    before = words[item.first - 1] if item.first and words[item.first - 1].sentence == here else None
    after = words[item.last] if item.last < len(words) and words[item.last].sentence == here else None
    low = before.low if before else "^"
    found.append(
        "before="
        + ("place" if low in _PLACE_BEFORE else low if len(low) < 8 and not (before and before.cap) else "other")
    )
    if words[item.last - 1].possessive:
        found.append("owner")
    if after is None:
        found.append("after=$")
    elif after.low in _SPEECH:
        found.append("after=speech")
    elif after.low in TITLES:
        found.append("after=title")
    else:
        found.append("after=" + (after.low if len(after.low) < 7 and not after.cap else "other"))
    if after and after.text == "," and item.last + 1 < len(words) and words[item.last + 1].text.isdigit():
        found.append("age")
    return found

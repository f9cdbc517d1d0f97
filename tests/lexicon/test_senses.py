import pytest

from twosource.lexicon.senses import relation, senses

EVERYDAY = """
rejected/turned down, deal/agreement, boss/chief executive, talks/negotiations, workers/staff, strike/walkout,
wounded/injured, cut/reduce, hold/stage, ship/vessel, capital/city, killed/died, troops/soldiers, officials/authorities,
police/officers, attack/assault, protest/demonstration, rally/march, begin/start, end/finish, accord/pact, prison/jail,
house/home, car/vehicle, company/firm, raise/increase, pay/wages, vote/ballot, lawmakers/parliamentarians,
envoy/diplomat, probe/investigation, blast/explosion, fire/blaze, boat/ship, town/city, shooting/gunfire,
aid/assistance, summit/meeting, plan/proposal, border/frontier, suspect/man, sacked/fired, resigned/quit, jet/plane,
doctors/medics, flood/deluge, delayed/postponed, accused/charged, released/freed, backed/supported, denied/rejected,
bus/coach, storm/hurricane, rocket/missile, hospital/clinic, arrested/detained, buy/acquire, fell/dropped, halt/stop,
big/major, new/fresh, top/senior, late/recent, met/saw, hit/struck, left/departed, military/army, scrap/cancel,
coast/shore,
war/conflict, oil/crude, fuel/petrol, minister/official, leader/president
"""


@pytest.mark.parametrize("pair", EVERYDAY.replace("\n", " ").split(","))
def test_what_news_says_in_two_ways_is_neither_opposite_nor_sibling(pair: str) -> None:
    a, b = pair.strip().split("/")
    assert relation(a, b) in ("same", "broader", "narrower", None)


@pytest.mark.parametrize(
    ("a", "b", "is_"),
    [
        ("rejected", "turned down", "same"),
        ("rejection", "reject", "same"),
        ("negotiations", "talks", "same"),
        ("wounded", "injured", "same"),
        ("ship", "vessel", "broader"),
        ("vessel", "ship", "narrower"),
        ("carrot", "vegetable", "broader"),
        ("reject", "accept", "opposite"),
        ("rejection", "acceptance", "opposite"),
        ("tiny", "huge", "opposite"),
        ("sold", "buying", "opposite"),
        ("red", "yellow", "sibling"),
        ("kitchen", "garage", "sibling"),
        ("kitchen", "dining room", "sibling"),
        ("Monday", "Friday", "sibling"),
        ("June", "July", "sibling"),
        ("trumpets", "violin", "sibling"),
        ("brick", "wood", "sibling"),
        ("minister", "salmon", None),
        ("xyzzy", "salmon", None),
    ],
)
def test_words_stand_to_one_another_as_their_senses_do(a: str, b: str, is_: str | None) -> None:
    assert relation(a, b) == is_


@pytest.mark.parametrize("pair", EVERYDAY.replace("\n", " ").split(",")[:20])
def test_the_order_of_two_words_only_turns_the_answer(pair: str) -> None:
    a, b = pair.strip().split("/")
    turned = {"broader": "narrower", "narrower": "broader"}
    there = relation(a, b)
    assert relation(b, a) == turned.get(there or "", there)


def test_a_bent_word_has_the_senses_of_its_base() -> None:
    assert set(senses("vessel")) == set(senses("vessels"))
    assert set(senses("seek")) <= set(senses("sought"))
    assert senses("xyzzies") == ()

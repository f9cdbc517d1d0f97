from functools import partial

from assertion_making import make as make_any
from assertion_making import said_by
from msgspec import structs

from twosource.claims.overtaken import taken_back
from twosource.claims.standing import Ground, standing
from twosource.records.assertion import Assertion
from twosource.records.story import Derivation, Original

make = partial(make_any, act="agree")

NAMES = {"o1": "Port Courier", "o2": "Bay Wire", "o3": "Quay Post"}


def judge(
    *support: Assertion,
    against: tuple[Assertion, ...] = (),
    overtaken: str | None = None,
    utterance: bool = False,
    derivations: tuple[Derivation, ...] = (),
) -> str:
    return standing(Ground(support, against, overtaken, utterance, NAMES, derivations)).standing


def test_one_origin_without_a_basis_is_single_origin() -> None:
    assert judge(make(), make(document="d2")) == "single-origin"


def test_several_origins_without_a_basis_are_only_repeated() -> None:
    assert judge(make(), make(origin="o2"), make(origin="o3")) == "repeated"


def test_two_origins_each_with_a_basis_corroborate() -> None:
    assert judge(make(basis="own reporter"), make(origin="o2", basis="document seen")) == "corroborated"


def test_one_origin_with_a_basis_beside_one_without_does_not_corroborate() -> None:
    assert judge(make(basis="own reporter"), make(origin="o2")) == "repeated"


def test_the_word_of_one_side_stays_one_sided_however_many_witnesses_there_are() -> None:
    support = [said_by("Russia", origin=f"o{i}", basis="press conference", witness=True) for i in range(1, 4)]
    assert judge(*support) == "one-sided"


def test_two_sides_corroborate() -> None:
    assert judge(said_by("Russia"), said_by("Ukraine", origin="o2")) == "corroborated"


def test_speakers_without_a_known_side_are_no_sides() -> None:
    first = make(attribution="a1", speaker="s1", speaker_name="A. Analyst")
    second = make(attribution="a1", speaker="s2", speaker_name="B. Analyst", origin="o2")
    assert judge(first, second) == "repeated"


def test_another_side_that_contradicts_makes_it_contested() -> None:
    assert judge(said_by("Russia"), against=(said_by("Ukraine", document="d2", origin="o2"),)) == "contested"


def test_a_copy_that_differs_from_its_original_does_not_contest_it() -> None:
    derived = Derivation(document="d2", of=Original(document="d1"), kind="copies", reason="")
    assert judge(make(), against=(make(document="d2", origin="o2"),), derivations=(derived,)) == "single-origin"
    assert judge(make(), against=(make(document="d2", origin="o2"),)) == "contested"


def test_what_was_overtaken_is_superseded_before_all_else() -> None:
    assert judge(said_by("Russia"), against=(said_by("Ukraine"),), overtaken="it was held") == "superseded"


def test_an_utterance_is_judged_by_who_was_there() -> None:
    there = [said_by("Russia", origin=o, witness=True) for o in ("o1", "o2")]
    assert judge(*there, utterance=True) == "corroborated"
    relayed = [said_by("Russia", origin=o) for o in ("o1", "o2")]
    assert judge(*relayed, utterance=True) == "repeated"


def test_every_standing_has_its_reason_in_words() -> None:
    verdict = standing(Ground([make(), make(origin="o2")], [], None, False, NAMES, []))
    assert "Port Courier" in verdict.reason
    assert "Bay Wire" in verdict.reason


def test_two_outlets_whose_ground_is_one_partys_word_corroborate_nothing() -> None:
    first = make(basis="a named source: Ada Brun", lent="Ministry")
    second = make(origin="o2", basis="Ada Brun before reporters", lent="Ministry")
    assert judge(first, second) == "repeated"
    assert judge(first, make(origin="o2", basis="own reporter on the spot")) == "corroborated"


def test_what_is_still_to_come_nobody_has_seen() -> None:
    seen = [make(origin=f"o{n}", basis="own reporter on the spot", modality="planned") for n in (1, 2)]
    assert judge(*seen) == "repeated"
    assert judge(*(make(origin=f"o{n}", basis="own reporter on the spot") for n in (1, 2))) == "corroborated"


def test_an_outlets_own_words_beside_a_partys_are_no_word_of_that_party() -> None:
    assert judge(said_by("Ministry"), make(origin="o2")) == "repeated"


def test_what_a_party_demands_is_its_own_word_whoever_tells_it() -> None:
    demands = [make_any(act="demand", origin=f"o{n}", basis="own reporter on the spot") for n in (1, 2)]
    assert judge(*demands) == "one-sided"


def test_a_partys_own_words_do_not_contest_what_the_same_page_says_it_demanded() -> None:
    demanded = make_any(act="demand", doers=("Harbour Union",))
    assert judge(demanded, against=(said_by("Harbour Union"),)) == "one-sided"
    assert judge(demanded, against=(said_by("Ministry"),)) == "contested"


def test_who_later_says_that_a_plan_is_off_overtakes_it() -> None:
    plan = [said_by("Union", act="strike", modality="planned", reported=f"2024-03-0{day}") for day in (4, 5)]
    off = said_by("Union", act="strike", modality="planned", polarity="negative", reported="2024-03-06", document="d2")
    assert "2024-03-06" in (taken_back(plan[0], [*plan, off], plan) or "")
    early = structs.replace(off, reported="2024-03-05")
    other = structs.replace(off, side="Ministry", speaker_name="Speaker of Ministry")
    assert taken_back(plan[0], [*plan, early], plan) is taken_back(plan[0], [*plan, other], plan) is None
    done = [structs.replace(each, modality="done") for each in plan]
    assert taken_back(done[0], [*done, off], done) is None


def test_the_word_of_one_person_of_no_known_side_is_that_persons() -> None:
    alone = make(attribution="a1", speaker="s1", speaker_name="Ida Brandt")
    verdict = standing(
        Ground([alone, make_any(attribution="a2", speaker="s1", speaker_name="Ida Brandt")], [], None, False, NAMES, [])
    )
    assert (verdict.standing, verdict.sides) == ("one-sided", ("Ida Brandt",))

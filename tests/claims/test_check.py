"""Claims put to a small story of its own: wage talks between a dockers' union and the operators of a port."""

import json
from pathlib import Path

import pytest

from twosource import pipeline, questions
from twosource.claims import verdict
from twosource.language.judge import Judgement
from twosource.records.page import Failure

PAGES = [
    {
        "id": "1",
        "outlet": "Port Courier",
        "published": "2024-03-04",
        "text": "The Dockers' Union proposed on Monday that a second round of wage talks be held in Arnholm on "
        "11 March. The first round of talks was held in Arnholm on 26 February. The Dockers' Union demands a raise "
        "of seven per cent. The Port Operators' Association offered a raise of three per cent. Over 900 dockers "
        "joined the strike. Dana Ortiz leads the delegation of the Dockers' Union.",
    },
    {
        "id": "2",
        "outlet": "Bay Wire",
        "published": "2024-03-05",
        "text": "The Port Operators' Association rejected a raise of seven per cent. A spokesman for the Port "
        "Operators' Association said the ferries would sail on Sunday. The talks with the Dockers' Union may "
        "resume in Arnholm.",
    },
]


@pytest.fixture(scope="module")
def matter(tmp_path_factory: pytest.TempPathFactory) -> questions.Matter:
    path: Path = tmp_path_factory.mktemp("pages") / "pages.jsonl"
    path.write_text("".join(json.dumps(p) + "\n" for p in PAGES), encoding="utf-8")
    return questions.matter([r for r in pipeline.read_documents([str(path)]) if not isinstance(r, Failure)])


def standing(claim: str, matter: questions.Matter) -> str:
    return questions.check(claim, matter).finding.standing


@pytest.mark.parametrize(
    "claim",
    [
        "The first round of talks was held in Arnholm on 26 February",
        "The Dockers' Union demands a raise of seven per cent",
        "The Port Operators' Association rejected a raise of seven per cent",
        "Dana Ortiz leads the delegation of the Dockers' Union",
    ],
)
def test_what_the_pages_say_is_found(claim: str, matter: questions.Matter) -> None:
    assert standing(claim, matter) not in ("denied", "not-found")


@pytest.mark.parametrize(
    "claim",
    [
        "The first round of talks was held in Arnholm on 27 February",  # another date
        "The first round of talks was held in Oslo on 26 February",  # another place
        "The first round of talks was not held in Arnholm",  # negated
        "The Dockers' Union demands a raise of nine per cent",  # another number
        "The Port Operators' Association demands a raise of seven per cent",  # another doer
        "The Port Operators' Association accepted a raise of seven per cent",  # the opposite act
        "A second round of wage talks was held in Arnholm on 11 March",  # done for proposed
        "Over 1,500 dockers joined the strike",  # another bound
    ],
)
def test_a_distorted_claim_is_never_supported(claim: str, matter: questions.Matter) -> None:
    assert standing(claim, matter) in ("denied", "not-found")


def test_a_claim_about_something_else_is_not_found(matter: questions.Matter) -> None:
    found = questions.check("The port of Arnholm was sold to an investor", matter).finding
    assert found.standing == "not-found"
    assert found.evidence == ()


def test_evidence_is_the_text_at_its_span(matter: questions.Matter) -> None:
    texts = {d.id: d.text for region in matter.regions for d, _ in region.pairs.values()}
    found = questions.check("The Dockers' Union demands a raise of nine per cent", matter).finding
    assert found.evidence
    assert all(texts[e.document][e.span[0] : e.span[1]] == e.quote for e in found.evidence)


def test_a_denial_names_the_slot_and_both_values(matter: questions.Matter) -> None:
    found = questions.check("The Dockers' Union demands a raise of nine per cent", matter).finding
    assert "7 %" in found.reason
    assert "9 %" in found.reason


def test_behind_the_nearest_only_what_speaks_of_a_claim_is_put_to_the_judge(
    matter: questions.Matter, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def judged(claim: str, sentence: str, before: str) -> Judgement:
        asked.append(sentence)
        return Judgement(1.0, 0.0, 0.0)

    monkeypatch.setattr(verdict, "judged", judged)
    questions.signs_of("The Dockers' Union demands a raise of seven per cent", matter)
    some = list(asked)
    asked.clear()
    monkeypatch.setattr(verdict, "ABOUT", 0.0)
    questions.signs_of("The Dockers' Union demands a raise of seven per cent", matter)
    assert "The Dockers' Union demands a raise of seven per cent." in some
    assert verdict.NEAREST <= len(some) < len(asked)


HARBOUR = sorted(str(path) for path in (Path(__file__).parents[2] / "examples" / "harbour").iterdir())


@pytest.fixture(scope="module")
def harbour() -> questions.Matter:
    return questions.matter(list(pipeline.read_all(HARBOUR)))


@pytest.mark.parametrize("claim", ["The port is closed", "The port has reopened", "The mediator resigned"])
def test_what_is_told_of_the_same_thing_alone_denies_no_short_claim(claim: str, harbour: questions.Matter) -> None:
    assert standing(claim, harbour) == "not-found"


def test_what_tells_the_deed_of_a_short_claim_otherwise_denies_it(matter: questions.Matter) -> None:
    assert standing("No dockers joined the strike", matter) == "denied"

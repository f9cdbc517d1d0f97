import numpy as np

from twosource.language.pieces import Word
from twosource.reading.encoder.linked import Linked, linked
from twosource.reading.encoder.model import Scored

WIDTH = 4


def scored(source: list[int], cue: list[int], content: list[int]) -> Scored:
    """Words of one sign; every word gives itself away by its own direction, and none asks for anything yet."""
    words = [Word(2 * at, 2 * at + 1, (0,)) for at in range(len(source))]
    links = {at: np.zeros((4, len(words)), np.float32) for at in range(len(words))}
    for at, vectors in links.items():
        vectors[1, at] = vectors[3, at] = 1.0
    nothing = np.zeros(len(words), np.int8)
    return Scored(
        words, np.array([source, cue, content], np.int8), nothing, nothing, links, np.zeros((len(words), 64), np.int8)
    )


def test_a_cue_has_the_source_and_the_contents_that_point_to_it() -> None:
    found = scored([1, 0, 0, 0, 1, 0, 0], [0, 1, 0, 0, 0, 1, 0], [0, 0, 1, 2, 0, 0, 1])
    found.links[1][0, 0] = found.links[5][0, 4] = 1.0  # each cue looks for the source before it
    found.links[2][2, 1] = found.links[6][2, 5] = 1.0  # each content for the cue before it
    assert linked(found, [(0, 99)]) == [Linked((0, 1), (2, 3), ((4, 7),)), Linked((8, 9), (10, 11), ((12, 13),))]


def test_a_content_that_points_to_itself_has_no_cue() -> None:
    found = scored([0, 0, 0], [1, 0, 0], [0, 0, 1])
    found.links[2][2, 2] = 1.0
    assert linked(found, [(0, 99)]) == [Linked(None, None, ((4, 5),))]


def test_a_cue_that_reports_nothing_is_left_out() -> None:
    assert linked(scored([1, 0], [0, 1], [0, 0]), [(0, 99)]) == []


def test_what_is_two_sentences_away_is_not_linked() -> None:
    found = scored([0, 0, 0], [1, 0, 0], [0, 0, 1])
    found.links[2][2, 0] = 1.0
    near, far = [(0, 3), (4, 5)], [(0, 1), (2, 3), (4, 5)]
    assert linked(found, near) == [Linked(None, (0, 1), ((4, 5),))]
    assert linked(found, far) == [Linked(None, None, ((4, 5),))]

import numpy as np

from twosource.language.pieces import Word
from twosource.reading.encoder.matter import vectors
from twosource.reading.encoder.model import Scored, encoder


def scored(rows: list[list[int]]) -> Scored:
    words = [Word(2 * at, 2 * at + 1, (0,)) for at in range(len(rows))]
    nothing = np.zeros(len(rows), np.int8)
    return Scored(words, np.zeros((3, len(rows)), np.int8), nothing, nothing, {}, np.array(rows, np.int8))


def test_a_stretch_is_about_what_its_words_are() -> None:
    found = vectors(scored([[90, 0], [0, 90], [0, 30]]), [(0, 1), (2, 5), (0, 5)])
    assert [np.frombuffer(one, np.int8).tolist()[:2] for one in found] == [[127, 0], [0, 127], [76, 102]]


def test_a_stretch_without_words_is_about_nothing() -> None:
    assert set(vectors(scored([[90, 0]]), [(7, 9)])[0]) == {0}


def likeness(one: bytes, other: bytes) -> float:
    a, b = (np.frombuffer(v, np.int8).astype(float) for v in (one, other))
    return float(a @ b / np.sqrt((a @ a) * (b @ b)))


def test_two_wordings_of_one_matter_are_nearer_than_another_matter() -> None:
    lines = [
        "The miners' union ended its strike at the copper pit on Friday.",
        "On Friday the walkout of workers at the copper mine was over.",
        "A storm tore the roof from a school on the northern island.",
    ]
    text = "\n".join(lines)
    starts = [text.index(line) for line in lines]
    spans = [(start, start + len(line)) for start, line in zip(starts, lines, strict=True)]
    strike, walkout, storm = vectors(encoder().score(text, spans, []), spans)
    assert likeness(strike, walkout) > likeness(strike, storm) + 0.1
    assert likeness(strike, walkout) > likeness(walkout, storm) + 0.1

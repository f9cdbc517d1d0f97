"""Child process: a spaCy pipeline of the shape of `en_core_web_sm`, without anything learned; for speed only.

Widths, depths, rows of the hash embeddings, and numbers of labels are those of that model: tags and dependencies
on one encoder, names on an encoder of their own. Weights decide what is found, not how many sums are done.
"""

from typing import Any

import spacy
from spacy.language import Language

from benchmarks.words.children import serve
from benchmarks.words.texts import read_lines

WIDTH, DEPTH = 96, 4
TAGS, DEPENDENCIES, NAMES = 50, 45, 18
ROWS = {"NORM": 5000, "PREFIX": 1000, "SUFFIX": 2500, "SHAPE": 2500, "SPACY": 50, "IS_SPACE": 50}
OF_NAMES = ("NORM", "PREFIX", "SUFFIX", "SHAPE")


def pipeline() -> Language:
    """Return the pipeline, ready to run."""
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": _encoder(tuple(ROWS))})
    shared = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "tok2vec"}
    tagger: Any = nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": shared}})
    parser: Any = nlp.add_pipe("parser", config={"model": _transitions("parser", shared)})
    names: Any = nlp.add_pipe("ner", config={"model": _transitions("ner", _encoder(OF_NAMES))})
    for pipe, labels in ((tagger, TAGS), (parser, DEPENDENCIES), (names, NAMES)):
        for number in range(labels):
            pipe.add_label(f"L{number}")
    nlp.initialize()
    return nlp


def _encoder(attributes: tuple[str, ...]) -> dict[str, Any]:
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": WIDTH,
        "attrs": list(attributes),
        "rows": [ROWS[name] for name in attributes],
        "include_static_vectors": False,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": WIDTH,
        "depth": DEPTH,
        "window_size": 1,
        "maxout_pieces": 3,
    }
    return {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}


def _transitions(kind: str, encoder: dict[str, Any]) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": encoder,
    }


def main() -> None:
    """Get ready, and tag, parse and name the texts of each file."""
    nlp = pipeline()

    def work(texts: list[str]) -> int:
        return sum(len(document.ents) for document in nlp.pipe(texts))

    serve(read_lines, work)


if __name__ == "__main__":
    main()

"""The tags that the heads give to words: outside, begins, inside (Ramshaw and Marcus 1995)."""

ROLES = ("source", "cue", "content")
"""Parts of an attribution; each has tags of its own, so that a source may lie inside a content."""
KINDS = ("person", "organization", "place", "group", "other")
"""Kinds of names, which share one row of tags."""
OUTSIDE, BEGINS, INSIDE = range(3)
KIND_TAGS = 1 + 2 * len(KINDS)
ROWS = (*(slice(3 * at, 3 * at + 3) for at in range(len(ROLES))), slice(3 * len(ROLES), 3 * len(ROLES) + KIND_TAGS))
"""Where the scores of each row of tags stand: those of the roles, then those of the names."""

PARTS = tuple(
    (
        "$ '' , -LRB- -RRB- . : CC CD DT EX FW GW HYPH IN JJ JJR JJS LS MD NN NNP NNPS NNS "
        "PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB ``"
    ).split()
)
"""Parts of speech: the Penn Treebank's tags, as GUM has them."""

VECTOR = 64
"""Width of the vectors that say what a stretch is about."""


def begins(kind: str) -> int:
    """Return the tag of the first word of a name of `kind`."""
    return 1 + 2 * KINDS.index(kind)


def inside(kind: str) -> int:
    """Return the tag of a further word of a name of `kind`."""
    return 2 + 2 * KINDS.index(kind)

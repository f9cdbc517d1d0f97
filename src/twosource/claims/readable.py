"""Which stretches of a text a person takes in as one assertion; of the others nothing is made."""

LONGEST, LONGEST_SENTENCE, MOST_BLANKS = 1_000, 5_000, 40
"""Characters of a clause and of a sentence, and how many of them may be white space beyond the blank between two words.

The longest clause in the sample pages has some 200. Patterns are tried on clauses, and take time that may grow with the
square of their length, with a run of blanks even faster.
"""


def readable(words: str, longest: int = LONGEST) -> bool:
    """Whether some words can be one assertion: not a thousand of them without an end, nor blanks upon blanks."""
    return len(words) <= longest and len(words) - len(" ".join(words.split())) <= MOST_BLANKS

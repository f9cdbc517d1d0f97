"""Which documents may have to do with one another at all: what an index proposes and the stages decide.

`sketch` keeps of one document what its neighbours are found by, and depends on nothing else. `regions` parts any number
of documents so that who rests on whom, and what is one story, can be worked out in each part by itself. `around` finds
the neighbourhood of one document in an index of millions.
"""

from twosource.neighbourhood.ball import Index, around
from twosource.neighbourhood.components import regions
from twosource.neighbourhood.index_in_memory import InMemoryIndex
from twosource.neighbourhood.sketches import Sketches
from twosource.neighbourhood.sketching import VERSION, Sketch, sketch
from twosource.neighbourhood.ties import CROWD, SPAN, VAGUE, day_of
from twosource.neighbourhood.wordings import Wordings, sources

__all__ = [
    "CROWD",
    "SPAN",
    "VAGUE",
    "VERSION",
    "InMemoryIndex",
    "Index",
    "Sketch",
    "Sketches",
    "Wordings",
    "around",
    "day_of",
    "regions",
    "sketch",
    "sources",
]

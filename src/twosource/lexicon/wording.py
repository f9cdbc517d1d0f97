"""Small words in two wordings of one sentence: which say nothing of their own, which deny, which are opposed."""

EMPTY = frozenset(
    """a an the of to from in at on onto into for by with and or that this these those there some any be is are was
    were been being am do does did doing done have has had having will would shall its his her their our my your it he
    she they we i as away such so very quite really just also then now everybody everyone every each all both
    somebody someone something about around roughly approximately""".split()
)
"""Words that tell nothing where something else stands in their place."""

NEGATIVE = frozenset("not n't never no nobody nothing none nowhere neither nor without".split())
"""Words that deny what stands with them."""

NOT_DENYING = frozenset("only just merely simply doubt wonder later fewer less more longer".split())
"""Words behind a denial that make it none: "not only", "no fewer than"."""

DENYING_VERBS = frozenset("fail refuse decline".split())
"""Verbs that leave undone what an infinitive behind them says."""

WHOLE = frozenset("everybody everyone all every each".split())
"""Words for all there are."""

_PAIRS = """
to/from into/from onto/off in/out inside/outside in/outside on/off on/under up/down above/below above/under over/under
before/after with/without for/against including/excluding including/except towards/from toward/from more/less more/fewer
most/least many/few much/little all/none always/never yes/no both/neither everybody/nobody everyone/nobody here/there
left/right ahead/behind front/back near/far beside/far close/far nearby/far
support/oppose back/oppose favour/oppose favor/oppose endorse/oppose confirm/deny admit/deny acknowledge/deny
accept/refuse agree/refuse approve/reject approve/veto back/reject welcome/reject welcome/condemn praise/condemn
praise/criticise praise/criticize hire/fire hire/sack appoint/dismiss allow/ban permit/ban allow/block lift/impose
ease/tighten advance/retreat join/leave sign/reject survive/die free/detain release/detain release/arrest free/jail
extend/end resume/suspend uphold/overturn ally/rival winner/loser guilty/innocent official/unofficial
"""
OPPOSED = frozenset((a, b) for a, b in (pair.split("/") for pair in _PAIRS.split()))
"""Pairs of small words, of words of place and of what news tells, in base forms, of which only one can hold."""

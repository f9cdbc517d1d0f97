"""The closed classes of English words that tell where a noun phrase or clause begins and ends."""

SUBJECT_PRONOUNS = frozenset("he she it they we i you who which one someone somebody nobody everyone".split())
PLURAL_PRONOUNS = frozenset("they we i you who some many most others both few critics people police all".split())
RELATIVES = frozenset("who which whose whom where".split())
SUBORDINATORS = frozenset(
    "that because although though while whereas if unless until when whenever after before since as than whether "
    "once despite why how what lest like so yet but nor".split()
)
CONJUNCTIONS = frozenset(("and", "but", "or", "yet", "then", "nor"))
OPENING_WORDS = frozenset(
    "and but so yet or also meanwhile however still then now later instead moreover furthermore nevertheless "
    "nonetheless today yesterday tomorrow tonight indeed thus therefore additionally earlier separately here "
    "overall similarly likewise afterwards afterward there perhaps maybe".split()
)
DETERMINERS = frozenset(
    "the a an this these those his her its their our my your some any each every another no both all many most "
    "several other such".split()
)
PREPOSITIONS = frozenset(
    "in on at during after before to through via from by outside inside ahead following upon of about with for "
    "over under against between among amid within without into onto near across toward towards throughout per "
    "alongside beside regarding concerning since until around".split()
)
AUXILIARIES = frozenset(
    "is are was were be been being am 's 're 've 'm 'd has have had having do does did will would can could may "
    "might must shall should 'll isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't "
    "wouldn't can't cannot couldn't mightn't mustn't shouldn't".split()
)
BE = frozenset("is are was were be been being am 's 're 'm isn't aren't wasn't weren't".split())
HAVE = frozenset("has have had having 've hasn't haven't hadn't 's 'd".split())
MODALS = frozenset(
    "do does did will would can could may might must shall should 'll 'd doesn't don't didn't won't wouldn't can't "
    "cannot couldn't mightn't mustn't shouldn't to".split()
)
ADVERBS = frozenset(
    "also again then later now still even just never not n't long already once often further first recently "
    "earlier soon always ever only too instead twice thereby thus since meanwhile today yesterday previously "
    "nonetheless nevertheless however alike rather almost nearly largely separately".split()
)
NOT_ADVERBS = frozenset("family ally reply supply assembly july italy early daily weekly rally bully".split())
CATENATIVES = frozenset(
    "decline declines declined declining refuse refuses refused continue continues continued go goes went fail fails "
    "failed appear appears appeared seem seems seemed want wants wanted try tries tried begin begins began hasten "
    "hastened used able willing prepared ready expected quick keen careful eager unwilling reluctant forced has have "
    "had not going hesitate hesitated".split()
)
"""Words that stand before "to" and a reporting verb and belong to the cue: declined to say."""

COMMON_VERBS = frozenset(
    "went came took made gave got held met left led began became brought bought built caught chose cut drew drove "
    "fell felt flew fought gets goes grew hit keeps kept knew lay leads left lost makes meant meets met paid put "
    "ran rose runs sat saw sees sends sent sets set showed shot shut sold spent spoke stood stands struck takes "
    "taught threw tries turns understood visits won works wore gives comes lies remains remain means mean spends "
    "faces faced drives appears seems becomes continues needs need plays arrived happened helped include includes "
    "lives moves offers starts follows speaks speak meet take make give keep run stand begin hold leave win lose "
    "arrive help fight attend attends believe think want let lets come go get see pushes wins".split()
)
"""Frequent finite forms that no ending gives away."""

HONORIFICS = frozenset(
    "mr mrs ms dr sen rep gov gen lt col maj capt sgt st prof rev hon jr sr pres sec adm amb supt".split()
)

"""Yes or no, done or open, by the words alone: for sentences that tell a claim's matter by another verb than its own.

Where the deed of a claim is no clause of the sentence, its clauses do not say whether it is denied or still to come.
The words that deny are counted, and two make a yes; the words that leave a matter open are looked for.
"""

import re
from functools import lru_cache

_DENYING = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|nor|without(?! \w+ing)|cannot|hardly|refus(?:e|es|ed"
    r"|ing|al)|reject(?:s|ed|ing|ion)?|declin(?:e|es|ed|ing)(?= to| the| an?\b| any)|den(?:y|ies|ied|ying"
    r"|ial)|oppos(?:e|es|ed|ing|ition to)|object(?:s|ed|ing) to|objections?|rul(?:e|es|ed|ing) out"
    r"|turn(?:s|ed|ing)? down|fail(?:s|ed|ing|ure)?|unwilling|unable|untrue|false|lack(?:s|ed|ing)?"
    r"|withh(?:old|olds|eld|olding)|exclud(?:e|es|ed|ing)|out of the question|yet to|still to)\b|n['’]t\b",
    re.IGNORECASE,
)
_IDIOMS = re.compile(
    r"\bno (?:doubt|fewer|less|more|later|sooner|matter)\b|\bnot (?:only|just|merely)\b|\bno longer than\b|\bno\. \d",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:may|might|could|would|should|must|possib(?:le|ly|ility)|perhaps|maybe|consider(?:s|ed|ing)?"
    r"|mull(?:s|ed|ing)?|weigh(?:s|ed|ing)?|discuss(?:es|ed|ing)?|under (?:discussion|negotiation|review"
    r"|consideration)|debat(?:e|es|ed|ing)|stud(?:y|ies|ied|ying)|explor(?:e|es|ed|ing)|contemplat(?:e|es"
    r"|ed|ing)|think(?:s|ing)? (?:of|about)|thought (?:of|about)|plan(?:s|ned|ning)?|propos(?:e|es|ed|ing"
    r"|als?)|suggest(?:s|ed|ing|ions?)?|want(?:s|ed|ing)?|wish(?:es|ed)?|demand(?:s|ed|ing)?|ask(?:s|ed"
    r"|ing)? for|call(?:s|ed|ing)? for|hop(?:e|es|ed|ing)|seek(?:s|ing)?|sought|aim(?:s|ed|ing)?"
    r"|intend(?:s|ed|ing)?|expect(?:s|ed|ing)?|urg(?:e|es|ed|ing)|appeal(?:s|ed|ing)?|offer(?:s|ed|ing)?"
    r"|threaten(?:s|ed|ing)?|schedul(?:e|ed)|slated|is to|are to|was to|were to|due to|set to|ready to"
    r"|will|shall|if|unless|whether|reportedly|allegedly|rumou?r(?:s|ed)?|(?:is|are|was|were) said to"
    r"|likely|unlikely|yet to|still to|draft|pending|let them|ought)\b|[’']ll\b",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(
    r"\b(?:may|might|could|possib(?:le|ly|ility)|perhaps|maybe|consider(?:s|ed|ing)?|mull(?:s|ed|ing)?"
    r"|weigh(?:s|ed|ing)?|contemplat(?:e|es|ed|ing)|think(?:s|ing)? (?:of|about)|rumou?r(?:s|ed)?|whether"
    r"|reportedly|allegedly)\b",
    re.IGNORECASE,
)
_UNDONE = re.compile(
    r"\b(?:yet to|still (?:to|has to|have to|only|just|being|under|in|open|discussing|considering|planned"
    r"|negotiating|waiting)|only (?:being )?(?:planned|proposed|an? (?:idea|plan|proposal|suggestion"
    r"|offer))|so far (?:only|just)|just an? (?:idea|plan|proposal|suggestion)|unanswered|remains? (?:an? "
    r"|to be|under|only|open|on the table)|not yet|under negotiation|has(?: not"
    r"|n['’]t) (?:yet )?(?:been )?|awaits?|pending|for the time being)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=65_536)
def denied(words: str) -> bool:
    """Say whether an odd number of denying words stands in a stretch."""
    idioms = [match.span() for match in _IDIOMS.finditer(words)]
    count = sum(not any(start <= match.start() < end for start, end in idioms) for match in _DENYING.finditer(words))
    return count % 2 == 1


@lru_cache(maxsize=65_536)
def is_open(words: str) -> bool:
    """Say whether a stretch leaves its matter open: possible, proposed, planned, asked for, still to come."""
    return _OPEN.search(words) is not None


@lru_cache(maxsize=65_536)
def may_be(words: str) -> bool:
    """Say whether a stretch tells its matter as a mere possibility."""
    return _POSSIBLE.search(words) is not None


@lru_cache(maxsize=4_096)
def says_undone(words: str) -> bool:
    """Say whether a stretch insists that its matter has not come about yet."""
    return _UNDONE.search(words) is not None

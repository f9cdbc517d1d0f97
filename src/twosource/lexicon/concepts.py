"""Words of news about negotiations that stand for one another: each line is one concept, named by its first word.

Used to see that two clauses speak of the same matter, never to say that they agree. Opposites must not share a line.
"""

from functools import lru_cache

_LINES = """
talks talk negotiation negotiate parley discussion consultation round meeting
war conflict invasion hostilities fighting
ceasefire truce cease-fire armistice
agreement deal accord pact settlement
memorandum memo
prisoner captive pow
exchange swap
delegation team
hold convene host stage organise organize place
begin start commence launch open resume restart
end finish conclude cease
lead head chair
propose suggest proposal suggestion offer table invite
reject decline refuse rebuff spurn rejection refusal
accept acceptance welcome
demand insist require call
wage pay salary
strike walkout stoppage
worker docker employee staff
venue location site
mediate mediation mediator broker facilitate facilitation
kill death dead die fatality
injure wound wounded injured casualty
phone telephone
visit trip
ready prepared willing readiness willingness
sabotage undermine derail
troop soldier serviceman
drone uav
peace peaceful
increase rise raise
"""


@lru_cache(maxsize=1)
def concepts() -> dict[str, str]:
    """Return the concept of each word in its base form."""
    found: dict[str, str] = {}
    for line in _LINES.split("\n"):
        words = line.split()
        for word in words:
            found.setdefault(word, words[0])
    return found

"""What the words of a dossier mean, each in a line for somebody who sees one for the first time."""

# in the order in which they are shown
STANDINGS = {
    "contested": "another side or another origin says otherwise",
    "corroborated": "two independent origins that say how they know, or two sides",
    "one-sided": "the word of one side only, however often it is repeated",
    "repeated": "several origins, but fewer than two say how they know",
    "single-origin": "all reports of it go back to one origin",
    "superseded": "said once, and since then said otherwise or overtaken",
    "denied": "what the sources say cannot hold together with it",
    "not-found": "no document says it or denies it",
}

# the most severe first
RELATIONS = {
    "contradicts": "only one of these can hold",
    "differs": "these are not the same, and both may hold",
    "vaguer": "one says less than the other",
}

ENTRIES = {
    "rounds": "Rounds",
    "proposals": "Proposals",
    "venues": "Venues",
    "delegations": "Delegations",
    "papers": "Papers",
    "exchanges": "Exchanges",
    "positions": "Positions",
    "mediators": "Mediators",
    "agreements": "Agreements",
}

KINDS = {
    "rounds": "meetings of the parties, held or to come",
    "proposals": "who proposes what to whom, and the answers",
    "venues": "places under discussion",
    "delegations": "who speaks for whom at the table",
    "papers": "memoranda, term sheets, lists and drafts",
    "exchanges": "what is handed over, how many each way",
    "positions": "what a party demands, offers or refuses",
    "mediators": "who hosts, mediates or helps",
    "agreements": "what was agreed, and by whom",
}

SLOTS = {
    "time": "when",
    "place": "where",
    "quantity": "how many",
    "actor": "who",
    "recipient": "to whom",
    "polarity": "whether at all",
    "modality": "how far it has come",
    "role": "in what office",
}

STATUSES = {
    "happened": "reported as having happened",
    "planned": "planned or announced",
    "proposed": "proposed by one party",
    "said": "the day on which it was said",
}

KINDS_OF_DERIVATION = {
    "copies": "Copies",
    "rewrites": "Rewrites",
    "cites": "Cites",
    "credits": "Credits",
}

NO_VERDICT = "No verdict is given here: the dossier shows whose word each line is and on whose reporting it rests."

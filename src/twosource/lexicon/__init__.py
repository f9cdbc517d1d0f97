"""Lists: countries and their names, cities, titles, agencies, publishers, verbs. Data and look-ups, no judgement."""

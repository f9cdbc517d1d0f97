"""Where people meet the result: the command line, and the dossier in four formats."""

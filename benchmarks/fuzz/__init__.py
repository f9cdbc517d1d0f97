"""Coverage-guided fuzzing: every parser, and the whole of `read` and `brief`, against bytes that nobody would send."""

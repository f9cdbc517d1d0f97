"""The only code that remembers: captures as they came, what was read in them, and people's judgements."""

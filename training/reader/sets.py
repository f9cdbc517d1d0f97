"""The sets that the learned reader learns from, as files of a folder; docs/reader.md says what they are."""

QUOTES = "quotes/polnear.train.jsonl"
NAMES = "entities/worldwide.train.jsonl"
GUM = "gum"

"""Whether an archive is whole: every row of it is looked at, and what is not as it was written is named."""

"""News made up by the million, with its lineage known: what feeds the stages at size, and what measures them."""

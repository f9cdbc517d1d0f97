"""The HTTP API under `/api/v1`: the records of the outer contract, for programs."""

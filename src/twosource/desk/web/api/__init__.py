"""The room for programs: everything under `/api/v1`."""

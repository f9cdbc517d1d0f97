"""Looks at the memory that `read` holds while it reads many documents from one file."""

"""The ledger of a negotiation, all nine kinds of entry, and the timeline."""

from twosource.ledger.record import record

__all__ = ["record"]

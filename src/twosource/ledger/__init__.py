"""The ledger of a negotiation: rounds, proposals, venues, delegations, papers, exchanges, positions, mediators, agreements."""

from twosource.ledger.record import record

__all__ = ["record"]

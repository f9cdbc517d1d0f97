"""From an address to bytes: the only code that calls another machine."""

from twosource.fetch.address import is_address, without_login
from twosource.fetch.client import Client
from twosource.fetch.fetched import Fetched, Validators

__all__ = ["Client", "Fetched", "Validators", "is_address", "without_login"]

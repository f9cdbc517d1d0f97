"""What a receiver knows a message by: signed by the specification Standard Webhooks, with a secret that both know."""

import base64
import binascii
from collections.abc import Sequence
from datetime import UTC, datetime

from standardwebhooks import Webhook

from twosource.errors import BadCall

PREFIX = "whsec_"
HOW = "make one with: (umask 077; (echo -n whsec_; openssl rand -base64 32) > FILE)"
SHORTEST, LONGEST = 24, 64
"""Bytes of a secret, as the specification has them."""


def secrets(words: str) -> tuple[str, ...]:
    """Return the secrets in some text, one a line; with several, a message is signed with each, so that one can be
    taken out of use while another comes in.

    Raises `BadCall` where there is none, or where one is no secret.
    """
    found = tuple(line.strip() for line in words.splitlines() if line.strip())
    if not found:
        raise BadCall(f"there is no secret to sign with; --secret-file FILE names one; {HOW}")
    for number, secret in enumerate(found, start=1):
        try:
            size = len(base64.b64decode(secret.removeprefix(PREFIX), validate=True))
        except (binascii.Error, ValueError) as error:
            raise BadCall(f"secret {number} is no base64; {HOW}") from error
        if not SHORTEST <= size <= LONGEST:
            raise BadCall(f"secret {number} has {size} bytes; it must have between {SHORTEST} and {LONGEST}")
    return found


def headers(name: str, body: bytes, *, at: str, with_secrets: Sequence[str]) -> dict[str, str]:
    """Return the headers that sign a message sent at a time (ISO 8601)."""
    time = datetime.fromisoformat(at).astimezone(UTC)
    signatures = [Webhook(secret).sign(name, time, body.decode()) for secret in with_secrets]
    return {
        "webhook-id": name,
        "webhook-timestamp": str(int(time.timestamp())),
        "webhook-signature": " ".join(signatures),
    }

"""Names of things that stay when documents are added."""

import hashlib


def make_id(prefix: str, *parts: str | None) -> str:
    """Return `prefix` and twelve hexadecimal digits of the SHA-256 of the parts.

    The same parts give the same id on any machine; None and the empty string are told apart.
    """
    digest = hashlib.sha256()
    for part in parts:
        digest.update(b"\x00" if part is None else b"\x01" + part.encode("utf-8", "surrogatepass"))
        digest.update(b"\x1f")
    return prefix + digest.hexdigest()[:12]

"""One question to one server, and its answer; whatever goes wrong is said in one line."""

import ssl
from collections.abc import Iterator

import httpcore2

from twosource.errors import Unfetched
from twosource.fetch.address import Address
from twosource.fetch.answer import Answer
from twosource.fetch.connecting import GuardedBackend
from twosource.fetch.deadline import TOO_LONG, Deadline
from twosource.fetch.resolving import Resolve
from twosource.fetch.unpacking import unpacked


def ask(
    place: Address,
    headers: dict[str, str],
    deadline: Deadline,
    *,
    resolve: Resolve,
    tls: ssl.SSLContext,
    private: bool,
    limit: int = 0,
    cut: bool = False,
    post: bytes | None = None,
) -> Answer:
    """Ask for one address, on a connection of its own; redirects are not followed.

    A body of more than `limit` bytes is cut off there with `cut`, and else refused. With `post`, these bytes are sent,
    and of what is answered only status and headers are read.

    Raises:
        Unfetched: no answer came, or only a part of it.

    """
    backend = GuardedBackend(deadline, resolve, private=private)
    url = httpcore2.URL(scheme=place.scheme, host=place.host, port=place.port, target=place.target)
    host = place.origin.partition("://")[2]
    packings = "gzip, deflate, br, zstd"
    headers = {"Host": host, "Accept-Encoding": packings, "Connection": "close", **headers}
    sent = [(name, value.encode("latin-1", "replace")) for name, value in headers.items()]  # as they were read
    try:
        with (
            httpcore2.ConnectionPool(ssl_context=tls, network_backend=backend) as pool,
            pool.stream("GET" if post is None else "POST", url, headers=sent, content=post) as response,
        ):
            found = _named(response.headers)
            if post is not None or not 200 <= response.status < 300:
                return Answer(response.status, found)
            return Answer(response.status, found, _body(response.iter_stream(), found, limit, deadline, cut=cut))
    except httpcore2.TimeoutException as error:
        raise Unfetched(TOO_LONG) from error
    except httpcore2.ConnectError as error:
        raise Unfetched(_unconnected(error)) from error
    except httpcore2.NetworkError as error:
        raise Unfetched("the connection broke off") from error
    except (httpcore2.ProtocolError, httpcore2.UnsupportedProtocol) as error:
        raise Unfetched(f"not an answer in HTTP ({_words(error)})") from error
    except Unfetched:
        raise
    except Exception as error:
        raise Unfetched(f"could not be fetched ({type(error).__name__}: {_words(error)})") from error


def _words(error: Exception) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in str(error)).split())[:120]


def _named(headers: list[tuple[bytes, bytes]]) -> dict[str, str]:
    """Of several headers of one name the first counts, but for a packing put on by several hands."""
    found: dict[str, str] = {}
    for name, value in headers:
        key, words = name.decode("latin-1").lower(), value.decode("latin-1").strip()
        if key not in found:
            found[key] = words
        elif key == "content-encoding":
            found[key] += f", {words}"
    return found


def _body(pieces: Iterator[bytes], headers: dict[str, str], limit: int, deadline: Deadline, *, cut: bool) -> bytes:
    codings = [coding.strip().lower() for coding in headers.get("content-encoding", "").split(",") if coding.strip()]
    parts, size = [], 0
    for part in unpacked(pieces, codings, limit * 2 if cut else limit):
        deadline.left()
        parts.append(part)
        size += len(part)
        if cut and size >= limit:
            break
    return b"".join(parts)[:limit]


def _unconnected(error: BaseException) -> str:
    """Say why there is no connection; the cause is what the system said."""
    reason: BaseException | None = error
    while reason is not None:
        if isinstance(reason, ssl.SSLCertVerificationError):
            return f"its certificate is not one to trust ({reason.verify_message})"
        if isinstance(reason, ssl.SSLError):
            return f"no secure connection ({(reason.reason or 'TLS').replace('_', ' ').lower()})"
        if isinstance(reason, OSError) and reason.strerror:
            return reason.strerror.lower()
        reason = reason.__cause__ or reason.__context__
    return "no connection"

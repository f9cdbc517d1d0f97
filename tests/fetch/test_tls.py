import ssl

import pytest
import trustme
from own_servers import Server, answer

from twosource.errors import Unfetched
from twosource.fetch import Client
from twosource.settings import Web

PAGE = b"<html><p>The talks were held.</p></html>"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def serving(authority: trustme.CA, name: str) -> Server:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return Server({"/": answer(PAGE)}, tls=context)


def trusting(server: Server, authority: trustme.CA) -> Client:
    """Return a client that finds every name at this machine."""
    context = ssl.create_default_context()
    authority.configure_trust(context)
    web = Web(allowed=tuple(f"{name}:{server.port}" for name in ("news.example", "bank.example")))
    return Client(web, resolve=lambda host, port, seconds: ["127.0.0.1"], tls=context)


def test_a_host_proves_its_name_though_it_is_called_by_its_number(authority: trustme.CA) -> None:
    with serving(authority, "news.example") as server:
        assert trusting(server, authority).fetch(f"https://news.example:{server.port}/").body == PAGE


def test_a_host_that_proves_another_name_is_refused(authority: trustme.CA) -> None:
    with serving(authority, "news.example") as server:
        with pytest.raises(Unfetched, match=r"its certificate is not one to trust \(.*bank\.example"):
            trusting(server, authority).fetch(f"https://bank.example:{server.port}/")
        assert server.asked == []


def test_a_certificate_that_nobody_vouches_for_is_refused(authority: trustme.CA) -> None:
    with serving(authority, "127.0.0.1") as server:
        web = Web(allowed=(server.host,))
        with pytest.raises(Unfetched, match="its certificate is not one to trust"):
            Client(web).fetch(server.url)
        assert server.asked == []


def test_a_host_that_does_not_speak_tls_is_refused() -> None:
    with Server({"/": answer(PAGE)}) as server, pytest.raises(Unfetched, match=r"no secure connection|broke off"):
        Client(Web(allowed=(server.host,))).fetch(server.url.replace("http:", "https:"))

"""Messages are signed by Standard Webhooks, so that any library of it verifies them."""

import base64
import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standardwebhooks import Webhook

from twosource.errors import BadCall
from twosource.notify.signing import headers, secrets

SECRET = "whsec_" + base64.b64encode(b"k" * 32).decode()
OTHER = "whsec_" + base64.b64encode(b"o" * 24).decode()
AT = "2031-03-10T08:00:00.250000+00:00"


@given(st.text(), st.binary(min_size=24, max_size=64))
def test_the_signature_is_that_of_the_specification(body: str, key: bytes) -> None:
    secret = "whsec_" + base64.b64encode(key).decode()
    told = headers("msg_1", body.encode(), at=AT, with_secrets=[secret])
    signed = hmac.new(key, b"msg_1.1930896000." + body.encode(), hashlib.sha256).digest()
    assert told == {
        "webhook-id": "msg_1",
        "webhook-timestamp": "1930896000",
        "webhook-signature": "v1," + base64.b64encode(signed).decode(),
    }


def test_the_time_of_another_zone_is_the_same_time() -> None:
    there = headers("msg_1", b"{}", at="2031-03-10T10:00:00.250000+02:00", with_secrets=[SECRET])
    assert there == headers("msg_1", b"{}", at=AT, with_secrets=[SECRET])


def test_while_secrets_change_either_verifies() -> None:
    told = headers("msg_1", b"{}", at=AT, with_secrets=[SECRET, OTHER])["webhook-signature"].split(" ")
    for secret in (SECRET, OTHER):
        (signature,) = headers("msg_1", b"{}", at=AT, with_secrets=[secret])["webhook-signature"].split(" ")
        assert signature in told
    assert Webhook(SECRET) is not None


def test_secrets_stand_one_in_a_line() -> None:
    assert secrets(f"\n{SECRET}\r\n  {OTHER}\n") == (SECRET, OTHER)
    assert secrets(SECRET.removeprefix("whsec_")) == (SECRET.removeprefix("whsec_"),)


@pytest.mark.parametrize("words", ["", " \n", "whsec_", "secret", "whsec_ab cd", "whsec_" + "QUJD" * 2, "QUJD" * 30])
def test_what_is_no_secret_is_refused(words: str) -> None:
    with pytest.raises(BadCall, match="secret"):
        secrets(words)


def test_no_secret_is_told_in_what_is_said_of_it() -> None:
    with pytest.raises(BadCall) as told:
        secrets("whsec_not-base64!")
    assert "not-base64" not in str(told.value)

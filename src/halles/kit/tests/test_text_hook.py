"""Calls of gateways: whose they are, what they say."""

import hashlib
import hmac

import pytest

from halles.kit.text_hook import Hook, is_genuine, said_in, values

SECRET = "a secret of the tests"


def test_the_secret_or_a_signature_of_the_body() -> None:
    assert is_genuine(Hook(SECRET), told=SECRET, body=b"x")
    assert not is_genuine(Hook(SECRET), told="", body=b"x")
    assert not is_genuine(Hook(SECRET), told="é", body=b"x")
    signed = Hook(SECRET, signed=True)
    right = hmac.new(SECRET.encode(), b"x", hashlib.sha256).hexdigest()
    assert is_genuine(signed, told=right, body=b"x")
    assert is_genuine(signed, told="sha256=" + right.upper(), body=b"x")
    assert not is_genuine(signed, told=right, body=b"y")
    assert not is_genuine(signed, told=SECRET, body=b"x")


def test_a_short_secret_is_none() -> None:
    with pytest.raises(ValueError, match="16"):
        Hook("short")
    assert SECRET not in repr(Hook(SECRET))


def test_json_and_forms() -> None:
    said = values(
        b'{"from": "+33612345678", "data": {"id": 7, "ok": true}, "list": []}', kind="application/json"
    )
    assert said == {"from": "+33612345678", "data.id": "7"}
    assert values("from=%2B33&text=été".encode(), kind="application/x-www-form-urlencoded") == {
        "from": "+33",
        "text": "été",
    }


@pytest.mark.parametrize("body", [b"[]", b"{", b"\xff", b"&".join(b"a=1" for _ in range(60))])
@pytest.mark.parametrize("kind", ["application/json", "application/x-www-form-urlencoded"])
def test_what_is_neither_is_refused(body: bytes, kind: str) -> None:
    if kind != "application/json" and body in (b"[]", b"{"):
        assert values(body, kind=kind) in ({"[]": ""}, {"{": ""})
        return
    with pytest.raises(ValueError):
        values(body, kind=kind)


def test_a_key_of_several_fields_needs_them_all() -> None:
    assert said_in({"from": "a", "date": "b"}, "from+date") == "a b"
    assert said_in({"from": "a"}, "from+date") == ""

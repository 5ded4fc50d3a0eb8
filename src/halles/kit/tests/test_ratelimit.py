"""Rate limits: counted per window, kept as keyed hashes, said with the time to wait."""

import pytest
from django.test import RequestFactory

from halles.kit import ratelimit
from halles.kit.errors import TooMany
from halles.kit.ratelimit import Limit, caller, hit, keyed_hash

LIMIT = Limit("test", 2, 600)
counts: dict[tuple[str, int], int] = {}


def count(key_hash: str, window: int, seconds: int) -> int:
    """Count in memory what the house counts in a table."""
    counts[key_hash, window] = counts.get((key_hash, window), 0) + 1
    return counts[key_hash, window]


@pytest.fixture(autouse=True)
def _counter(settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    counts.clear()
    monkeypatch.setattr(settings, "RATE_COUNTER", f"{__name__}.count", raising=False)
    monkeypatch.setattr(ratelimit, "import_string", lambda name: count)
    monkeypatch.setattr("time.time", lambda: 6000.0 + 90)


def test_the_third_is_told_when_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    hit(LIMIT, "anne")
    hit(LIMIT, "anne")
    hit(LIMIT, "bob")
    with pytest.raises(TooMany) as refusal:
        hit(LIMIT, "anne")
    assert "9 minutes" in refusal.value.advice
    monkeypatch.setattr("time.time", lambda: 6000.0 + 600)
    hit(LIMIT, "anne")


def test_no_value_is_kept() -> None:
    hit(LIMIT, "anne@ville-test.example")
    ((key, window),) = counts
    assert (len(key), window) == (64, 6000)
    assert "anne" not in key


def test_a_hash_depends_on_its_use_and_on_the_secret(settings: object) -> None:
    first = keyed_hash("card", "ABCD")
    assert first == keyed_hash("card", "ABCD") != keyed_hash("invitation", "ABCD")
    settings.SECRET_KEY = "another"  # type: ignore[attr-defined]
    assert keyed_hash("card", "ABCD") != first


@pytest.mark.parametrize(
    ("proxies", "remote", "forwarded", "expected"),
    [
        (0, "192.0.2.1", "203.0.113.9", "192.0.2.1"),
        (1, "127.0.0.1", "198.51.100.7, 203.0.113.9", "203.0.113.9"),
        (2, "127.0.0.1", "198.51.100.7, 203.0.113.9", "198.51.100.7"),
        (1, "127.0.0.1", "", "127.0.0.1"),
        (0, "2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
        (0, "", "", "unknown"),
    ],
)
def test_who_calls(settings: object, proxies: int, remote: str, forwarded: str, expected: str) -> None:
    settings.TRUSTED_PROXIES = proxies  # type: ignore[attr-defined]
    more = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    assert caller(RequestFactory().get("/", REMOTE_ADDR=remote, **more)) == expected

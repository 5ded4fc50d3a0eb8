"""The tally: nothing lost or doubled between threads, days as in the town, and who does not count."""

import threading
from collections import Counter
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from halles.kit import tally
from halles.kit.tally import Counts, Tally, Visit, Visits

HOME = Visit("redon", "office:home", "web")
PHONE = (
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36"
)
stored: Counts = Counter()
"""What the store below was handed."""


def store(counts: Counts) -> None:
    """TALLY_STORE of these tests."""
    stored.update(counts)


def refuse(counts: Counts) -> None:
    """A store whose database is away."""
    raise OSError("database away")


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    """Begin at nothing, and hand over to `store`."""
    stored.clear()
    monkeypatch.setattr(tally, "TALLY", Tally())
    settings.TALLY_STORE = f"{__name__}.store"


def numbers() -> dict[Visit, int]:
    """What was counted and not yet handed over."""
    return {visit: count for (_, visit), count in tally.TALLY.take().items()}


def test_eight_threads_and_two_flushes_lose_and_double_nothing() -> None:
    def visit() -> None:
        for _ in range(10_000):
            tally.TALLY.add(HOME)

    threads = [threading.Thread(target=visit) for _ in range(8)]
    for thread in threads:
        thread.start()
    tally.flush()
    for thread in threads:
        thread.join()
    tally.flush()
    assert sum(stored.values()) == 80_000
    assert not tally.TALLY.take()


def test_a_flush_that_fails_keeps_the_numbers(settings: Any) -> None:
    tally.TALLY.add(HOME)
    settings.TALLY_STORE = f"{__name__}.refuse"
    with pytest.raises(OSError, match="away"):
        tally.flush()
    tally.TALLY.add(HOME)
    settings.TALLY_STORE = f"{__name__}.store"
    tally.flush()
    assert list(stored.values()) == [2]


def test_nothing_counted_writes_nothing(settings: Any) -> None:
    settings.TALLY_STORE = f"{__name__}.refuse"
    tally.flush()


@pytest.mark.parametrize(
    ("last", "first", "days"),
    [
        ("2026-08-31T21:59:59", "2026-08-31T22:00:00", [date(2026, 8, 31), date(2026, 9, 1)]),
        ("2026-12-31T22:59:59", "2026-12-31T23:00:00", [date(2026, 12, 31), date(2027, 1, 1)]),
        ("2026-03-28T22:59:59", "2026-03-29T21:59:59", [date(2026, 3, 28), date(2026, 3, 29)]),
    ],
    ids=["summer", "winter", "a day of 23 hours"],
)
def test_the_day_changes_at_midnight_in_the_town(last: str, first: str, days: list[date]) -> None:
    now = [datetime.fromisoformat(last).replace(tzinfo=UTC)]
    counts = Tally(clock=lambda: now[0].timestamp())
    counts.add(HOME)
    now[0] = datetime.fromisoformat(first).replace(tzinfo=UTC)
    counts.add(HOME)
    assert [day for day, _ in counts.take()] == days


def ask(*, status: int = 200, method: str = "GET", **headers: str) -> HttpResponse:
    """Ask for a page that counts, through the middleware."""

    def answer(request: Any) -> HttpResponse:
        request.resolver_match = SimpleNamespace(view_name="directory:list")
        request.town = SimpleNamespace(slug="redon")
        return HttpResponse(status=status)

    named = {"user_agent": PHONE} | headers
    sent = {name.replace("_", "-"): value for name, value in named.items() if value}
    return Visits(answer)(RequestFactory(headers=sent).generic(method, "/"))


def test_a_page_given_to_somebody_counts() -> None:
    ask()
    ask(status=304)
    assert numbers() == {Visit("redon", "directory:list", "web"): 2}


@pytest.mark.parametrize(
    "asked",
    [
        {"status": 404},
        {"status": 302},
        {"status": 500},
        {"method": "POST"},
        {"method": "HEAD"},
        {"sec_purpose": "prefetch;prerender"},
        {"user_agent": ""},
        {"user_agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"user_agent": "Mozilla/5.0 AppleWebKit/537.36 (compatible; GPTBot/1.2)"},
        {"user_agent": "python-requests/2.32"},
        {"user_agent": "curl/8.5"},
        {"user_agent": "facebookexternalhit/1.1"},
    ],
    ids=str,
)
def test_what_is_no_visit_does_not_count(asked: dict[str, Any]) -> None:
    ask(**asked)
    assert numbers() == {}


def test_a_telephone_of_the_make_cubot_is_no_robot() -> None:
    ask(user_agent="Mozilla/5.0 (Linux; Android 11; CUBOT P40) Chrome/126.0 Mobile Safari/537.36")
    assert sum(numbers().values()) == 1


@pytest.mark.parametrize("name", ["directory:news-latest", "people:account", "nowhere"])
def test_what_no_manifest_declares_does_not_count(name: str) -> None:
    request: Any = RequestFactory(headers={"user-agent": PHONE}).get("/")
    request.resolver_match = SimpleNamespace(view_name=name)
    request.town = SimpleNamespace(slug="redon")
    Visits(lambda _: HttpResponse())(request)
    assert numbers() == {}


def test_a_page_outside_towns_does_not_count() -> None:
    request: Any = RequestFactory(headers={"user-agent": PHONE}).get("/")
    request.resolver_match = SimpleNamespace(view_name="office:legal")
    request.town = None
    Visits(lambda _: HttpResponse())(request)
    assert numbers() == {}


def test_the_thread_flushes_by_itself() -> None:
    tally.TALLY.add(HOME)
    end = tally.keep_flushing(every=0.01)
    try:
        for _ in range(500):
            if stored:
                break
            threading.Event().wait(0.01)
    finally:
        tally.TALLY.add(HOME)
        end()
    assert list(stored.values()) == [2], "what comes last is flushed at the end"

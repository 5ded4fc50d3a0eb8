"""Messages that come at the same moment: those of one number are answered in turn, the same one once."""

import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import pytest
from django.db import connections

from halles.doors.intents import text_take
from halles.doors.models import OutgoingMessage, Ticket
from halles.doors.tests.scripted import INN, Inn, inn
from halles.town.models import Town

__all__ = ["inn"]
pytestmark = pytest.mark.django_db(transaction=True)
AT = datetime(2026, 11, 26, 9, tzinfo=UTC)


def at_once(works: Sequence[Callable[[], str]]) -> list[str]:
    """Run each work in a thread of its own, all let go together; return what they returned."""
    barrier, found = threading.Barrier(len(works)), [""] * len(works)

    def run(n: int) -> None:
        try:
            barrier.wait()
            found[n] = works[n]()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(n,)) for n in range(len(works))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return found


def take(text: str, key: str, sender: str = "0612345678") -> Callable[[], str]:
    return lambda: text_take(sender=sender, text=text, received_at=AT, key=key)


def test_the_same_message_handed_over_eight_times_acts_once(inn: Inn, redon: Town) -> None:
    said = at_once([take("menu", "IN1")] * 8)
    assert sorted(said) == [""] * 7 + ["Soupe."]
    assert len(INN.came) == 1
    assert OutgoingMessage.objects.count() == 1


def test_one_question_takes_one_of_two_answers(inn: Inn, redon: Town) -> None:
    take("table pour 2", "a")()
    at_once([take("oui", "b"), take("oui", "c")])
    assert len(INN.replies) == 1


def test_two_that_are_not_understood_open_one_call(inn: Inn, redon: Town) -> None:
    at_once([take("charabia", f"k{n}") for n in range(6)])
    assert Ticket.objects.count() == 1
    assert OutgoingMessage.objects.count() == 6


def test_numbers_do_not_mix(inn: Inn, redon: Town) -> None:
    numbers = [f"06123456{n:02}" for n in range(10, 16)]
    at_once([take("table pour 2", f"q{number}", number) for number in numbers])
    at_once([take("oui", f"r{number}", number) for number in numbers])
    assert len(INN.replies) == len(numbers)

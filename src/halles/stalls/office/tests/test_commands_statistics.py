"""The statistics' writes: numbers added up, told months left alone, old days put together."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from halles.doors.models import OutgoingMessage
from halles.journal.models import Entry, Mark
from halles.kit.actor import Actor
from halles.kit.errors import Refused
from halles.kit.tally import Visit
from halles.stalls.office.commands import counts_add, days_fold, texts_count
from halles.stalls.office.models import DailyCount

pytestmark = pytest.mark.django_db

RUNNER = Actor(system="runner")
LIST = Visit("redon", "directory:list", "web")
MISSED = LIST._replace(missed="shoe-repair")


@pytest.fixture
def today() -> date:
    return timezone.localdate()


def numbers() -> dict[tuple[date, str, str], int]:
    """What the table holds, by day, page and kind missed."""
    return {(row.day, row.page, row.missed): row.count for row in DailyCount.objects.all()}


def test_numbers_of_two_processes_add_up(today: date) -> None:
    counts_add(Counter({(today, LIST): 3, (today, MISSED): 1}))
    counts_add(Counter({(today, LIST): 4, (today, LIST._replace(town="allaire")): 1}))
    assert numbers()[today, "directory:list", "shoe-repair"] == 1
    assert DailyCount.objects.get(town="redon", missed="").count == 7
    assert DailyCount.objects.get(town="allaire").count == 1


def test_all_numbers_are_added_by_one_statement(today: date, django_assert_num_queries: Any) -> None:
    counts = Counter({(today, LIST._replace(page=f"page:{number}")): 1 for number in range(300)})
    with django_assert_num_queries(3) as statements:  # a savepoint, the statement, its release
        counts_add(counts)
    assert sum("INSERT" in each["sql"] for each in statements.captured_queries) == 1


def test_adding_leaves_no_entry_and_makes_no_page_stale(today: date) -> None:
    entries, marks = Entry.objects.count(), list(Mark.objects.values_list())
    counts_add(Counter({(today, LIST): 3}))
    assert (Entry.objects.count(), list(Mark.objects.values_list())) == (entries, marks)


def test_a_month_that_was_told_never_changes(today: date) -> None:
    counts_add(Counter({(today - timedelta(days=62), LIST): 3}))
    assert numbers() == {}


@pytest.mark.django_db(transaction=True)
def test_a_statement_that_fails_adds_nothing(today: date, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("halles.stalls.office.commands.statistics.ROWS_AT_ONCE", 1)
    good, bad = (today, LIST), (today, LIST._replace(page="x", missed=None))  # type: ignore[arg-type]
    with pytest.raises(Exception, match=r"(?i)null|NoneType"):
        counts_add(Counter({good: 1, bad: 1}))
    assert numbers() == {}


def test_old_days_become_one_row_for_each_month() -> None:
    for day, count in ((1, 5), (2, 7), (30, 9)):
        DailyCount.objects.create(**LIST._asdict(), day=date(2025, 6, day), count=count)
    DailyCount.objects.create(**LIST._asdict(), day=date(2025, 7, 3), count=2)
    DailyCount.objects.create(**MISSED._asdict(), day=date(2025, 6, 30), count=4)
    after = {
        (date(2025, 6, 1), "directory:list", ""): 21,
        (date(2025, 6, 1), "directory:list", "shoe-repair"): 4,
        (date(2025, 7, 3), "directory:list", ""): 2,
    }
    for _ in range(2):
        days_fold(actor=RUNNER, today=date(2026, 8, 15))
        assert numbers() == after


def test_text_messages_that_left_are_counted_however_often_the_job_runs(today: date) -> None:
    moment = timezone.now() - timedelta(days=1)
    for state in ("sent", "sent", "kept"):
        OutgoingMessage.objects.create(
            town="redon", channel="sms", to="0600000000", state=state, created_at=moment, retry_at=moment
        )
    day = timezone.localdate(moment)
    for _ in range(2):
        texts_count(actor=RUNNER, today=today)
    assert numbers() == {(day, "doors:texts", ""): 2}


def test_persons_do_not_count(today: date) -> None:
    with pytest.raises(Refused):
        texts_count(actor=Actor(person="p"), today=today)
    with pytest.raises(Refused):
        days_fold(actor=Actor(), today=today)

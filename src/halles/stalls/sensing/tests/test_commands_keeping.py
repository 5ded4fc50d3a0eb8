"""Summed up whole, deleted in time, told when silent: the timed work of the stall."""

from datetime import timedelta
from typing import Any

import pytest

from halles.journal.models import Entry
from halles.kit.actor import NOBODY, Actor
from halles.kit.errors import Refused
from halles.stalls.sensing.commands import (
    changes_mend,
    readings_rollup,
    readings_sweep,
    rhythms_learn,
    states_watch,
)
from halles.stalls.sensing.models import Balance, Device, Hour, Measure, Quarter, Reading, Swept, Touched
from halles.stalls.sensing.schedule import JOBS
from halles.stalls.sensing.tests.sensors import (
    DAY_MS,
    FREE,
    HOUSE,
    NOW,
    NOW_MS,
    PARK,
    PASSAGES,
    STRANGER,
    device,
    said,
    store,
)

pytestmark = pytest.mark.django_db
QUARTER = NOW_MS // 900_000 * 900
HOUR = NOW_MS // 3_600_000 * 3_600


@pytest.mark.parametrize("actor", [NOBODY, STRANGER])
def test_only_the_house_keeps(actor: Actor) -> None:
    device()
    store(said(free=1))
    with pytest.raises(Refused):
        readings_rollup(actor=actor)
    with pytest.raises(Refused):
        readings_sweep(actor=actor, now=NOW + timedelta(days=9))
    with pytest.raises(Refused):
        rhythms_learn(actor=actor, now=NOW)
    with pytest.raises(Refused):
        changes_mend(actor=actor)
    with pytest.raises(Refused):
        states_watch(actor=actor, now=NOW)
    assert Touched.objects.exists()
    assert Reading.objects.exists()


def sums(model: Any) -> list[tuple[Any, ...]]:
    path = dict(Measure.objects.values_list("id", "path"))
    rows = model.objects.order_by("measure_id", "start")
    columns = "measure_id", "start", "number", "total", "low", "high", "last"
    return [(path[row[0]], *row[1:]) for row in rows.values_list(*columns)]


def test_readings_are_summed_up_by_quarter_and_hour() -> None:
    device("gare", FREE, PASSAGES)
    store(said(free=10, passages=2), said(key="k2", at=NOW_MS - 5000, free=14))
    store(said(key="k3", at=NOW_MS - 20 * 60_000, free=30))
    assert readings_rollup(actor=HOUSE) == 2
    assert sums(Quarter) == [
        ("free", QUARTER - 1800, 1, 30.0, 30.0, 30.0, 30.0),
        ("free", QUARTER, 2, 24.0, 10.0, 14.0, 10.0),
        ("passages", QUARTER, 1, 2.0, 2.0, 2.0, 2.0),
    ]
    assert sums(Hour) == [
        ("free", HOUR, 3, 54.0, 10.0, 30.0, 10.0),
        ("passages", HOUR, 1, 2.0, 2.0, 2.0, 2.0),
    ]
    assert readings_rollup(actor=HOUSE) == 0


def test_a_late_reading_is_in_its_quarter_and_hour_and_summing_twice_is_once() -> None:
    device()
    store(said(free=10))
    readings_rollup(actor=HOUSE)
    store(said(key="late", at=NOW_MS - 22 * 3_600_000, free=3), said(key="k2", at=NOW_MS + 1, free=12))
    readings_rollup(actor=HOUSE)
    before = sums(Quarter), sums(Hour)
    assert [(row[1], row[2], row[3]) for row in before[0]] == [
        ((NOW_MS - 22 * 3_600_000) // 900_000 * 900, 1, 3.0),
        (QUARTER, 2, 22.0),
    ]
    store(said(free=10))
    assert readings_rollup(actor=HOUSE) == 0
    Touched.objects.create(start=QUARTER, times=1)
    readings_rollup(actor=HOUSE)
    assert (sums(Quarter), sums(Hour)) == before


def test_what_is_stored_while_it_is_summed_up_is_summed_up_next_time() -> None:
    device()
    store(said(free=10))
    Touched.objects.update(times=7)
    touched = Touched.objects.get()
    store(said(key="k2", at=NOW_MS + 1, free=12))
    assert not Touched.objects.filter(start=touched.start, times=touched.times).exists()


def swept(now: Any) -> int:
    """Sweep until nothing is left to do; return in how many steps."""
    steps = 0
    while readings_sweep(actor=HOUSE, now=now):
        steps += 1
    return steps


def test_readings_go_after_a_day_by_whole_quarters_and_it_is_shown() -> None:
    device()
    store(*(said(key=f"k{n}", at=NOW_MS - n * 3_600_000, free=n) for n in range(24)))
    readings_rollup(actor=HOUSE)
    assert swept(NOW) == 0
    later = NOW + timedelta(hours=3, minutes=20)
    assert swept(later) == 3
    assert Reading.objects.count() == 21
    assert min(Reading.objects.values_list("at", flat=True)) >= NOW_MS - 21 * 3_600_000
    assert Quarter.objects.count() == Hour.objects.count() == 24
    row = Swept.objects.get()
    assert (row.table, row.deleted, row.left, row.oldest) == ("reading", 3, 21, NOW_MS - 20 * 3_600_000)
    entries = Entry.objects.filter(kind="sensing.retention-executed")
    assert [entry.payload for entry in entries] == [{"readings": 1, "quarters": 0}] * 3
    assert swept(later) == 0


def test_what_may_still_be_repeated_is_still_there() -> None:
    row = device()
    report = said(at=NOW_MS - DAY_MS + 60_000, free=1)
    store(report)
    readings_rollup(actor=HOUSE)
    for minutes in range(0, 40):
        now = NOW + timedelta(minutes=minutes)
        swept(now)
        outcome = store(report, now_ms=NOW_MS + minutes * 60_000)[0]
        assert outcome.state == "deduplicated" or outcome.reason == "too_old"
    assert not Reading.objects.exists()
    assert row.balance.stored == 1


def test_what_is_not_summed_up_stays_until_it_is() -> None:
    device()
    store(said(free=1))
    assert swept(NOW + timedelta(days=3)) == 0
    readings_rollup(actor=HOUSE)
    assert swept(NOW + timedelta(days=3)) == 1
    assert sums(Hour) == [("free", HOUR, 1, 1.0, 1.0, 1.0, 1.0)]


def test_quarters_go_after_thirteen_months_and_hours_stay() -> None:
    device()
    store(said(free=1))
    readings_rollup(actor=HOUSE)
    swept(NOW + timedelta(days=394))
    assert Quarter.objects.count() == 1
    swept(NOW + timedelta(days=396))
    assert (Quarter.objects.count(), Hour.objects.count()) == (0, 1)
    row = Swept.objects.get(table="quarter")
    assert (row.deleted, row.left, row.oldest) == (1, 0, None)


def past_weeks(row: Device, *, every_s: int = 1800, days: int = 30) -> None:
    """Write the quarters of a device that spoke every half-hour, with a new value each time."""
    measure = row.measures.get(path="free")
    starts = range(QUARTER - days * 86_400, QUARTER, every_s)
    Quarter.objects.bulk_create(
        Quarter(
            measure_id=measure.pk, start=start, number=1, total=n % 60, low=n % 60, high=n % 60, last=n % 60
        )
        for n, start in enumerate(starts)
    )


def test_a_device_teaches_how_long_it_is_usually_silent() -> None:
    row = device(expected_every_s=60)
    past_weeks(row)
    store(said(free=1))
    assert rhythms_learn(actor=HOUSE, now=NOW) == 1
    row.refresh_from_db()
    assert 3 * 1800 <= row.silent_after_s <= 3 * 2 * 1800
    assert row.stuck_after_s >= row.silent_after_s
    assert rhythms_learn(actor=HOUSE, now=NOW) == 0


def test_a_new_device_has_taught_nothing_yet_and_others_wait_for_their_turn() -> None:
    new, old = device(), device("mairie")
    past_weeks(old)
    store(said(free=1), said("mairie", free=1))
    assert rhythms_learn(actor=HOUSE, now=NOW, part=old.number - 1, parts=2) == 0
    assert rhythms_learn(actor=HOUSE, now=NOW, part=old.number % 2, parts=2) == 1
    new.refresh_from_db()
    assert (new.silent_after_s, new.stuck_after_s) == (0, 0)


def test_since_when_a_value_holds_is_put_right_where_a_reading_came_late() -> None:
    device()
    store(said(key="a", at=NOW_MS - 60_000, free=5))
    store(said(key="c", at=NOW_MS, free=5))
    store(said(key="b", at=NOW_MS - 30_000, free=6))
    assert Measure.objects.get(path="free").changed_at == NOW_MS - 60_000
    assert changes_mend(actor=HOUSE) == 1
    assert Measure.objects.get(path="free").changed_at == NOW_MS
    assert changes_mend(actor=HOUSE) == 0


def told() -> list[tuple[str, str]]:
    rows = Entry.objects.filter(kind="sensing.device-state-changed").order_by("position", "seq")
    return [(row.payload["state"], row.subject) for row in rows]


def test_who_falls_silent_or_is_heard_again_is_told_once() -> None:
    gare = device(expected_every_s=600)
    device("mairie")
    device("ended", ends_on=NOW.date() - timedelta(days=1))
    store(said(free=1))
    assert states_watch(actor=HOUSE, now=NOW) == 1
    assert states_watch(actor=HOUSE, now=NOW + timedelta(minutes=29)) == 0
    assert states_watch(actor=HOUSE, now=NOW + timedelta(minutes=31)) == 1
    assert states_watch(actor=HOUSE, now=NOW + timedelta(minutes=40)) == 0
    store(said(key="k2", at=NOW_MS + 41 * 60_000, free=1), now_ms=NOW_MS + 41 * 60_000)
    assert states_watch(actor=HOUSE, now=NOW + timedelta(minutes=41)) == 1
    assert told() == [("live", gare.pk), ("silent", gare.pk), ("live", gare.pk)]
    assert f"redon/sensing/{PARK}" in Entry.objects.latest("seq").topics.split()


def test_a_sensor_that_says_the_same_for_too_long_is_told_stuck() -> None:
    row = device(silent_after_s=3600, stuck_after_s=7200)
    store(said(free=1))
    Balance.objects.update(heard_at=NOW_MS + 3 * 3_600_000)
    states_watch(actor=HOUSE, now=NOW + timedelta(hours=3))
    assert told() == [("stuck", row.pk)]


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.name)
def test_each_timed_job_runs(job: Any) -> None:
    device()
    job.run()

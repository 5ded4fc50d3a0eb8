"""Forecasts are learnt from seven days on, made once a quarter, checked against what came."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest

from halles.journal.models import Entry
from halles.kit.errors import Refused
from halles.stalls.parking import commands, queries, schedule
from halles.stalls.parking.engine.forecast import Bands
from halles.stalls.parking.models import CarPark, Closure, ForecastModel, Foreseen
from halles.stalls.parking.tests.conftest import HOUSE, NOW, Scene, Sensor, kinds, local, sensor
from halles.stalls.parking.tests.past import measure_days, usual_free

SLOT = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


@pytest.fixture
def measured(scene: Scene) -> Sensor:
    """Return a sensor with ten days behind it, that spoke just now."""
    device = sensor(scene.gare)
    measure_days(device, until=NOW, days=10)
    device.says(usual_free(SLOT - timedelta(minutes=15), 40), NOW - timedelta(minutes=5))
    return device


def train(scene: Scene, at: datetime = NOW) -> int:
    return commands.forecast_train(actor=HOUSE, town=scene.town, now=at)


def make(scene: Scene, at: datetime = NOW) -> int:
    return commands.forecast_make(actor=HOUSE, town=scene.town, now=at)


def test_only_the_house_foresees(scene: Scene) -> None:
    actor = scene.actor("manager")
    with pytest.raises(Refused):
        commands.forecast_train(actor=actor, town=scene.town, now=NOW)
    with pytest.raises(Refused):
        commands.forecast_make(actor=actor, town=scene.town, now=NOW)
    with pytest.raises(Refused):
        commands.forecast_check(actor=actor, now=NOW)


def test_without_a_sensor_nothing_is_learnt_nor_foreseen(scene: Scene) -> None:
    assert (train(scene), make(scene)) == (0, 0)
    assert not ForecastModel.objects.exists()
    assert not [kind for kind in kinds() if kind.startswith("forecast")]


def test_before_seven_days_it_says_how_many_it_has(scene: Scene) -> None:
    device = sensor(scene.gare)
    measure_days(device, until=NOW, days=3.5)
    device.says(30, NOW)
    assert queries.car_park_now(town=scene.town, slug=scene.gare.slug, now=NOW).days_known == 0
    assert train(scene) == 4  # of the day of 12 hours too
    assert make(scene) == 0
    shown = queries.car_park_now(town=scene.town, slug=scene.gare.slug, now=NOW)
    assert (shown.later, shown.days_known) == ((), 4)


def test_from_seven_days_on_the_next_two_hours_are_foreseen(scene: Scene, measured: Sensor) -> None:
    assert train(scene) == 10
    assert make(scene) == 1
    shown = queries.car_park_now(town=scene.town, slug=scene.gare.slug, now=NOW)
    assert shown.days_known is None
    assert [each.minutes for each in shown.later] == [30, 60, 120]
    for each in shown.later:
        assert 0 <= each.low <= each.free <= each.high <= 40
        assert 0 <= each.chance <= 1
    usual = usual_free(NOW + timedelta(hours=2) - timedelta(minutes=15), 40)
    assert abs(shown.later[2].free - usual) <= 4


def test_a_quarter_is_foreseen_once_and_pages_ring_when_what_they_tell_changes(
    scene: Scene, measured: Sensor
) -> None:
    train(scene)
    assert [make(scene), make(scene, NOW + timedelta(minutes=5))] == [1, 0]
    assert Foreseen.objects.count() == 4
    entries = Entry.objects.filter(kind="parking.forecast-made")
    assert f"redon/parking/{scene.gare.pk}" in entries.get().topics.split()
    later = NOW + timedelta(minutes=15)
    same = Foreseen.objects.get(horizon_min=60)
    Foreseen.objects.update(free=same.free)
    with patch("halles.stalls.parking.commands.forecasts.making.predict") as engine:
        engine.return_value = {scene.gare.pk: _as_before()}
        assert make(scene, later) == 1
    assert (Foreseen.objects.count(), entries.count()) == (8, 1)


def _as_before() -> dict[int, Any]:
    """Return forecasts that read as those that are there."""
    rows = {row.horizon_min: row for row in Foreseen.objects.all()}
    parts = {m: (row.low,) * 6 + (row.free,) + (row.high,) * 6 for m, row in rows.items()}
    return {
        m: SimpleNamespace(
            minutes=m, free=row.free, low=row.low, high=row.high, capacity=40.0, quantiles=parts[m]
        )
        for m, row in rows.items()
    }


def test_a_silent_car_park_is_not_foreseen(scene: Scene) -> None:
    device = sensor(scene.gare)
    measure_days(device, until=NOW - timedelta(hours=4), days=10)
    train(scene)
    assert make(scene) == 0


def test_what_came_is_noted_once_and_teaches_the_intervals(scene: Scene, measured: Sensor) -> None:
    train(scene)
    make(scene)
    assert commands.forecast_check(actor=HOUSE, now=NOW) == 0
    after = NOW + timedelta(minutes=40)
    measured.said(2, SLOT)
    measured.said(3, SLOT + timedelta(minutes=15))
    assert commands.forecast_check(actor=HOUSE, now=after) == 2
    came = Foreseen.objects.order_by("horizon_min").values_list("horizon_min", "happened")
    assert list(came) == [(15, 2.0), (30, 3.0), (60, None), (120, None)]
    bands = bytes(ForecastModel.objects.get().bands)
    assert Bands.from_bytes(bands).parks == (scene.gare.pk,)
    assert commands.forecast_check(actor=HOUSE, now=after) == 0
    assert bytes(ForecastModel.objects.get().bands) == bands
    train(scene)
    assert bytes(ForecastModel.objects.get().bands) == bands


def test_while_it_is_closed_nothing_came_and_nothing_is_learnt(scene: Scene, measured: Sensor) -> None:
    train(scene)
    make(scene)
    Closure.objects.create(
        car_park=scene.gare, reason="works", starts_at=SLOT, ends_at=SLOT + timedelta(minutes=20)
    )
    measured.said(2, SLOT)
    measured.said(3, SLOT + timedelta(minutes=15))
    assert commands.forecast_check(actor=HOUSE, now=NOW + timedelta(minutes=40)) == 1
    assert Foreseen.objects.get(horizon_min=15).happened is None


def test_a_capacity_that_the_counts_contradict_is_learnt_and_forgotten(
    scene: Scene, measured: Sensor
) -> None:
    CarPark.objects.filter(pk=scene.gare.pk).update(capacity=20)
    train(scene)
    scene.gare.refresh_from_db()
    assert scene.gare.learnt_capacity == 40
    CarPark.objects.filter(pk=scene.gare.pk).update(capacity=40)
    train(scene)
    scene.gare.refresh_from_db()
    assert scene.gare.learnt_capacity is None


def test_the_first_forecast_comes_with_the_hour_and_the_next_ones_at_night(
    scene: Scene, measured: Sensor
) -> None:
    jobs = {job.name: job for job in schedule.JOBS}
    assert jobs["parking.foresee"].every_seconds == 300
    jobs["parking.learn"].run()
    first = ForecastModel.objects.get().trained_at
    jobs["parking.foresee"].run()
    assert Foreseen.objects.count() == 4
    for moment, is_due in ((local(26, 15), False), (local(27, 3), True)):
        with patch("django.utils.timezone.now", return_value=moment):
            jobs["parking.learn"].run()
        assert (ForecastModel.objects.get().trained_at != first) == is_due
    jobs["parking.sweep"].run()


def test_a_model_of_another_version_is_learnt_anew(scene: Scene, measured: Sensor) -> None:
    train(scene)
    ForecastModel.objects.update(content=b"of before", bands=b"of before")
    assert make(scene) == 0
    assert queries.car_park_now(town=scene.town, slug=scene.gare.slug, now=NOW).later == ()
    assert (train(scene), make(scene)) == (10, 1)

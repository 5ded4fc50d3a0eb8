"""The day's curve against a usual day, the kinds of days, and what other stalls are told."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.utils import translation

from halles.stalls.directory.models import Sheet
from halles.stalls.parking import commands, public, queries
from halles.stalls.parking.models import CarPark, Closure
from halles.stalls.parking.queries.curve import _usual
from halles.stalls.parking.queries.days import calendar_around
from halles.stalls.parking.tests.conftest import HOUSE, NOW, Scene, local, sensor
from halles.stalls.parking.tests.past import measure_days, usual_free


def test_a_car_park_without_a_sensor_has_no_curve(scene: Scene) -> None:
    assert queries.day_curve(car_park=scene.gare, town=scene.town, now=NOW) is None


def test_a_day_so_far_against_the_usual_one(scene: Scene) -> None:
    measure_days(sensor(scene.gare), until=NOW, days=12)
    commands.forecast_train(actor=HOUSE, town=scene.town, now=NOW)
    curve = queries.day_curve(car_park=scene.gare, town=scene.town, now=NOW)
    assert curve is not None
    assert (curve.day, curve.capacity, len(curve.usual)) == (date(2026, 11, 26), 40, 96)
    assert len(curve.free) == 96
    assert curve.free.index(None) == 41  # known from midnight until 10 h
    assert curve.free[40] == usual_free(NOW.replace(minute=0) - timedelta(minutes=15), 40)
    assert curve.days >= 3
    assert all(low <= middle <= high for low, middle, high in filter(None, curve.usual))
    noon = curve.usual[48]
    assert noon is not None
    assert noon[1] == pytest.approx(usual_free(local(25, 11, 45), 40), abs=1)


def test_the_days_on_which_clocks_change_have_their_own_length(scene: Scene) -> None:
    for day, quarters in (
        (datetime(2026, 10, 25, 12, tzinfo=UTC), 100),
        (datetime(2027, 3, 28, 12, tzinfo=UTC), 92),
    ):
        device = sensor(scene.gare)
        device.said(10, day - timedelta(minutes=30))
        curve = queries.day_curve(car_park=scene.gare, town=scene.town, now=day)
        assert curve is not None
        assert len(curve.usual) == quarters
        device.device.delete()


def test_closed_times_are_no_part_of_the_curve(scene: Scene) -> None:
    measure_days(sensor(scene.gare), until=NOW, days=1)
    Closure.objects.create(car_park=scene.gare, reason="market", starts_at=local(26, 6), ends_at=local(26, 8))
    curve = queries.day_curve(car_park=scene.gare, town=scene.town, now=NOW)
    assert curve is not None
    assert [each is None for each in curve.free[20:34]] == [False] * 4 + [True] * 8 + [False] * 2


def test_the_usual_day_is_worked_out_once_a_night(
    scene: Scene, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    _usual.cache_clear()
    measure_days(sensor(scene.gare), until=NOW, days=12)
    queries.day_curve(car_park=scene.gare, town=scene.town, now=NOW)
    with django_assert_max_num_queries(3):
        queries.day_curve(car_park=scene.gare, town=scene.town, now=NOW)


def test_days_of_a_market_are_days_of_their_own(scene: Scene) -> None:
    def sheet(slug: str, hours: str) -> None:
        Sheet.objects.create(town="redon", slug=slug, name=slug, category="marketplace", hours=hours)

    def markets() -> set[date]:
        found = calendar_around(town=scene.town, since=date(2026, 11, 16), until=date(2026, 11, 29))
        return set(found.markets)

    assert markets() == set()
    sheet("halle", "Mo-Sa 08:00-13:00")
    assert markets() == set()
    sheet("marche", "Mo 08:00-13:00")
    assert markets() == {date(2026, 11, 16), date(2026, 11, 23)}
    Closure.objects.create(
        car_park=scene.gare, reason="market", rule="Th 06:00-14:00", starts_at=local(20, 0)
    )
    Closure.objects.create(car_park=scene.gare, reason="works", rule="Fr 06:00-14:00", starts_at=local(1, 0))
    assert markets() == {date(2026, 11, 16), date(2026, 11, 23), date(2026, 11, 26)}


def test_public_and_school_holidays_are_known(scene: Scene) -> None:
    found = calendar_around(town=scene.town, since=date(2026, 11, 1), until=date(2026, 12, 31))
    assert {date(2026, 11, 11), date(2026, 12, 25)} <= found.holidays
    assert date(2026, 12, 22) in found.school_holidays
    assert date(2026, 11, 26) not in found.school_holidays


def test_sensors_can_feed_each_car_park(scene: Scene) -> None:
    assert public.feedable(town="redon") == [
        (scene.gare.pk, "Parking de la Gare"),
        (scene.port.pk, "Parking du Port"),
    ]
    commands.car_park_remove(actor=HOUSE, car_park=scene.port)
    assert [pk for pk, _ in public.feedable(town="redon")] == [scene.gare.pk]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (local(26, 6), local(26, 14), "from 6:00\u00a0am to 2:00\u00a0pm"),
        (local(25, 20), local(26, 14), "until 2:00\u00a0pm"),
        (local(26, 18), local(27, 14), "from 6:00\u00a0pm on"),
        (local(25, 6), local(28, 14), "all day"),
        (local(27, 6), local(27, 14), None),
        (local(25, 6), local(26, 0), None),
    ],
)
def test_a_closing_of_today_is_told_so_that_it_stays_true_all_day(
    scene: Scene, start: datetime, end: datetime, words: str | None
) -> None:
    Closure.objects.create(car_park=scene.gare, reason="market", starts_at=start, ends_at=end)
    Closure.objects.create(car_park=scene.port, reason="works", starts_at=start, ends_at=end, places=5)
    with translation.override("en"):
        lines = public.today_lines(town=scene.town, now=NOW)
    assert [line.text for line in lines] == ([f"Parking de la Gare closed {words}: market."] if words else [])
    assert all(line.href.endswith("/parking-de-la-gare/") for line in lines)


def test_a_town_without_car_parks_asks_one_thing_for_its_home_page(
    scene: Scene, django_assert_num_queries: Callable[..., Any]
) -> None:
    CarPark.objects.all().delete()
    with django_assert_num_queries(1):
        assert public.today_lines(town=scene.town, now=NOW) == []

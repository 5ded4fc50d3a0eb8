"""What is told at a moment: closed beats measured beats counted beats said; in few statements."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from halles.kit.actor import NOBODY
from halles.kit.errors import NotFound
from halles.stalls.parking import commands, queries
from halles.stalls.parking.models import CarPark, Closure, Count, Foreseen, FullWord
from halles.stalls.parking.queries import Now
from halles.stalls.parking.tests.conftest import NOW, Scene, local, sensor

SLOT = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


def now_of(scene: Scene, at: datetime = NOW) -> Now:
    return queries.car_park_now(town=scene.town, slug=scene.gare.slug, now=at)


def counted(scene: Scene, free: int, minutes_ago: int) -> None:
    at = NOW - timedelta(minutes=minutes_ago)
    Count.objects.create(car_park=scene.gare, free=free, counted_at=at, expires_at=at + timedelta(minutes=30))


def closed(scene: Scene, start: datetime, end: datetime | None, **more: Any) -> Closure:
    values = {"reason": "market", "starts_at": start, "ends_at": end, **more}
    return Closure.objects.create(car_park=scene.gare, **values)


def foreseen(scene: Scene, made_at: datetime = SLOT, **more: float) -> None:
    for minutes in (15, 30, 60, 120):
        values = {"free": 20.0, "low": 10.0, "high": 30.0, "chance": 0.8, **more}
        Foreseen.objects.create(car_park=scene.gare, made_at=made_at, horizon_min=minutes, **values)


def test_a_town_without_a_sensor_is_told_what_is_known_and_nothing_else(scene: Scene) -> None:
    shown = now_of(scene)
    assert (shown.free, shown.origin, shown.at, shown.trend, shown.later) == (None, "", None, "", ())
    assert (shown.has_sensor, shown.is_stale, shown.days_known, shown.capacity) == (False, False, None, 40)


def test_nothing_is_told_of_a_car_park_that_is_not_there(scene: Scene) -> None:
    commands.car_park_remove(actor=scene.actor("manager"), car_park=scene.gare)
    with pytest.raises(NotFound):
        now_of(scene)
    assert [each.car_park.slug for each in queries.parking_now(town=scene.town, now=NOW)] == [scene.port.slug]


def test_measured_wins_over_counted_over_said(scene: Scene) -> None:
    FullWord.objects.create(car_park=scene.gare, said_at=NOW - timedelta(minutes=5))
    assert (now_of(scene).origin, now_of(scene).free, now_of(scene).full_words) == ("said", None, 1)
    counted(scene, 7, 20)
    assert (now_of(scene).origin, now_of(scene).free, now_of(scene).full_words) == ("counted", 7, 1)
    sensor(scene.gare).says(12, NOW - timedelta(minutes=3))
    shown = now_of(scene)
    assert (shown.origin, shown.free, shown.full_words) == ("measured", 12, 1)
    assert shown.at == NOW - timedelta(minutes=3)


def test_a_silent_sensor_is_unknown_until_somebody_counts(scene: Scene) -> None:
    sensor(scene.gare).says(12, NOW - timedelta(hours=3))
    foreseen(scene)
    shown = now_of(scene)
    assert (shown.origin, shown.free, shown.is_stale, shown.later) == ("measured", None, True, ())
    counted(scene, 7, 20)
    assert (now_of(scene).origin, now_of(scene).free, now_of(scene).is_stale) == ("counted", 7, True)


def test_a_count_expires_and_a_word_fades(scene: Scene) -> None:
    counted(scene, 7, 29)
    FullWord.objects.create(car_park=scene.gare, said_at=NOW - timedelta(minutes=29))
    assert now_of(scene).origin == "counted"
    assert now_of(scene, NOW + timedelta(minutes=1)).origin == ""


def test_a_count_taken_back_lets_the_one_before_hold_again(scene: Scene) -> None:
    counted(scene, 7, 10)
    actor = scene.actor("agent")
    last = commands.count_set(actor=actor, car_park=scene.gare, free=3)
    assert now_of(scene).free == 3
    commands.count_withdraw(actor=actor, car_park=scene.gare, count=last.pk)
    assert now_of(scene).free == 7


def test_a_closing_beats_every_word_and_the_forecast(scene: Scene) -> None:
    sensor(scene.gare).says(12, NOW)
    counted(scene, 7, 10)
    foreseen(scene)
    closed(scene, local(26, 6), local(26, 11, 30))
    shown = now_of(scene)
    assert (shown.is_closed, shown.free, shown.origin, shown.trend) == (True, None, "", "")
    assert [(each.minutes, each.is_closed, each.free) for each in shown.later] == [
        (30, True, 0),
        (60, True, 0),
        (120, False, 20),
    ]
    assert [each.chance for each in shown.later] == [0.0, 0.0, pytest.approx(0.8)]


def test_a_closing_is_told_before_it_begins_and_not_after_it_is_called_off(scene: Scene) -> None:
    row = commands.closure_set(
        actor=scene.actor("manager"), car_park=scene.gare, when="vendredi 6 h–14 h : marché"
    )
    following = now_of(scene).next_closing
    assert following is not None
    assert (following.starts_at, following.ends_at, following.is_weekly) == (
        local(27, 6),
        local(27, 14),
        False,
    )
    commands.closure_withdraw(actor=scene.actor("manager"), car_park=scene.gare, closure=row.pk)
    assert now_of(scene).next_closing is None


@pytest.mark.parametrize(
    ("rule", "at", "is_closed"),
    [
        ("Th 06:00-14:00", local(26, 6), True),
        ("Th 06:00-14:00", local(26, 14), False),
        ("Th 06:00-14:00", local(27, 10), False),
        ("We 22:00-06:00", local(26, 5, 59), True),
        ("We 22:00-06:00", local(26, 6), False),
        ("Th 06:00-14:00; PH off", datetime(2028, 5, 25, 8, tzinfo=UTC), False),  # Ascension Day
        ("Th 06:00-14:00", datetime(2028, 5, 25, 8, tzinfo=UTC), True),
        ("Su 02:00-04:00", datetime(2027, 3, 28, 1, 30, tzinfo=UTC), True),  # clocks go from 2 to 3
        ("24/7", local(26, 3), True),
    ],
)
def test_what_comes_back_holds_across_midnight_holidays_and_clocks(
    scene: Scene, rule: str, at: datetime, is_closed: bool
) -> None:
    closed(scene, NOW - timedelta(days=30), None, rule=rule)
    assert now_of(scene, at).is_closed == is_closed


def test_what_comes_back_begins_and_stops_when_it_was_said_to(scene: Scene) -> None:
    closed(scene, local(26, 8), local(26, 12), rule="Th 06:00-14:00")
    found = [now_of(scene, local(26, hour)).is_closed for hour in (7, 8, 11, 12)]
    assert found == [False, True, True, False]


def test_works_without_an_end_known_have_none(scene: Scene) -> None:
    closed(scene, NOW - timedelta(days=1), None, rule="24/7", reason="works")
    closing = now_of(scene).closing
    assert closing is not None
    assert (closing.reason, closing.ends_at) == ("works", None)


def test_places_taken_away_are_taken_off_what_a_counter_measures(scene: Scene) -> None:
    sensor(scene.gare).says(30, NOW)
    foreseen(scene)
    closed(scene, local(26, 6), local(26, 14), places=15)
    shown = now_of(scene)
    assert (shown.is_closed, shown.free) == (False, 15)
    assert shown.closing is not None
    assert shown.closing.places == 15
    assert [each.free for each in shown.later] == [5, 5, 5]
    assert all(each.chance < 0.8 for each in shown.later)


def test_places_taken_away_only_bound_what_is_counted_meanwhile(scene: Scene) -> None:
    closed(scene, NOW - timedelta(minutes=10), local(26, 14), places=15)
    counted(scene, 20, 5)
    assert now_of(scene).free == 20
    Count.objects.all().delete()
    counted(scene, 20, 15)
    assert now_of(scene).free == 5


def test_a_car_park_of_two_ways_in_is_known_whole_or_not_at_all(scene: Scene) -> None:
    one, other = sensor(scene.gare), sensor(scene.gare)
    one.says(12, NOW)
    other.says(5, NOW - timedelta(minutes=2))
    assert now_of(scene).free == 17
    other.says(5, NOW - timedelta(hours=2))
    assert (now_of(scene).free, now_of(scene).is_stale) == (None, True)


@pytest.mark.parametrize(("places", "free"), [(4, None), (6, 3)])
def test_sensors_under_a_few_places_tell_nothing(scene: Scene, places: int, free: int | None) -> None:
    device = sensor(scene.gare, *["spot"] * places)
    for at in range(places):
        device.says(at % 2, NOW, measure=at)
    assert (now_of(scene).free, now_of(scene).has_sensor) == (free, free is not None)


@pytest.mark.parametrize(("before", "trend"), [(20, "filling"), (5, "emptying"), (12, "steady"), (None, "")])
def test_where_it_goes_is_seen_from_half_an_hour_ago(scene: Scene, before: int | None, trend: str) -> None:
    device = sensor(scene.gare)
    device.says(12, NOW)
    if before is not None:
        device.said(before, datetime(2026, 11, 26, 8, 15, tzinfo=UTC))
    assert now_of(scene).trend == trend


def test_a_forecast_is_told_from_now_on_and_not_when_it_is_old(scene: Scene) -> None:
    sensor(scene.gare).says(12, NOW)
    for minutes, free in ((15, 10.0), (30, 20.0), (60, 40.0), (120, 40.0)):
        Foreseen.objects.create(
            car_park=scene.gare, made_at=SLOT, horizon_min=minutes, free=free, low=0, high=40, chance=1
        )
    shown = now_of(scene)
    assert [(each.minutes, each.free) for each in shown.later] == [(30, 25), (60, 40), (120, 40)]
    assert shown.days_known is None
    assert now_of(scene, SLOT + timedelta(minutes=20)).later == ()


def test_what_was_learnt_of_the_capacity_is_told(scene: Scene) -> None:
    CarPark.objects.filter(pk=scene.gare.pk).update(learnt_capacity=60)
    assert now_of(scene).capacity == 60


def test_a_list_takes_at_most_six_statements_however_many_car_parks(
    scene: Scene, django_assert_num_queries: Callable[..., Any]
) -> None:
    with django_assert_num_queries(3):
        queries.parking_now(town=scene.town, now=NOW)
    for number in range(5):
        fields = {"name": f"Parking {number}", "capacity": 50}
        car_park = commands.car_park_add(actor=scene.actor("manager"), town="redon", fields=fields)
        sensor(car_park).says(12, NOW)
        commands.full_say(actor=NOBODY, car_park=car_park)
    closed(scene, local(26, 6), local(26, 14), places=15)
    with django_assert_num_queries(6):
        queries.parking_now(town=scene.town, now=NOW)
    with django_assert_num_queries(6):
        queries.car_park_now(town=scene.town, slug="parking-0", now=NOW)
    with django_assert_num_queries(3):
        queries.fresh_until(town=scene.town, now=NOW)


def test_a_page_is_fresh_until_the_clock_changes_what_it_tells(scene: Scene) -> None:
    def until() -> datetime:
        moment = queries.fresh_until(town=scene.town, now=NOW)
        assert queries.picture(town=scene.town, now=NOW).fresh_until == moment
        return moment

    assert until() == NOW + timedelta(minutes=15)
    closed(scene, NOW + timedelta(minutes=12), NOW + timedelta(hours=2))
    assert until() == NOW + timedelta(minutes=12)
    counted(scene, 3, 20)
    assert until() == NOW + timedelta(minutes=10)
    FullWord.objects.create(car_park=scene.port, said_at=NOW - timedelta(minutes=25))
    assert until() == NOW + timedelta(minutes=5)
    sensor(scene.gare, expected_every_s=100).says(12, NOW - timedelta(minutes=3))
    assert NOW < until() <= NOW + timedelta(minutes=2, seconds=1)

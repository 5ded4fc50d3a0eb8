"""What other stalls are told of latest values and of the past."""

from datetime import timedelta
from typing import Any

import pytest

from halles.stalls.sensing.commands import readings_rollup
from halles.stalls.sensing.models import Balance, Device
from halles.stalls.sensing.public import levels_now, next_unknown, quarters, recent_quarters
from halles.stalls.sensing.tests.sensors import (
    FREE,
    HOUSE,
    NOW,
    NOW_MS,
    PARK,
    PASSAGES,
    device,
    said,
    store,
)

pytestmark = pytest.mark.django_db


def test_levels_are_told_by_what_they_feed_in_one_statement(django_assert_num_queries: Any) -> None:
    gare = device(is_simulated=True)
    device("mairie", feeds="q" * 26)
    device("ailleurs", town="rieux")
    device("loose", feeds="")
    device("gone", removed_at=NOW)
    device("mute")
    store(*(said(slug, at=NOW_MS - 1000, free=12) for slug in ("gare", "mairie", "ailleurs", "loose")))
    with django_assert_num_queries(1):
        found = levels_now(town="redon", feeds=None, now=NOW)
    assert set(found) == {PARK, "q" * 26}
    (level,) = found[PARK]
    assert (level.device, level.role, level.value, level.state) == (gare.pk, "free", 12.0, "learning")
    assert level.is_simulated
    assert level.is_known
    assert level.at == NOW - timedelta(seconds=1)
    assert list(levels_now(town="redon", feeds=["q" * 26], now=NOW)) == ["q" * 26]
    assert levels_now(town="redon", feeds=[], now=NOW) == {}


def test_a_level_turns_unknown_when_it_was_said_to() -> None:
    device(silent_after_s=600)
    store(said(free=12))
    (level,) = levels_now(town="redon", feeds=None, now=NOW)[PARK]
    assert level.state == "live"
    assert level.until == NOW + timedelta(seconds=601)
    before, after = level.until - timedelta(seconds=1), level.until
    assert levels_now(town="redon", feeds=None, now=before)[PARK][0].state == "live"
    assert levels_now(town="redon", feeds=None, now=after)[PARK][0].state == "silent"


def test_a_device_that_says_the_same_for_too_long_is_stuck() -> None:
    device(silent_after_s=3600, stuck_after_s=7200)
    store(said(free=12))
    Balance.objects.update(heard_at=NOW_MS + 7_100_000)
    (level,) = levels_now(town="redon", feeds=None, now=NOW + timedelta(seconds=7100))[PARK]
    assert (level.state, level.until) == ("live", NOW + timedelta(seconds=7201))
    (level,) = levels_now(town="redon", feeds=None, now=level.until)[PARK]
    assert (level.state, level.is_known) == ("stuck", False)


def test_the_first_to_turn_unknown_says_how_long_a_page_is_true() -> None:
    device(silent_after_s=600)
    device("mairie", silent_after_s=300, feeds="q" * 26)
    store(said(free=1), said("mairie", free=1))
    levels = levels_now(town="redon", feeds=None, now=NOW)
    assert next_unknown(levels) == NOW + timedelta(seconds=301)
    late = NOW + timedelta(seconds=400)
    assert next_unknown(levels_now(town="redon", feeds=None, now=late)) == NOW + timedelta(seconds=601)
    assert next_unknown({}) is None


def test_quarters_of_what_feeds_one_thing_in_one_statement(django_assert_num_queries: Any) -> None:
    row = device("gare", FREE, PASSAGES, {"path": "battery", "kind": "level"})
    device("mairie", feeds="q" * 26)
    store(
        said(free=12, passages=3, battery=3.1),
        said("mairie", free=5),
        said(key="k2", at=NOW_MS - 900_000, free=20),
    )
    readings_rollup(actor=HOUSE)
    start = NOW_MS // 900_000 * 900
    since = NOW - timedelta(hours=2)
    with django_assert_num_queries(1):
        found = recent_quarters(feeds=[PARK, "q" * 26], since=since, until=NOW)
    free = row.measures.get(path="free").pk
    assert [(each.start, each.feeds, each.role, each.last) for each in found] == [
        (start - 900, PARK, "free", 20.0),
        (start, PARK, "free", 12.0),
        (start, PARK, "passages", 3.0),
        (start, "q" * 26, "free", 5.0),
    ]
    assert found[0].measure == free
    assert [each.last for each in quarters(feeds=PARK, role="passages", since=since, until=NOW)] == [3.0]
    assert len(quarters(feeds=PARK, role=None, since=since, until=NOW - timedelta(minutes=5))) == 1
    assert recent_quarters(feeds=[], since=since, until=NOW) == []
    Device.objects.update(removed_at=NOW)
    assert quarters(feeds=PARK, role=None, since=since, until=NOW) == []

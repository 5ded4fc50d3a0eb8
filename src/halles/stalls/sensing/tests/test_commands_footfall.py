"""Weeks of people passing by are published once, when nothing of them can come in any more."""

from datetime import UTC, datetime, timedelta

import pytest

from halles.journal.models import Entry
from halles.kit.errors import Refused
from halles.stalls.sensing.commands import footfall_publish
from halles.stalls.sensing.engine.footfall import MINIMUM
from halles.stalls.sensing.models import Device, FootfallWeek, Hour
from halles.stalls.sensing.queries import footfall_due
from halles.stalls.sensing.queries.footfall import footfall_figures
from halles.stalls.sensing.schedule import JOBS
from halles.stalls.sensing.tests.footfall_attack import found_by_differences, table_of, targets_of
from halles.stalls.sensing.tests.footfall_world import (
    CLOSED,
    GROUPS,
    MONDAY,
    count_week,
    footfall_scene,
    hour_start,
)
from halles.stalls.sensing.tests.register_world import HOUSE

pytestmark = pytest.mark.django_db


def _publish(scene, week=MONDAY):
    return footfall_publish(actor=HOUSE, town=scene.town.slug, week=week, now=CLOSED)


def test_a_busy_week_is_told_by_hour_and_sensor_once():
    scene = footfall_scene()
    assert _publish(scene)
    figures, titles = footfall_figures(town=scene.town.slug, week=MONDAY)
    assert len(figures) == 3 * 7 * 24
    assert {one.count for one in figures} == {20}
    assert sorted(titles.values()) == ["Passages, marche", "Passages, pont", "Passages, quai"]
    assert not _publish(scene)
    [entry] = Entry.objects.filter(kind="sensing.footfall-published")
    assert entry.payload == {"week": "2026-11-02", "figures": 504}


def test_only_the_house_publishes():
    scene = footfall_scene()
    with pytest.raises(Refused):
        footfall_publish(actor=scene.actor("manager"), town=scene.town.slug, week=MONDAY, now=CLOSED)
    assert not FootfallWeek.objects.exists()


def test_what_is_published_stays_when_hours_and_groups_are_others_afterwards():
    scene = footfall_scene(people=5)
    _publish(scene)
    before = footfall_figures(town=scene.town.slug, week=MONDAY)
    Hour.objects.filter(start=hour_start(MONDAY, 8)).update(total=8)
    Device.objects.filter(slug="pont").update(group="Les halles")
    assert footfall_due(now=CLOSED) == []
    _publish(scene)
    assert footfall_figures(town=scene.town.slug, week=MONDAY) == before


def test_a_week_is_due_two_days_after_its_end_and_weeks_before_it_too():
    scene = footfall_scene()
    count_week(scene.devices[0], 20, week=MONDAY - timedelta(days=7))
    town = scene.town.slug
    tuesday = datetime(2026, 11, 10, 22, 30, tzinfo=UTC)
    assert footfall_due(now=tuesday) == [(town, MONDAY - timedelta(days=7))]
    assert footfall_due(now=CLOSED) == [(town, MONDAY - timedelta(days=7)), (town, MONDAY)]
    _publish(scene)
    assert footfall_due(now=CLOSED) == [(town, MONDAY - timedelta(days=7))]


def test_a_week_too_quiet_to_tell_is_published_empty_and_is_not_due_again():
    scene = footfall_scene(people=0)
    assert _publish(scene)
    assert FootfallWeek.objects.get().figures == []
    assert footfall_due(now=CLOSED) == []


def test_the_attack_on_what_is_kept_reconstructs_nothing_of_a_quiet_town():
    scene = footfall_scene(people=2)
    Hour.objects.filter(start__gte=hour_start(MONDAY + timedelta(days=1), 0)).delete()
    Hour.objects.filter(start=hour_start(MONDAY, 9)).update(total=15)
    _publish(scene)
    figures, _ = footfall_figures(town=scene.town.slug, week=MONDAY)
    group_of = {device.pk: GROUPS[device.slug] for device in scene.devices}
    counts = {(s, MONDAY, h): 15 if h == 9 else 2 for s in group_of for h in range(24)}
    assert sum(one.count for one in figures) == sum(counts.values())
    assert len(figures) > 1
    table = table_of(figures, counts, group_of)
    targets = list(targets_of(list(counts), group_of))[::4]
    assert found_by_differences(counts, table, targets, minimum=MINIMUM) == []


def test_a_simulated_counter_makes_a_simulated_week():
    scene = footfall_scene()
    Device.objects.filter(slug="pont").update(is_simulated=True)
    _publish(scene)
    assert FootfallWeek.objects.get().is_simulated


def test_the_timed_job_publishes_every_week_that_is_due():
    scene = footfall_scene()
    [job] = [each for each in JOBS if each.name == "sensing.footfall"]
    job.run()
    job.run()
    assert list(FootfallWeek.objects.values_list("town", "week")) == [(scene.town.slug, MONDAY)]

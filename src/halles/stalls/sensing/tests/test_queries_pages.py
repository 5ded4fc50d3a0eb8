"""The register tells what is known, what is not, and no more of people than a group."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from halles.stalls.sensing import queries
from halles.stalls.sensing.commands import device_remove
from halles.stalls.sensing.engine.declared import Declared
from halles.stalls.sensing.models import Balance, Device, Measure, Refused, Swept
from halles.stalls.sensing.queries import DeviceView
from halles.stalls.sensing.tests.register_world import (
    FREE,
    HOUSE,
    NOW,
    PASSAGES,
    TODAY,
    Scene,
    hear,
    milliseconds,
    register_scene,
)

pytestmark = pytest.mark.django_db
Count = Callable[[int], Any]


@pytest.fixture
def scene() -> Scene:
    """Return the town."""
    return register_scene()


def view(device: Device, *, after: timedelta = timedelta()) -> DeviceView:
    page = queries.device_page(town=device.town, slug=device.slug, now=NOW + after)
    assert page
    return page.device


def test_a_town_without_a_sensor_has_an_empty_register(scene: Scene) -> None:
    page = queries.register_page(town=scene.town.slug, now=NOW)
    assert page.is_empty
    assert (page.counts.received, page.refusals, page.swept) == (0, [], [])


def test_the_register_is_three_statements_however_long(
    scene: Scene, django_assert_num_queries: Count
) -> None:
    for at in range(6):
        hear(scene.device(title=f"Parking {at}"), 4)
    with django_assert_num_queries(3):
        page = queries.register_page(town=scene.town.slug, now=NOW)
        assert sum(len(devices) for _, devices in page.groups) == 6
        assert [each.counts.received for _, devices in page.groups for each in devices] == [45] * 6


def test_a_device_is_two_statements(scene: Scene, django_assert_num_queries: Count) -> None:
    device = scene.device()
    hear(device, 4)
    with django_assert_num_queries(2):
        page = queries.device_page(town=scene.town.slug, slug=device.slug, now=NOW)
        assert page
        assert [each.measure.value for each in page.device.values] == [4]
        assert [(each.reason, each.total, each.today) for each in page.refusals] == [
            ("undeclared_field", 3, 1)
        ]


def test_another_town_has_another_register(scene: Scene) -> None:
    device = scene.device()
    assert queries.register_page(town="allaire", now=NOW).is_empty
    assert queries.device_page(town="allaire", slug=device.slug, now=NOW) is None
    assert queries.device_get(town="allaire", slug=device.slug) is None


def test_a_device_is_new_live_silent_and_live_again(scene: Scene) -> None:
    device = scene.device(expected_every_s=600)
    assert view(device).state.name == "new"
    assert view(device).values == []
    hear(device, 12)
    live = view(device, after=timedelta(minutes=30))
    assert (live.state.name, live.state.until) == ("live", NOW + timedelta(minutes=30, seconds=1))
    silent = view(device, after=timedelta(minutes=30, seconds=1))
    assert (silent.state.name, silent.state.since, silent.values) == ("silent", NOW, [])
    Device.objects.update(silent_after_s=3600)
    assert view(device, after=timedelta(minutes=31)).state.name == "live"
    assert view(device, after=timedelta(hours=1, seconds=1)).state.name == "silent"


def test_a_level_that_never_moves_is_stuck_where_that_was_learnt(scene: Scene) -> None:
    device = scene.device()
    hear(device, 12)
    Measure.objects.filter(path="free").update(changed_at=milliseconds(NOW - timedelta(days=2)))
    assert view(device).state.name == "live"
    Device.objects.update(stuck_after_s=86_400)
    assert view(device).state.name == "live"
    Device.objects.update(silent_after_s=1800)
    stuck = view(device)
    assert (stuck.state.name, stuck.state.since, stuck.values) == ("stuck", NOW - timedelta(days=2), [])


def test_a_device_ends_with_its_last_day(scene: Scene) -> None:
    device = scene.device(ends_on=TODAY)
    hear(device, 12)
    assert view(device).state.name == "live"
    assert view(device, after=timedelta(hours=14)).state.name == "ended"


def test_the_page_is_made_anew_when_the_first_turns_unknown_or_the_day_ends(scene: Scene) -> None:
    slow, fast = scene.device(expected_every_s=86_400), scene.device(expected_every_s=600)
    hear(slow, 1)
    midnight = queries.register_page(town=scene.town.slug, now=NOW).until
    assert midnight.isoformat() == "2026-11-13T00:00:00+01:00"
    hear(fast, 1)
    soon = queries.register_page(town=scene.town.slug, now=NOW).until
    assert soon == NOW + timedelta(minutes=30, seconds=1)


def test_what_was_taken_out_stays_apart(scene: Scene) -> None:
    gone, there = scene.device(title="Ancien"), scene.device(title="Nouveau")
    device_remove(actor=HOUSE, device=gone)
    page = queries.register_page(town=scene.town.slug, now=NOW)
    assert [each.row.pk for _, devices in page.groups for each in devices] == [there.pk]
    assert [each.row.pk for each in page.removed] == [gone.pk]


def test_the_balance_of_the_town_holds_what_came_from_nobody(scene: Scene) -> None:
    hear(scene.device(), 4)
    for town, number in ((scene.town.slug, 5), ("", 7), ("allaire", 11)):
        Refused.objects.create(town=town, reason="unregistered", day=TODAY, number=number)
    page = queries.register_page(town=scene.town.slug, now=NOW)
    counts = page.counts
    assert (counts.received, counts.stored, counts.deduplicated, counts.refused) == (50, 40, 2, 8)
    assert [(each.reason, each.total) for each in page.refusals] == [
        ("unregistered", 5),
        ("undeclared_field", 3),
    ]
    assert [(each.reason, each.total, each.today) for each in page.elsewhere] == [("unregistered", 7, 7)]


def test_a_balance_that_is_not_right_is_told(scene: Scene) -> None:
    device = scene.device()
    hear(device, 4)
    Balance.objects.update(received=99)
    counts = view(device).counts
    assert (counts.received, counts.missing) == (99, 54)
    assert queries.register_page(town=scene.town.slug, now=NOW).counts.missing == 54


def test_nothing_tells_when_one_person_passed(scene: Scene) -> None:
    counter = scene.device(PASSAGES, FREE._replace(role=""), kind="footfall", group="Le port")
    hear(counter, 1, stored=1234, repeated=56)
    shown = view(counter)
    assert shown.values == []
    assert (shown.counts.stored, shown.counts.deduplicated, shown.counts.refused) == (1200, 0, 0)
    assert shown.counts.received == 1200
    hear(counter, 1, at=NOW + timedelta(minutes=2), stored=1235, repeated=56)
    later = view(counter, after=timedelta(minutes=3))
    assert later.counts == shown.counts
    pages = [queries.register_page(town=scene.town.slug, now=NOW + timedelta(minutes=at)) for at in (0, 3)]
    assert pages[0].counts == pages[1].counts
    assert [each.total for each in pages[0].refusals] == [0]


def test_a_live_page_of_a_counter_ends_on_a_quarter_of_an_hour(scene: Scene) -> None:
    counter = scene.device(PASSAGES, kind="footfall", group="Le port")
    for minutes in (1, 7, 14):
        hear(counter, 1, at=NOW + timedelta(minutes=minutes))
        page = queries.register_page(town=scene.town.slug, now=NOW + timedelta(minutes=14))
        assert page.until == NOW + timedelta(minutes=45)


def test_one_place_is_not_told_alone(scene: Scene) -> None:
    spot = scene.device(Declared("occupied", "Occupée", "flag", "spot"))
    hear(spot, 1)
    assert view(spot).values == []
    assert view(spot).is_one_place


def test_what_was_deleted_lately_is_shown_the_latest_first(scene: Scene) -> None:
    for day in range(1, 11):
        for table in ("reading", "quarter"):
            Swept.objects.create(day=date(2026, 11, day), table=table, deleted=day, left=1, at=NOW)
    swept = queries.register_page(town=scene.town.slug, now=NOW).swept
    assert (swept[0].day, len(swept)) == (date(2026, 11, 10), 14)


def test_the_example_is_a_field_that_is_kept(scene: Scene) -> None:
    dropped = Declared("battery", "", "dropped")
    assert queries.example_path(device=scene.device(dropped, FREE).pk) == "free"
    assert queries.example_path(device="0" * 26) == ""

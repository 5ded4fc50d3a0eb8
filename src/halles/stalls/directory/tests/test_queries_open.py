"""What is open, closed or not known: now, at home and in the list; and what an exception changes."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from halles.stalls.directory import queries
from halles.stalls.directory.models import OsmPlace, Sheet, SpecialHours
from halles.stalls.directory.tests.conftest import Scene, osm_place
from halles.town.models import Town
from halles.town.queries import town_by_slug

Count = Callable[[int], Any]
THURSDAY = timezone.make_aware(datetime.fromisoformat("2026-11-26 10:00"))


def _fill(scene: Scene, count: int) -> None:
    for number in range(count):
        place = osm_place(100 + number, f"Zone {number:03}", category="bar")
        Sheet.objects.create(town=scene.town, slug=f"zone-{number}", osm=place)


def _town(scene: Scene) -> Town:
    town = town_by_slug(slug=scene.town)
    assert town is not None
    return town


def _hours(scene: Scene, **hours: str) -> None:
    for which, raw in hours.items():
        Sheet.objects.filter(pk=getattr(scene, which).pk).update(hours=raw)


def test_what_is_open_closed_and_unknown_is_told_apart(
    scene: Scene, django_assert_num_queries: Count
) -> None:
    _hours(scene, held="Mo-Sa 08:00-12:30", imported="on demand")
    queries.open_now(town=_town(scene), now=THURSDAY)
    town = _town(scene)
    with django_assert_num_queries(2):  # the sheets, and what was said specially of their days
        now = queries.open_now(town=town, now=THURSDAY)
    assert (now.open, now.closed, now.unknown) == (1, 0, 1)
    assert [(kind.slug, kind.count, kind.few[0].name) for kind in now.kinds] == [
        ("food", 1, "Le Fournil d’Anne")
    ]
    assert timezone.localtime(now.until).strftime("%a %H:%M") == "Thu 12:30"
    evening = THURSDAY.replace(hour=20)
    later = queries.open_now(town=town, now=evening)
    assert (later.open, later.closed) == (0, 1)
    assert timezone.localtime(later.opens_at).strftime("%a %H:%M") == "Fri 08:00"


def test_hours_emptied_on_purpose_are_not_openstreetmaps(scene: Scene) -> None:
    OsmPlace.objects.update(hours="24/7")
    assert queries.open_now(town=_town(scene), now=THURSDAY).open == 2
    Sheet.objects.filter(pk=scene.held.pk).update(without=["hours"])
    now = queries.open_now(town=_town(scene), now=THURSDAY)
    assert (now.open, now.unknown) == (1, 1)


def test_a_public_holiday_makes_hours_unknown(scene: Scene) -> None:
    _hours(scene, held="Mo-Su 08:00-12:30", imported="Mo-Su 08:00-12:30; PH off")
    christmas = timezone.make_aware(datetime.fromisoformat("2026-12-25 10:00"))
    now = queries.open_now(town=_town(scene), now=christmas)
    assert (now.open, now.closed, now.unknown) == (0, 1, 1)


def test_a_few_of_each_kind_are_drawn_for_the_day(scene: Scene) -> None:
    _fill(scene, 12)
    OsmPlace.objects.update(hours="24/7")

    def drawn(now: datetime) -> list[str]:
        kinds = queries.open_now(town=_town(scene), now=now).kinds
        return next([shop.name for shop in kind.few] for kind in kinds if kind.slug == "eating")

    days = {tuple(drawn(THURSDAY.replace(day=day))) for day in range(1, 9)}
    assert drawn(THURSDAY) == drawn(THURSDAY.replace(hour=23))
    assert len(days) > 4
    assert all(len(day) == 3 for day in days)


def test_what_was_said_specially_wins_over_the_hours(scene: Scene) -> None:
    _hours(scene, held="Mo-Sa 08:00-12:30", imported="24/7")
    morning = {"starts_at": THURSDAY - timedelta(hours=4), "ends_at": THURSDAY + timedelta(hours=2)}
    said = SpecialHours.objects.create(sheet=scene.held, **morning, source="gesture")
    now = queries.open_now(town=_town(scene), now=THURSDAY)
    assert (now.open, now.closed) == (1, 1)
    assert now.until == THURSDAY + timedelta(hours=2)
    said.is_open, said.ends_at = True, THURSDAY + timedelta(hours=9)
    said.save()
    assert queries.open_now(town=_town(scene), now=THURSDAY + timedelta(hours=8)).open == 2
    said.withdrawn_at = timezone.now()
    said.save()
    assert queries.open_now(town=_town(scene), now=THURSDAY + timedelta(hours=8)).open == 1


def test_the_list_of_what_is_open(scene: Scene, django_assert_num_queries: Count) -> None:
    _hours(scene, held="Mo-Sa 08:00-12:30", imported="on demand")
    town = _town(scene)
    queries.sheet_chosen(town=town, now=THURSDAY, asked=queries.Asked(is_open=True))
    with django_assert_num_queries(2):
        chosen = queries.sheet_chosen(town=town, now=THURSDAY, asked=queries.Asked(is_open=True))
    assert [card.name for card in chosen.page.cards] == ["Le Fournil d’Anne"]
    assert [card.name for card in chosen.unknown] == ["Café du Port"]
    assert (chosen.page.total, chosen.until) == (1, THURSDAY.replace(hour=12, minute=30))
    health = queries.Asked(is_open=True, group="health")
    nothing = queries.sheet_chosen(town=town, now=THURSDAY, asked=health)
    assert (nothing.page.cards, nothing.unknown) == ([], [])

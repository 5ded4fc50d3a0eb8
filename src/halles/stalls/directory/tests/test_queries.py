"""What the pages read, and in how many statements."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from halles.stalls.directory import commands, queries
from halles.stalls.directory.models import News, OsmPlace, Sheet
from halles.stalls.directory.tests.conftest import Scene, osm_place

Count = Callable[[int], CaptureQueriesContext]


def names(scene: Scene, **more: str) -> list[str]:
    return [card.name for card in queries.sheet_list(town=scene.town, **more).found]


def test_the_list_is_one_statement_however_long(scene: Scene, django_assert_num_queries: Count) -> None:
    for sheets in (2, 30):
        for number in range(Sheet.objects.count(), sheets):
            place = osm_place(100 + number, f"Bar {number}", category="bar")
            Sheet.objects.create(town=scene.town, slug=f"bar-{number}", osm=place)
        with django_assert_num_queries(1):
            assert len(names(scene)) == sheets
        with django_assert_num_queries(1):
            assert names(scene, query="boulangerie") == ["Le Fournil d’Anne"]


def test_the_holders_words_win_in_the_list(scene: Scene) -> None:
    found = queries.sheet_list(town=scene.town).found
    assert [(card.name, card.address, card.phone, card.borrowed) for card in found] == [
        ("Café du Port", "Quai Duguay-Trouin", "", True),
        ("Le Fournil d’Anne", "12\u00a0Grande Rue", "02 99 71 00 00", True),
    ]


@pytest.mark.parametrize("query", ["boulangri", "BOULANGERIES", "bakery", "pain", "fournil", "anne fournil"])
def test_a_kind_is_found_in_french_and_english(scene: Scene, query: str) -> None:
    assert names(scene, query=query) == ["Le Fournil d’Anne"]


def test_groups_are_counted_and_filter(scene: Scene) -> None:
    groups = {group.slug: group.count for group in queries.category_groups(town=scene.town)}
    assert groups == {"food": 1, "eating": 1}
    assert names(scene, group="eating") == ["Café du Port"]
    assert names(scene, group="eating", query="boulangerie") == []
    assert names(scene, group="no such") == []


def test_near_names_when_nothing_is_found(scene: Scene) -> None:
    cards = queries.sheet_list(town=scene.town, query="fourni danne pain chaud")
    assert not cards.found
    assert [card.name for card in cards.near][:1] == ["Le Fournil d’Anne"]


def test_what_left_openstreetmap_and_nobody_holds_is_not_listed(scene: Scene) -> None:
    OsmPlace.objects.update(is_gone=True)
    assert names(scene) == ["Le Fournil d’Anne"]
    assert queries.sheet_count(town=scene.town) == 1
    assert queries.sheet_view(scene.imported).is_gone is False
    gone = queries.sheet_get(town=scene.town, slug="cafe-du-port")
    assert gone is not None
    assert queries.sheet_view(gone).is_gone


def test_another_town_sees_nothing(scene: Scene) -> None:
    assert queries.sheet_list(town="allaire").found == []
    assert queries.sheet_get(town="allaire", slug="cafe-du-port") is None
    assert queries.news_latest(town="allaire", limit=5) == []


def test_an_unpublished_sheet_is_nowhere(scene: Scene) -> None:
    Sheet.objects.update(is_published=False)
    assert names(scene) == []
    assert queries.sheet_get(town=scene.town, slug="cafe-du-port") is None


def test_a_sheet_is_two_statements(
    scene: Scene, picture: Callable[..., bytes], django_assert_num_queries: Count
) -> None:
    for text in ("one", "two"):
        commands.news_publish(actor=scene.actor("holder"), sheet=scene.held, text=text)
        commands.photo_add(actor=scene.actor("holder"), sheet=scene.held, data=picture(), alt=text)
    with django_assert_num_queries(2):
        sheet = queries.sheet_get(town=scene.town, slug="le-fournil-d-anne")
        assert sheet is not None
        view = queries.sheet_view(sheet)
        news, photos, _said = queries.sheet_living(sheet=view.id)
    assert (view.name, view.phone) == ("Le Fournil d’Anne", "02 99 71 00 00")
    assert [each.text for each in news] == ["two", "one"]
    assert [each.alt for each in photos] == ["one", "two"]
    assert sheet.position is not None  # type: ignore[attr-defined]


def test_the_towns_news_are_one_statement(scene: Scene, django_assert_num_queries: Count) -> None:
    for number in range(4):
        commands.news_publish(actor=scene.actor("holder"), sheet=scene.held, text=f"n{number}")
    News.objects.create(sheet=scene.imported, author="x", text="café")
    News.objects.filter(text="n3").update(withdrawn_at=timezone.now())
    with django_assert_num_queries(1):
        latest = queries.news_latest(town=scene.town, limit=3)
    assert [(each.name, each.text) for each in latest] == [
        ("Café du Port", "café"),
        ("Le Fournil d’Anne", "n2"),
        ("Le Fournil d’Anne", "n1"),
    ]


def test_a_holder_sees_what_she_can_still_put_back(scene: Scene) -> None:
    now = timezone.now()
    for minutes in (0, 5, 15):
        News.objects.create(
            sheet=scene.held, author="x", text=f"{minutes}", withdrawn_at=now - timedelta(minutes=minutes)
        )
    assert {each.text for each in queries.news_of_holder(sheet=scene.held.pk)} == {"0", "5"}


def test_sheets_of_a_persons_organisations(scene: Scene) -> None:
    held = queries.sheets_held(organisations=[scene.held.organisation], town=scene.held.town)
    assert [view.name for view in held] == ["Le Fournil d’Anne"]

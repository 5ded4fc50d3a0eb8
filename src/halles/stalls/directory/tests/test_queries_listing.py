"""The list in the order of names: two statements, true after every command, whatever the size of the town."""

from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from typing import Any

from django.apps import apps
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from halles.kit.text import fold
from halles.stalls.directory import commands, queries
from halles.stalls.directory.engine.merge import MERGED, merged
from halles.stalls.directory.models import OsmPlace, Sheet
from halles.stalls.directory.queries.cards import CARD_COLUMNS, card_of
from halles.stalls.directory.tests.conftest import HOUSE, Scene, osm_place

Count = Callable[[int], Any]
THURSDAY = timezone.make_aware(datetime.fromisoformat("2026-11-26 10:00"))


def names(scene: Scene, **more: Any) -> list[str]:
    return [card.name for card in queries.sheet_page(town=scene.town, **more).cards]


def _all(scene: Scene) -> list[str]:
    """Return the names that the slow query finds: it reads the whole town."""
    return [card.name for card in queries.sheet_list(town=scene.town).found]


def _fill(scene: Scene, count: int) -> None:
    for number in range(count):
        place = osm_place(100 + number, f"Zone {number:03}", category="bar")
        Sheet.objects.create(town=scene.town, slug=f"zone-{number}", osm=place)


def test_a_page_is_two_statements_whatever_the_town(scene: Scene, django_assert_num_queries: Count) -> None:
    queries.sheet_page(town=scene.town)  # written once
    for count in (3, 60):
        Sheet.objects.filter(slug__startswith="zone").delete()
        OsmPlace.objects.filter(name__startswith="Zone").delete()
        _fill(scene, count)
        with django_assert_num_queries(2):
            page = queries.sheet_page(town=scene.town)
        assert page.total == count + 2
        assert [card.name for card in page.cards] == _all(scene)[:50]


def test_pages_follow_one_another_and_miss_nobody(scene: Scene) -> None:
    _fill(scene, 103)
    pages = [queries.sheet_page(town=scene.town, number=number) for number in (1, 2, 3)]
    assert [card.name for page in pages for card in page.cards] == _all(scene)
    assert [(page.before, page.after, page.last) for page in pages] == [(0, 2, 3), (1, 3, 3), (2, 0, 3)]
    assert queries.sheet_page(town=scene.town, number=99).number == 3
    assert queries.sheet_page(town=scene.town, number=0).number == 1


def test_a_group_is_counted_and_shown_alone(scene: Scene) -> None:
    _fill(scene, 2)
    page = queries.sheet_page(town=scene.town, group="eating")
    assert [card.name for card in page.cards] == ["Café du Port", "Zone 000", "Zone 001"]
    assert (page.total, {group.slug: group.count for group in page.groups}) == (3, {"food": 1, "eating": 3})
    assert queries.sheet_page(town=scene.town, group="no-such").cards == []


def test_what_is_hidden_unpublished_or_gone_is_neither_shown_nor_counted(scene: Scene) -> None:
    for hide in ({"is_published": False}, {"hidden_at": timezone.now()}):
        Sheet.objects.filter(pk=scene.held.pk).update(**hide)
        assert (names(scene), queries.sheet_count(town=scene.town)) == (["Café du Port"], 1)
        Sheet.objects.filter(pk=scene.held.pk).update(is_published=True, hidden_at=None)
    OsmPlace.objects.update(is_gone=True)
    assert (names(scene), queries.sheet_count(town=scene.town)) == (["Le Fournil d’Anne"], 1)


def test_the_order_follows_every_command(scene: Scene) -> None:
    def listed() -> None:
        """The columns say what the sheet shows."""
        for sheet in Sheet.objects.select_related("osm"):
            shown = queries.sheet_view(sheet)
            assert (sheet.listed_as, sheet.listed_category) == (fold(shown.name), shown.category)
        assert names(scene) == _all(scene)

    made = commands.sheet_create(actor=HOUSE, town=scene.town, fields={"name": "Éclair", "category": "bar"})
    listed()
    revision = commands.sheet_edit(
        actor=HOUSE, sheet=made, revision=0, fields={"name": "Abri", "category": "cafe"}
    )
    listed()
    assert names(scene)[0] == "Abri"
    commands.sheet_undo(actor=HOUSE, sheet=made, revision=revision)
    listed()
    commands.sheet_restore(actor=HOUSE, sheet=made, number=revision)
    listed()


words = st.sampled_from(["", "un", "deux"])


side = st.fixed_dictionaries(dict.fromkeys(MERGED, words))


@given(side, side, st.sets(st.sampled_from(MERGED)), st.booleans())
def test_a_card_is_the_merge_of_both_sides(
    own: dict[str, str], theirs: dict[str, str], without: set[str], nobody: bool
) -> None:
    if nobody:
        own, without = dict.fromkeys(MERGED, ""), set()
    row = {**own, "id": "1", "slug": "s", "without": sorted(without)}
    row |= {f"osm__{name}": value for name, value in theirs.items()}
    card = card_of([row[name] for name in CARD_COLUMNS])
    shown, borrowed = merged(own, theirs, without)
    assert (card.name, card.category, card.phone, card.hours) == tuple(
        shown[name] for name in ("name", "category", "phone", "hours")
    )
    assert card.borrowed is bool(borrowed & {"name", "category", "street", "phone", "hours"})


def test_sheets_older_than_the_list_are_put_in_it(scene: Scene) -> None:
    Sheet.objects.update(listed_as="", listed_category="")
    import_module("halles.stalls.directory.migrations.0003_listing").fill(apps, None)
    assert names(scene) == _all(scene)
    assert queries.sheet_page(town=scene.town, group="eating").total == 1

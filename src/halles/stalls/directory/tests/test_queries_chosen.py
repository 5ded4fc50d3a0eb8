"""The list when something is asked of it: what nobody said is told apart, never left out."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.utils import timezone

from halles.stalls.directory import queries
from halles.stalls.directory.models import OsmPlace, Sheet
from halles.stalls.directory.tests.conftest import Scene, osm_place
from halles.town.queries import town_by_slug

Count = Callable[[int], Any]
THURSDAY = timezone.make_aware(datetime.fromisoformat("2026-11-26 10:00"))


def ask(scene: Scene, **asked: Any) -> queries.Chosen:
    town = town_by_slug(slug=scene.town)
    assert town is not None
    return queries.sheet_chosen(town=town, now=THURSDAY, asked=queries.Asked(**asked))


def found(chosen: queries.Chosen) -> tuple[list[str], list[str]]:
    return [card.name for card in chosen.page.cards], [card.name for card in chosen.unknown]


def test_a_facet_finds_who_has_it_and_tells_apart_who_says_nothing(
    scene: Scene, django_assert_num_queries: Count
) -> None:
    Sheet.objects.filter(pk=scene.held.pk).update(payment="cash")
    place = osm_place(9, "Zinc", category="bar", payment="cards cash", languages="br")
    Sheet.objects.create(town=scene.town, slug="zinc", osm=place)
    ask(scene, facets=("cards",))
    with django_assert_num_queries(2):  # the town, and the sheets
        assert found(ask(scene, facets=("cards",))) == (["Zinc"], ["Café du Port"])
    assert found(ask(scene, facets=("br",))) == (["Zinc"], ["Café du Port", "Le Fournil d’Anne"])
    assert found(ask(scene, facets=("br", "cards"))) == (["Zinc"], ["Café du Port"])
    assert found(ask(scene, facets=("en",)))[0] == []
    assert found(ask(scene, facets=("br",), group="food")) == ([], ["Le Fournil d’Anne"])
    assert found(ask(scene, facets=("br",), query="zink")) == (["Zinc"], [])


def test_the_holders_word_on_access_wins_and_in_part_is_said(scene: Scene) -> None:
    assert found(ask(scene, facets=("wheelchair",))) == (["Café du Port"], ["Le Fournil d’Anne"])
    Sheet.objects.filter(pk=scene.imported.pk).update(wheelchair="limited")
    chosen = ask(scene, facets=("wheelchair",))
    assert (found(chosen)[0], chosen.part) == (["Café du Port"], {scene.imported.pk})
    Sheet.objects.filter(pk=scene.imported.pk).update(wheelchair="", without=["wheelchair"])
    assert found(ask(scene, facets=("wheelchair",)))[0] == []
    OsmPlace.objects.update(wheelchair="designated")
    assert found(ask(scene, facets=("wheelchair",)))[0] == ["Le Fournil d’Anne"]


def test_facets_and_kinds_are_counted_within_what_is_asked(scene: Scene) -> None:
    Sheet.objects.update(languages="br en", hours="24/7")
    Sheet.objects.filter(pk=scene.imported.pk).update(hours="Mo 09:00-10:00")
    chosen = ask(scene, facets=("br",), is_open=True)
    assert {each.slug: each.count for each in chosen.facets if each.count} == {"br": 1, "en": 1}
    assert [each.slug for each in chosen.facets if each.is_asked] == ["br"]
    assert [(group.slug, group.count) for group in chosen.page.groups] == [("food", 1)]
    assert chosen.slugs == {"le-fournil-d-anne"}


@pytest.mark.parametrize("number", [0, 1, 2, 99])
def test_pages_of_what_was_found(scene: Scene, number: int) -> None:
    Sheet.objects.bulk_create(
        Sheet(town=scene.town, slug=f"s-{n}", name=f"S {n:02}", category="bar", languages="br")
        for n in range(60)
    )
    page = ask(scene, facets=("br",), number=number).page
    assert (page.total, page.last) == (60, 2)
    assert len(page.cards) == (10 if number >= 2 else 50)

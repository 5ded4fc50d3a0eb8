"""The demonstration’s visits: the same for the same chance, told at once, gone with the town."""

import pytest
from django.utils import timezone

from halles.kit.demo import DemoWorld
from halles.stalls.directory.public import kind_titles
from halles.stalls.office import demo
from halles.stalls.office.models import DailyCount
from halles.stalls.office.queries.statistics import months_told, page_titles

pytestmark = pytest.mark.django_db


def rows() -> list[tuple[object, ...]]:
    return list(
        DailyCount.objects.order_by("day", "page", "missed").values_list("day", "page", "missed", "count")
    )


def test_the_same_chance_gives_the_same_visits() -> None:
    demo.build(DemoWorld(town="a"))
    first = rows()
    demo.remove("a")
    assert rows() == []
    demo.build(DemoWorld(town="a"))
    assert rows() == first


def test_some_figures_are_told_and_some_are_hidden() -> None:
    demo.build(DemoWorld(town="a"))
    told = months_told(town="a", today=timezone.localdate())
    assert len(told) >= demo.MONTHS - 1
    assert None in told[-1].told.figures.values()
    assert told[-1].told.at_least(told[-1].pages) > 1_000


def test_what_is_invented_is_what_is_counted() -> None:
    assert {page for page, _, _ in demo.A_DAY} <= set(page_titles())
    assert {missed for _, _, missed in demo.A_DAY} <= {"", "other", *kind_titles()}

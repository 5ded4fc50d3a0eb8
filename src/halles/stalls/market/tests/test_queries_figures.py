"""Figures by month, a shop's own and the town's, and how many statements they cost."""

from datetime import date

import pytest
from django.utils import timezone

from halles.stalls.market.commands import order_accept, order_hand_over
from halles.stalls.market.queries.figures import MONTHS, shop_figures, town_months
from halles.stalls.market.tests.conftest import Scene
from halles.stalls.market.tests.reserving import order_of, press, reserve

pytestmark = pytest.mark.django_db


def test_a_shop_sees_its_own_euros_and_no_other_does(scene: Scene, django_assert_num_queries: object) -> None:
    order, me = order_of(reserve(scene, (scene.baguette, 2))), scene.actor("owner")
    scene.later(minutes=12)
    order_accept(actor=me, order=order.pk, key=press())
    order_hand_over(actor=me, order=order.pk, key=press())
    today = timezone.localdate()
    with django_assert_num_queries(3):  # type: ignore[operator]
        months = shop_figures(organisation=scene.bakery.pk, today=today)
    assert [each.first for each in months][:2] == [date(2026, 11, 1), date(2026, 10, 1)]
    assert len(months) == MONTHS
    found = months[0].figures
    assert found is not None
    assert (found.reserved, found.collected, found.cents, found.minutes) == (1, 1, 260, 12)
    other = shop_figures(organisation=scene.bookshop.pk, today=today)[0].figures
    assert other is not None
    assert (other.reserved, other.cents) == (0, 0)
    assert [each.figures for each in town_months(town="redon", today=today)] == [None] * MONTHS

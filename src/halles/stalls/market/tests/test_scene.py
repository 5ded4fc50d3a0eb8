"""The scene itself: both shops are held, open and take orders."""

from halles.stalls.directory.public import shop_states
from halles.stalls.market.models import Terms
from halles.stalls.market.tests.conftest import Scene
from halles.stalls.market.tests.shops import level_of


def test_the_two_shops_are_held_open_and_take_orders(scene: Scene) -> None:
    shops = [scene.card("bakery"), scene.card("bookshop")]
    told = shop_states(town=scene.town, moment=scene.now, shops=shops)
    assert {state.now for state in told.values()} == {"open"}
    assert Terms.objects.filter(takes_orders=True, paused_until=None).count() == 2
    assert level_of(scene.book).on_hand == 2

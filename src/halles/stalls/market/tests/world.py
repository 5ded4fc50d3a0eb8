"""The market's part of the test town: what the bakery sells, and how it takes orders."""

from typing import Any

from halles.stalls.market.tests.counter_world import furnish_counter
from halles.stalls.market.tests.residents_world import furnish_residents
from halles.stalls.market.tests.shops import product_of, terms_of


def furnish(world: Any) -> None:
    """Let the world's bakery take orders and show a loaf and a cheese sold by weight."""
    of = {"town": world.town.slug, "organisation": world.organisation.pk}
    world.terms = terms_of(**of, phone="+33612345678")
    world.product = product_of(name="Baguette de tradition", price_cents=130, rate=55, kind="food", **of)
    world.by_weight = product_of(
        name="Tomme de Rhuys", price_cents=2450, rate=55, unit="kilo", grams=400, on_hand=5000, **of
    )
    furnish_residents(world)
    furnish_counter(world)

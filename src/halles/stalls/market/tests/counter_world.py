"""The counter's part of the test town: a slate with a fish that lacks its zone, and an offer that runs."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from halles.kit.actor import Actor
from halles.stalls.market.commands import ChalkLine, OfferLine, offer_publish, slate_publish


def furnish_counter(world: Any) -> None:
    """Let the world's bakery chalk a slate, and sell its loaf cheaper for two days."""
    of = {"actor": Actor(person=world.member.pk), "town": world.town, "organisation": world.organisation.pk}
    world.slate = slate_publish(
        lines=[
            ChalkLine(name="Flan pâtissier", price_cents=290, unit="piece"),
            ChalkLine(name="Bar de ligne", price_cents=2490, unit="kilo", species="Bar", method="wild"),
        ],
        **of,
    )
    today = timezone.localdate()
    world.offer = offer_publish(
        title="Pain du soir",
        starts_on=today,
        ends_on=today + timedelta(days=1),
        lines=[OfferLine(world.product.pk, 100, is_perishing=True)],
        **of,
    )

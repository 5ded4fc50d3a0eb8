"""The slates of the demonstration, chalked again each morning as shops do; and one offer."""

from datetime import timedelta

from django.utils import timezone

from halles.kit.actor import Actor
from halles.kit.demo import DemoWorld
from halles.stalls.directory.public import shop_list, shop_states
from halles.stalls.market.commands import OfferLine, offer_publish, slate_publish, slate_repeat
from halles.stalls.market.commands.slates import chalked
from halles.stalls.market.demo.goods import SLATES
from halles.stalls.market.demo.shelves import DemoShop
from halles.stalls.market.engine.slate_text import slate_read
from halles.stalls.market.models import Slate
from halles.town.engine.hours import OPEN
from halles.town.public import town_by_slug, town_list

REDUCED = 0.8


def chalk(world: DemoWorld, shops: list[DemoShop]) -> None:
    """Let shops that sell what is of the day chalk their slate; the third shop lowers a price for a week."""
    town = town_by_slug(slug=world.town)
    if town is None:
        return
    for shop in shops:
        lines = SLATES.get(shop.card.category)
        if lines:
            read = [chalked(line) for line in slate_read("\n".join(lines))]
            slate_publish(actor=shop.owner, town=town, organisation=shop.card.organisation, lines=read)
    for shop in shops[2:3]:
        today, product = timezone.localdate(world.now), shop.products[0]
        price = round(product.price_cents * REDUCED)
        offer_publish(
            actor=shop.owner,
            town=town,
            organisation=shop.card.organisation,
            title="Semaine du goût",
            starts_on=today,
            ends_on=today + timedelta(days=6),
            lines=[OfferLine(product.pk, price, lowest_cents=product.price_cents)],
        )


def chalk_again() -> None:
    """Let the demonstration's shops that are open chalk the slate of their last day."""
    now = timezone.now()
    today = timezone.localdate(now)
    for town in (each for each in town_list() if each.is_demo):
        chalked_lately = Slate.objects.filter(town=town.slug, day__gte=today - timedelta(days=7))
        authors = dict(chalked_lately.values_list("organisation", "author"))
        done = set(chalked_lately.filter(day=today).values_list("organisation", flat=True))
        waiting = shop_list(town=town.slug, organisations=[each for each in authors if each not in done])
        states = shop_states(town=town, moment=now, shops=waiting)
        for shop in waiting:
            if states[shop.organisation].now == OPEN:
                actor = Actor(person=authors[shop.organisation])
                slate_repeat(actor=actor, town=town, organisation=shop.organisation)

"""What the residents' pages of the test town hold: a reservation, a question, somebody who follows."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from halles.kit.actor import NOBODY, Actor
from halles.stalls.directory.public import shop_get
from halles.stalls.market.commands import (
    BasketLine,
    checkout_place,
    follow_confirm,
    question_ask,
    shop_follow,
)
from halles.stalls.market.commands.following import code_of
from halles.stalls.market.models import Slate, SlateLine
from halles.stalls.market.queries.secrets import secret_of
from halles.stalls.market.queries.slots import slots_free


def furnish_residents(world: Any) -> None:
    """Reserve, ask and follow at the world's bakery, which wrote its slate of the day."""
    shop, of = world.organisation.pk, {"town": world.town.slug, "organisation": world.organisation.pk}
    world.customer, world.asked = secret_of("world"), secret_of("asked")
    card = shop_get(town=world.town.slug, slug=world.sheet.slug)
    slot = slots_free(town=world.town, shop=card, terms=world.terms, now=timezone.now())[0]  # type: ignore[arg-type]
    world.checkout = checkout_place(
        actor=Actor(person=world.member.pk),
        town=world.town,
        key="world",
        secret=world.customer,
        first_name="Nolwenn",
        channel="sms",
        to="0698765432",
        lines=[BasketLine(world.product.pk, 2), BasketLine(world.by_weight.pk, 400)],
        slots={shop: slot.start},
    )
    world.asking = question_ask(
        actor=NOBODY, key="asked", secret=world.asked, text="Avez-vous du pain sans gluten ?",
        town=world.town, organisation=shop,
    )  # fmt: skip
    asked = {"actor": NOBODY, "town": world.town, "organisation": shop, "channel": "email"}
    follow = shop_follow(**asked, to="nolwenn@example.org")
    world.follows = follow_confirm(actor=NOBODY, town=world.town.slug, follow=follow.pk, code=code_of(follow))
    world.follow = shop_follow(**asked, to="armel@example.org")
    world.slate = Slate.objects.create(
        **of, day=timezone.localdate(), expires_at=timezone.now() + timedelta(hours=4)
    )
    SlateLine.objects.create(
        slate=world.slate, rank=1, text="Galettes 1,20", name="Galettes", price_cents=120, unit="piece"
    )

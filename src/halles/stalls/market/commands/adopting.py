"""A reservation made without an account becomes its holder's, who brings its sheet of paper to a counter."""

from django.db import transaction
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor
from halles.kit.errors import NotFound, Refused
from halles.kit.event import PublicId
from halles.stalls.market.events import CheckoutAdopted
from halles.stalls.market.models import Checkout


def checkout_adopt(*, actor: Actor, checkout: str) -> Checkout:
    """Make a reservation of nobody `actor`'s; hers already, it stays so.

    Called for who holds its sheet (`doors.public.paper_code`): the paper is the key, as its secret is.
    """
    with transaction.atomic():
        row = Checkout.objects.select_for_update().filter(pk=checkout).first()
        if row is None:
            raise NotFound(gettext("This reservation is no longer here."))
        if not actor.person or row.person not in ("", actor.person):
            raise Refused(gettext("This reservation is somebody else’s."))
        if not row.person:
            row.person = actor.person
            row.save(update_fields=["person"])
            event = CheckoutAdopted(checkout=PublicId(row.pk))
            record(event, town=row.town, actor=actor.person, subject=row.pk)
    return row

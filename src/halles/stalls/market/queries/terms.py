"""How a shop takes orders, and whether it does now."""

from datetime import datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext

from halles.kit.errors import BadInput
from halles.stalls.market.models import Terms


def terms_get(*, organisation: str) -> Terms | None:
    """Return how a shop takes orders; None where it never said."""
    return Terms.objects.filter(pk=organisation).first()


def is_paused(terms: Terms, *, now: datetime) -> bool:
    """Say whether a shop takes no order for the moment."""
    return terms.paused_until is not None and terms.paused_until > now


def takes_orders(terms: Terms | None, *, now: datetime) -> bool:
    """Say whether one may reserve in a shop now."""
    return terms is not None and terms.takes_orders and not is_paused(terms, now=now)


def pause_end(word: str, *, now: datetime) -> datetime | None:
    """Return when a pause ends: "hour", "today" (midnight), "" for none; raise BadInput on another word."""
    if word == "":
        return None
    if word == "hour":
        return now + timedelta(hours=1)
    if word == "today":
        tomorrow = timezone.localdate(now) + timedelta(days=1)
        return timezone.make_aware(datetime.combine(tomorrow, time()))
    raise BadInput(gettext("Choose how long."))


def told_on(*, town: str, phone: str) -> list[str]:
    """Return the shops (organisations) that hear of their orders on a number."""
    return list(Terms.objects.filter(town=town, phone=phone).values_list("pk", flat=True))

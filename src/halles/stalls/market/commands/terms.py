"""Writes of how a shop takes orders, and of its pauses."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput
from halles.kit.event import Event, PublicId
from halles.people.public import organisation_get, read_address
from halles.stalls.market import rights
from halles.stalls.market.events import Paused, Resumed, TermsSet
from halles.stalls.market.models import Terms

BOUNDS: Mapping[str, tuple[int, int]] = {
    "reply_minutes": (10, 24 * 60),
    "keep_days": (1, 14),
    "slot_minutes": (15, 4 * 60),
    "slot_cap": (1, 500),
    "prepare_minutes": (0, 3 * 24 * 60),
}
"""Least and most of each number."""
LONGEST_PAUSE = timedelta(days=31)


def terms_set(*, actor: Actor, town: str, organisation: str, **fields: Any) -> Terms:
    """Say how a shop takes orders; fields left out stay. Saying what already holds changes nothing.

    Fields: takes_orders (bool), the numbers of BOUNDS, phone (of whom an order is told by text message;
    empty: nobody).
    """
    require(actor, rights.TERMS, organisation)
    clean = {name: _clean(name, value) for name, value in fields.items()}
    with transaction.atomic():
        row, is_new = _locked(town, organisation)
        if not is_new and all(getattr(row, name) == value for name, value in clean.items()):
            return row
        for name, value in clean.items():
            setattr(row, name, value)
        row.save()
        event = TermsSet(organisation=PublicId(organisation), takes_orders=row.takes_orders)
        _tell(event, row, actor)
    return row


def pause_set(*, actor: Actor, town: str, organisation: str, until: datetime | None) -> Terms:
    """Take no order until a moment, or, with None, take orders again; those that were placed go on."""
    require(actor, rights.PAUSE, organisation)
    if until is not None and not timezone.now() < until <= timezone.now() + LONGEST_PAUSE:
        raise BadInput(gettext("Choose the end of the pause within a month."), field="until")
    with transaction.atomic():
        row, _is_new = _locked(town, organisation)
        if row.paused_until == until:
            return row
        row.paused_until = until
        row.save()
        told = PublicId(organisation)
        _tell(Paused(organisation=told) if until else Resumed(organisation=told), row, actor)
    return row


def _locked(town: str, organisation: str) -> tuple[Terms, bool]:
    """Return the terms of a shop, made where there are none; orders of the shop wait meanwhile."""
    shop = organisation_get(organisation=organisation)
    if shop is None or shop.town != town:
        raise BadInput(gettext("This shop is not of this town."))
    row, is_new = Terms.objects.get_or_create(pk=organisation, defaults={"town": town})
    return Terms.objects.select_for_update().get(pk=row.pk), is_new


def _clean(name: str, value: Any) -> Any:
    if name == "takes_orders":
        return bool(value)
    if name == "phone":
        return _phone(str(value))
    least, most = BOUNDS[name]
    if not isinstance(value, int) or not least <= value <= most:
        message = gettext("Write a whole number between %(least)s and %(most)s.")
        raise BadInput(message % {"least": least, "most": most}, field=name)
    return value


def _phone(text: str) -> str:
    if not text.strip():
        return ""
    channel, to = read_address(text)
    if channel != "sms":
        raise BadInput(gettext("Write a telephone number."), field="phone")
    return to


def _tell(event: Event, row: Terms, actor: Actor) -> None:
    record(event, town=row.town, actor=actor.person, subject=row.organisation)

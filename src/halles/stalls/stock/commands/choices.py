"""Write of choices: how a shop wants its stock looked after, and whether neighbours may be told of it."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput
from halles.kit.event import PublicId
from halles.stalls.stock import rights
from halles.stalls.stock.events import ChoiceSet
from halles.stalls.stock.models import ShopChoice

BOUNDS = {
    "margin_perishable": (1, 99),
    "margin_other": (1, 99),
    "holding": (0, 200),
    "lead_days": (1, 60),
}
"""Least and most of each number."""
FLAGS = ("shares", "is_listed")


def choice_set(*, actor: Actor, town: str, organisation: str, **fields: Any) -> ShopChoice:
    """Set what a shop chose; fields that are not given stay.

    `shares`, `is_listed`: yes or no; `delivery_days`: numbers of weekdays, 0 Monday; margins and holding in
    hundredths; `lead_days` in days. Raises BadInput with the field's name.
    """
    require(actor, rights.CHOOSE, organisation)
    clean = {name: _clean(name, value) for name, value in fields.items()}
    with transaction.atomic():
        row, _ = ShopChoice.objects.select_for_update().get_or_create(
            organisation=organisation, defaults={"town": town}
        )
        for name, value in clean.items():
            setattr(row, name, value)
        row.save()
        event = ChoiceSet(organisation=PublicId(organisation), shares=row.shares)
        record(event, town=town, actor=actor.person, subject=organisation)
    return row


def _clean(name: str, value: Any) -> Any:
    if name in FLAGS:
        return bool(value)
    if name == "delivery_days":
        return _weekdays(value)
    least, most = BOUNDS[name]
    if not isinstance(value, int) or not least <= value <= most:
        message = gettext("Write a whole number between %(least)d and %(most)d.")
        raise BadInput(message % {"least": least, "most": most}, field=name)
    return value


def _weekdays(value: Any) -> str:
    days = sorted({int(day) for day in value})
    if not days or days[0] < 0 or days[-1] > 6:
        raise BadInput(gettext("Choose at least one day of delivery."), field="delivery_days")
    return " ".join(map(str, days))

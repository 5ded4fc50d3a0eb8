"""Which premises are available: how many, in which streets, whom to ask."""

from django.utils.translation import gettext, ngettext

from halles.doors.public import Answer, TextIn, said, whom_to_call
from halles.kit.text import fold
from halles.town.models import Premises
from halles.town.public import premises_list

MOST = 6
"""Premises that are told one by one; a segment holds fewer."""


def premises(came: TextIn) -> Answer:
    """Tell the premises that are available, and whom to ask."""
    units = premises_list(town=came.town.slug, only_vacant=True)
    whom = gettext("Ask %(who)s.") % {"who": whom_to_call(came.town)}
    if not units:
        return said(gettext("The town knows of no available premises today."), whom)
    words = ngettext("%(n)d available: %(first)s", "%(n)d available: %(first)s", len(units))
    first, *others = (_line(unit) for unit in units[:MOST])
    return said(words % {"n": len(units), "first": first}, *_contacts(units, whom), *others)


def _line(unit: Premises) -> str:
    """Return "12 Grande Rue, 45 m²."."""
    address = " ".join(filter(None, (unit.place.number, unit.place.street))) or gettext("Address not known")
    area = gettext("%(area)d m2") % {"area": unit.area_m2} if unit.area_m2 else ""
    return f"{', '.join(filter(None, (address, area)))}."


def _contacts(units: list[Premises], whom: str) -> list[str]:
    """Return whom to ask: of a single one its own contact, else who helps at the town hall."""
    if len(units) == 1 and fold(units[0].contact):
        return [gettext("Ask %(who)s.") % {"who": units[0].contact}]
    return [whom]

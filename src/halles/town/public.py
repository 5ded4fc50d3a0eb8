"""What the floors above may call of the town floor."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext

from halles.kit.today import TodayLine
from halles.town.commands import (
    CONTACTS,
    TOWNS,
    Unit,
    demo_remove,
    map_draw,
    map_replace,
    place_add,
    premises_add,
    premises_import,
    premises_take,
    premises_vacate,
    quarter_create,
    town_close,
    town_contacts_set,
    town_create,
    town_describe,
    town_open,
    town_stalls_set,
)
from halles.town.engine.addresses import address_key
from halles.town.models import Town
from halles.town.queries import (
    AddressBook,
    MapChange,
    MapPoint,
    Shape,
    address_book,
    full_address,
    holidays_around,
    map_compare,
    place_get,
    premises_list,
    quarter_list,
    shape_list,
    siret_of_commune,
    spot_of,
    street_names,
    territory_list,
    town_by_host,
    town_by_insee,
    town_by_slug,
    town_list,
    town_to_fill,
    where_of,
)

__all__ = [
    "CONTACTS",
    "TOWNS",
    "AddressBook",
    "MapChange",
    "MapPoint",
    "Shape",
    "Unit",
    "address_book",
    "address_key",
    "demo_remove",
    "full_address",
    "holidays_around",
    "map_compare",
    "map_draw",
    "map_replace",
    "place_add",
    "place_get",
    "premises_add",
    "premises_import",
    "premises_list",
    "premises_take",
    "premises_vacate",
    "quarter_create",
    "quarter_list",
    "shape_list",
    "siret_of_commune",
    "spot_of",
    "street_names",
    "territory_list",
    "today_lines",
    "town_by_host",
    "town_by_insee",
    "town_by_slug",
    "town_close",
    "town_contacts_set",
    "town_create",
    "town_describe",
    "town_list",
    "town_open",
    "town_stalls_set",
    "town_to_fill",
    "where_of",
]


def today_lines(*, town: Town, now: datetime) -> list[TodayLine]:
    """Say that today is a public holiday, or that tomorrow will be."""
    today = timezone.localtime(now).date()
    holidays = holidays_around(insee=town.insee, day=today)
    lines = []
    if today in holidays:
        said = gettext("Public holiday: %(name)s. Many shops are closed: call before you come.")
        lines.append(TodayLine(said % {"name": gettext(holidays[today])}))
    tomorrow = today + timedelta(days=1)
    if tomorrow in holidays:
        said = gettext("Tomorrow is a public holiday: %(name)s.")
        lines.append(TodayLine(said % {"name": gettext(holidays[tomorrow])}))
    return lines

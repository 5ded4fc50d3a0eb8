"""Place the sheets that a register made without a position, once the commune's addresses are known."""

from django.db import transaction

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.event import Count, Slug
from halles.stalls.directory import rights
from halles.stalls.directory.events import RegisterImported
from halles.stalls.directory.models import RegisterPlace, Sheet
from halles.town.public import address_book


def sheets_locate(*, actor: Actor, town: str) -> int:
    """Give to what registers do not place the position of its address; return how many sheets moved."""
    require(actor, rights.LOCATE)
    rows = RegisterPlace.objects.filter(town=town, is_public=True, lon=None).exclude(street="")
    book = address_book(town=town) if rows.exists() else None
    if book is None or not book.positions:
        return 0
    with transaction.atomic():
        placed = []
        for row in rows:
            point = book.at(row.number, row.street)
            if point:
                row.lon, row.lat = point
                placed.append(row)
        RegisterPlace.objects.bulk_update(placed, ["lon", "lat"], batch_size=300)
        moved = [sheet for row in placed if (sheet := _move(row))]
        if moved:
            event = RegisterImported(
                register=Slug("addresses"), added=Count(0), changed=Count(len(moved)), closed=Count(0)
            )
            record(event, town=town, topics=[f"{town}/directory/{sheet}" for sheet in moved])
    return len(moved)


def _move(row: RegisterPlace) -> str:
    """Place the sheet of a row, if nobody holds it and nothing else places it; return it, or ""."""
    free = Sheet.objects.filter(pk=row.sheet_id or "", organisation="", lon=None, osm=None)
    return (row.sheet_id or "") if free.update(lon=row.lon, lat=row.lat) else ""

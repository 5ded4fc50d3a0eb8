"""Write of public names of barcodes: one open file is one entry."""

from collections.abc import Mapping

from django.db import transaction

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.event import Count
from halles.stalls.stock import rights
from halles.stalls.stock.events import BarcodesImported
from halles.stalls.stock.models import Barcode

BATCH = 2_000


def barcodes_import(*, actor: Actor, names: Mapping[str, str]) -> tuple[int, int]:
    """Bring in names by code; return how many are new and how many changed. What is not in them stays."""
    require(actor, rights.BARCODES)
    with transaction.atomic():
        added = changed = 0
        codes = list(names)
        for start in range(0, len(codes), BATCH):
            part = codes[start : start + BATCH]
            known = dict(Barcode.objects.filter(code__in=part).values_list("code", "name"))
            rows = [Barcode(code=code, name=names[code]) for code in part if known.get(code) != names[code]]
            added += sum(row.code not in known for row in rows)
            changed += sum(row.code in known for row in rows)
            Barcode.objects.bulk_create(
                rows, update_conflicts=True, unique_fields=["code"], update_fields=["name"]
            )
        if added or changed:
            record(BarcodesImported(added=Count(added), changed=Count(changed)), town="", actor=actor.person)
    return added, changed

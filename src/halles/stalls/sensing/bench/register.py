"""A process that makes the tables of a benchmark's house and registers its fleet."""

import sys
from datetime import date
from typing import Any

from halles.stalls.sensing.bench.fleet import TOWN, Fleet


def main(devices: int) -> None:
    """Migrate, register, print "ready"."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connections

    for name in connections:
        call_command("migrate", "--skip-checks", database=name, verbosity=0)
    _register(Fleet(devices))
    sys.stdout.write("ready\n")


def _register(fleet: Fleet) -> None:
    from django.db import transaction

    from halles.stalls.sensing.models import Device, Measure, MeasureKind

    rows = [_device(fleet, number) for number in range(fleet.devices)]
    declared = [
        ("", MeasureKind.HEARD, ""),
        ("free", MeasureKind.LEVEL, "free"),
        ("tags", MeasureKind.DROPPED, ""),
    ]
    with transaction.atomic():
        Device.objects.bulk_create(rows)
        Measure.objects.bulk_create(
            Measure(device=row, path=path, kind=kind, role=role)
            for row in rows
            for path, kind, role in declared
        )


def _device(fleet: Fleet, number: int) -> Any:
    from halles.kit.ids import new_id
    from halles.stalls.sensing.models import Device, DeviceKind
    from halles.stalls.sensing.queries.keys import secret_hash

    row = Device(
        number=number + 1,
        town=TOWN,
        slug=fleet.slug(number),
        title=f"Parking {number}",
        kind=DeviceKind.PARKING,
        secret=secret_hash(fleet.key(number)),
        purpose="Benchmark",
        legal_basis="none",
        owner="Benchmark",
        contact="benchmark@example.org",
        expected_every_s=60,
        installed_on=date(2026, 1, 1),
    )
    row.feeds = new_id()
    return row


if __name__ == "__main__":
    main(int(sys.argv[1]))

"""Bring a database that was just put back up to date: its tables, its marks, and the erasures since.

`python -m halles.config.backup.prepare`, on the HALLES_HOME that holds it; prints how many were erased again.
"""

import os
import sys

NEWER = 3
"""Exit status: the copy was made by a newer Halles."""
JUMP = 1_000_000
"""Added to each mark: no browser may take a page of before for one of now because their numbers agree."""


def main() -> int:
    """Prepare, and return the exit status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "halles.config.settings")
    import django
    from django.db import connection, connections
    from django.db.migrations.loader import MigrationLoader
    from django.db.models import F

    django.setup()
    from halles.config import setup
    from halles.journal.models import Mark
    from halles.kit.actor import Actor
    from halles.kit.personal.scrub import scrub
    from halles.people.commands.erasures import erasures_replay

    known = MigrationLoader(connection)
    if set(known.applied_migrations) - set(known.disk_migrations):
        return NEWER
    setup.migrate()
    Mark.objects.update(version=F("version") + JUMP)
    erased = erasures_replay(actor=Actor(system="restore"))
    if erased:
        scrub(at_night=True)
    connections.close_all()
    sys.stdout.write(f"{len(erased)}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

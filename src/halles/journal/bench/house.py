"""A small house for measuring the journal: tables in a folder of its own, a command, forked processes."""

import json
import os
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from halles.kit.event import Count, Event, Slug


@dataclass(frozen=True)
class Rung(Event):
    """What a measured command records."""

    kind = "bench.rung"
    shop: Slug
    times: Count


@contextmanager
def folder() -> Iterator[Path]:
    """Yield a temporary folder, on the disk where temporary files are."""
    with tempfile.TemporaryDirectory(prefix="halles-bench-") as name:
        yield Path(name)


def measure(
    module: str,
    home: Path,
    *words: str,
    database: str = "",
    prefix: tuple[str, ...] = (),
    tell: Callable[[int, int], None] = lambda done, total: None,
) -> Any:
    """Run `python -m halles.journal.bench.MODULE WORDS` on a house of its own; return its JSON.

    A process of its own, because Django's settings (which database) are read once in a process. Its lines
    before the last, "done total", are passed to `tell`.
    """
    environment = dict(os.environ, HALLES_HOME=str(home), HALLES_DATABASE=database)
    environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    command = [*prefix, sys.executable, "-m", f"halles.journal.bench.{module}", *words]
    last = ""
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout or ():
            last = line
            if not line.startswith("{"):
                done, total = map(int, line.split())
                tell(done, total)
    if process.returncode:
        raise RuntimeError(f"the measure {module!r} failed (code {process.returncode}), see above")
    return json.loads(last)


def open_house() -> None:
    """Start Django on the house's own database, and make its tables."""
    import django

    django.setup()
    make_tables()


def make_tables() -> None:
    """Make the journal's tables, and one for a reaction's effects, if they are missing."""
    from django.apps import apps
    from django.db import connection

    if "journal_entry" in connection.introspection.table_names():
        return
    with connection.schema_editor() as editor:
        for model in apps.get_app_config("journal").get_models():
            editor.create_model(model)
        editor.execute("CREATE TABLE bench_effect (position BIGINT)")


def command(*, roll_back: bool = False, pause: Callable[[], None] = lambda: None) -> str:
    """Insert one row through the ORM and record one entry, as commands do; return the entry's id."""
    from django.db import transaction

    from halles.journal.commands import record
    from halles.journal.models import Cursor
    from halles.kit.ids import new_id

    row = new_id()
    with transaction.atomic():
        Cursor.objects.create(reaction=row, kind="row")
        entry = record(Rung(shop=Slug("fournil"), times=Count(1)), town="redon", subject=row)
        pause()
        transaction.set_rollback(roll_back)
    return entry


def fork(work: Callable[[], object]) -> int:
    """Do `work` in a forked process, with connections of its own; return its pid."""
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        from django.db import connections

        for connection in connections.all():
            connection.connection = None  # the parent's; psycopg closes it only in its own process
        work()
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)

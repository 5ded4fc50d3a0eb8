"""One process edits shops, another asks at once what is open: after how long the answer is the new one."""

import json
import subprocess
import sys
import time
from typing import Any

OPEN_DAYS, CLOSED_DAYS = "24/7", "Mo-Su off"


def main(*words: str) -> None:
    """Measure so many edits ("TOWN COUNT"), or make them ("write TOWN COUNT")."""
    import django

    django.setup()
    if words[0] == "write":
        _write(words[1], int(words[2]))
    else:
        sys.stdout.write(json.dumps(_measure(words[0], int(words[1]))))


def _measure(slug: str, count: int) -> dict[str, Any]:
    """Ask after each edit, once; an answer that is not the new one is late, however quick."""
    from halles.town.queries import town_by_slug

    town = town_by_slug(slug=slug)
    began = time.perf_counter()
    _state(town)
    made_ms, late, waited, spent = 1000 * (time.perf_counter() - began), 0, [], []
    writer = subprocess.Popen(
        [sys.executable, "-m", "halles.stalls.directory.bench.edits", "write", slug, str(count)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with writer:
        for line in writer.stdout or ():
            committed, sheet, wanted = line.split()
            cpu = time.process_time()
            late += _state(town, sheet) != wanted
            waited.append(1000 * (time.monotonic() - float(committed)))
            spent.append(1000 * (time.process_time() - cpu))
            _tell(writer.stdin, "seen")
    return _figures(sorted(waited), sorted(spent)) | {"edits_late": late, "town_made_ms": round(made_ms, 1)}


def _figures(waited: list[float], spent: list[float]) -> dict[str, Any]:
    return {
        "edit_visible_ms": round(waited[int(0.95 * len(waited))], 3),
        "edit_visible_median_ms": round(waited[len(waited) // 2], 3),
        "edit_visible_worst_ms": round(waited[-1], 3),
        "edit_cpu_ms": round(spent[len(spent) // 2], 3),
        "edits": len(waited),
    }


def _state(town: Any, sheet: str = "") -> str:
    """Return the state now of a shop of a town, as the index tells it with all others."""
    from django.utils import timezone

    from halles.stalls.directory.queries.opening_index import opening
    from halles.town.engine.hours.index import STATES

    found = opening(town=town, moment=timezone.now())
    states = found.answer.states
    return STATES[states[found.shops.index(sheet)]] if sheet else ""


def _write(slug: str, count: int) -> None:
    """Open and close shops in turn; tell the moment of each commit and wait until the reader has seen it."""
    from halles.kit.actor import Actor
    from halles.stalls.directory.commands import sheet_edit
    from halles.stalls.directory.models import Sheet
    from halles.stalls.directory.queries import sheet_view

    rows = list(Sheet.objects.filter(town=slug).select_related("osm").order_by("pk")[:50])
    revisions = {row.pk: row.revision for row in rows}
    for number in range(count):
        row, is_open = rows[number % len(rows)], number // len(rows) % 2 == 0
        view = sheet_view(row)
        fields = {
            "name": view.name,
            "category": view.category,
            "hours": OPEN_DAYS if is_open else CLOSED_DAYS,
        }
        revision = revisions[row.pk]
        revisions[row.pk] = sheet_edit(
            actor=Actor(system="bench"), sheet=row, revision=revision, fields=fields
        )
        _tell(sys.stdout, f"{time.monotonic()} {row.pk} {'open' if is_open else 'closed'}")
        sys.stdin.readline()


def _tell(whom: Any, line: str) -> None:
    whom.write(f"{line}\n")
    whom.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])

"""The writer of the benchmark of pages: it renames a shop again and again, and tells each commit's moment."""

import json
import random
import sys
import time


def main(town: str, seconds: str) -> None:
    """Edit for so many seconds, then print the moments (on the clock all processes share) and numbers."""
    import django

    django.setup()
    from halles.kit.actor import Actor
    from halles.stalls.directory.commands import sheet_edit
    from halles.stalls.directory.models import Sheet

    actor = Actor(system="bench")
    sheet = Sheet.objects.get(town=town, slug="aaa-000000")
    revision, number, commits = sheet.revision, 0, []
    pause = random.Random(1)  # noqa: S311
    deadline = time.monotonic() + float(seconds)
    while time.monotonic() < deadline:
        number += 1
        fields = {"name": f"Aaa {number:06}", "category": "bakery", "street": "Grande Rue", "number": "1"}
        revision = sheet_edit(actor=actor, sheet=sheet, revision=revision, fields=fields)
        commits.append((time.monotonic(), number))
        time.sleep(pause.uniform(0.02, 0.4))
    sys.stdout.write(json.dumps(commits))


if __name__ == "__main__":
    main(*sys.argv[1:])

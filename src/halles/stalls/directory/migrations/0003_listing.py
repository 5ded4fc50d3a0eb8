"""Fill the order and the kind of sheets that were there before these columns."""

from django.db import migrations

from halles.kit.text import fold
from halles.stalls.directory.engine.merge import merged

BATCH = 500


def fill(apps, schema_editor):
    """Write on every sheet what it shows."""
    Sheet = apps.get_model("directory", "Sheet")
    waiting = []
    for sheet in Sheet.objects.select_related("osm").iterator(chunk_size=BATCH):
        theirs = vars(sheet.osm) if sheet.osm else {}
        shown, _borrowed = merged(vars(sheet), theirs, sheet.without)
        sheet.listed_as, sheet.listed_category = fold(shown["name"])[:160], shown["category"]
        waiting.append(sheet)
        if len(waiting) == BATCH:
            Sheet.objects.bulk_update(waiting, ["listed_as", "listed_category"])
            waiting = []
    Sheet.objects.bulk_update(waiting, ["listed_as", "listed_category"])


class Migration(migrations.Migration):
    dependencies = [("directory", "0002_hiding")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]

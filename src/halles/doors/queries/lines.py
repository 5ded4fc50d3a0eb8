"""Reads of what a town's sheets tell of text messages: its number, and messages that one may send."""

from halles.doors.models import TextLine
from halles.kit.manifest import house_manifests
from halles.town.models import Town

FIRST = ("directory", "market", "parking", "office")
"""Whose examples come first on the fridge card; of the others, as the manifests stand."""
MOST = 5


def text_number(*, town: str) -> str:
    """Return the number to which one writes to a town, "" where it has none."""
    return TextLine.objects.filter(pk=town).values_list("number", flat=True).first() or ""


def examples(*, town: Town, most: int = MOST) -> list[str]:
    """Return messages that anybody may send, as the manifests give them: one of each stall by turns."""
    manifests = [m for m in house_manifests().values() if m.slug not in town.closed_stalls]
    rank = {slug: at for at, slug in enumerate(FIRST)}
    manifests = sorted(manifests, key=lambda m: rank.get(m.slug, len(rank)))
    given = [
        [each.example for each in m.intents if each.who == "anybody" and each.risk in "AB" and each.example]
        for m in manifests
    ]
    turns = range(max(map(len, given), default=0))
    found = [each[turn] for turn in turns for each in given if len(each) > turn]
    return list(dict.fromkeys(found))[:most]

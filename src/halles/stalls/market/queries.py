"""Reads of the market stall."""

from halles.stalls.market.models import Note

MOST_SHOWN = 100


def note_list(*, town: str) -> list[Note]:
    """Return the latest notes of a town, the newest first."""
    return list(Note.objects.filter(town=town).order_by("-created_at", "-id")[:MOST_SHOWN])

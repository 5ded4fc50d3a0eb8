"""Versions of a row: each save keeps one, any can be taken back, the last one undone for ten minutes."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.utils import timezone

from halles.kit.ids import ID_LENGTH

UNDO = timedelta(minutes=10)
"""For how long a publication or an edit can be taken back in one gesture."""


class Version(models.Model):
    """What a row held after its save number `number`; a concrete class adds a foreign key to the row.

    Number 1 is the state before the first save, so that even that one can be undone.
    """

    number = models.PositiveIntegerField()
    fields = models.JSONField()
    author = models.CharField(max_length=ID_LENGTH, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True
        ordering = ["-number"]

    def __str__(self) -> str:
        return str(self.number)


def values_of(row: models.Model, names: tuple[str, ...]) -> dict[str, Any]:
    """Return the fields `names` of `row` as plain values, ready to be kept."""
    return {name: getattr(row, name) for name in names}


def keep(versions: Any, *, before: Mapping[str, Any], after: Mapping[str, Any], author: str) -> int:
    """Keep a new version in `versions` (a row's related manager) and return its number.

    Called inside the transaction that saves the row. The first call also keeps `before`, as number 1.
    """
    last = versions.aggregate(last=models.Max("number"))["last"]
    if last is None:
        versions.create(number=1, fields=dict(before))
        last = 1
    versions.create(number=last + 1, fields=dict(after), author=author)
    return int(last) + 1


def fields_at(versions: Any, number: int) -> dict[str, Any] | None:
    """Return the fields kept as version `number`, or None where there is no such version."""
    found = versions.filter(number=number).values_list("fields", flat=True).first()
    return None if found is None else dict(found)


def undoable_until(moment: datetime) -> datetime:
    """Return until when what was done at `moment` can be taken back."""
    return moment + UNDO


def is_undoable(moment: datetime | None, *, now: datetime) -> bool:
    """Say whether what was done at `moment` can still be taken back."""
    return moment is not None and now < undoable_until(moment)

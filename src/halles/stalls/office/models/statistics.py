"""Table of the statistics: how often each kind of page was given, by day."""

from django.db import models


class DailyCount(models.Model):
    """How often a kind of page of a town was given by a door on a day; no trace of whom to.

    After 13 months the days of a month become one row, dated its first day. Where `missed` is set, the
    row counts searches that found nothing, by the kind asked for, and not visits of the page.
    """

    town = models.CharField(max_length=60)
    day = models.DateField()
    """The day in the town, not in UTC."""
    page = models.CharField(max_length=80)
    """Name of an address, as the manifests declare it."""
    door = models.CharField(max_length=8)
    missed = models.CharField(max_length=40, blank=True)
    """A kind of the directory's own list, or "other": never what somebody typed."""
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["town", "day", "page", "door", "missed"], name="office_count_once"
            ),
            models.CheckConstraint(condition=models.Q(count__gt=0), name="office_count_of_something"),
        ]

    def __str__(self) -> str:
        return f"{self.page} {self.day}"

"""Weeks of people passing by, as they were published."""

from django.db import models
from django.utils import timezone


class FootfallWeek(models.Model):
    """The figures of one week of a town. Never computed again: a second version would be a difference.

    Figures that moved because a field is no longer declared, or a sensor is in another group, would betray
    what the first version hid.
    """

    town = models.CharField(max_length=60)
    week = models.DateField()
    """Its Monday."""
    figures = models.JSONField(default=list)
    """Each figure as [group, device's public id, day, part, hour, count], null where it is of all of them."""
    is_simulated = models.BooleanField(default=False)
    """Some of it was never counted by anything real."""
    published_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["town", "week"], name="sensing_footfall_week_once")]

    def __str__(self) -> str:
        return f"{self.town} {self.week}"

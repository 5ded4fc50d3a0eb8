"""What is kept of what devices send: each reading for a day, quarters for 13 months, hours for ever."""

from django.db import models


class Reading(models.Model):
    """One value of one measure. On SQLite the table is its key's own tree (WITHOUT ROWID)."""

    pk = models.CompositePrimaryKey("measure_id", "at", "key")
    measure_id = models.IntegerField()
    at = models.BigIntegerField()
    """Milliseconds since 1970, UTC: when it was measured, by the network's clock, not the device's."""
    key = models.BigIntegerField()
    """64 bits of what names the message in its network: the same message twice is one reading."""
    value = models.FloatField()

    class Meta:
        db_table = "sensing_reading"


class Quarter(models.Model):
    """The readings of one measure in one quarter of an hour; kept for 13 months."""

    pk = models.CompositePrimaryKey("measure_id", "start")
    measure_id = models.IntegerField()
    start = models.BigIntegerField()
    """Seconds since 1970, UTC, a multiple of 900."""
    number = models.IntegerField()
    """How many readings."""
    total = models.FloatField()
    low = models.FloatField()
    high = models.FloatField()
    last = models.FloatField()

    class Meta:
        db_table = "sensing_quarter"


class Hour(models.Model):
    """The same by the hour; kept for ever: nothing in it is anybody's."""

    pk = models.CompositePrimaryKey("measure_id", "start")
    measure_id = models.IntegerField()
    start = models.BigIntegerField()
    """Seconds since 1970, UTC, a multiple of 3600."""
    number = models.IntegerField()
    total = models.FloatField()
    low = models.FloatField()
    high = models.FloatField()
    last = models.FloatField()

    class Meta:
        db_table = "sensing_hour"

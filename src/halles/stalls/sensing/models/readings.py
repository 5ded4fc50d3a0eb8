"""What is kept of what devices send: each reading for a day, quarters for 13 months, hours for ever."""

from django.db import models


class Reading(models.Model):
    """One value of one measure. On SQLite the table is its key's own tree (WITHOUT ROWID).

    Time comes first: what devices send now is written side by side, whatever their number (by measure, each
    reading would dirty a page of its own), and quarters are summed up and swept where they lie.
    """

    pk = models.CompositePrimaryKey("at", "measure_id", "key")
    at = models.BigIntegerField()
    """Milliseconds since 1970, UTC: when it was measured, by the network's clock, not the device's."""
    measure_id = models.IntegerField()
    key = models.BigIntegerField()
    """63 bits of what names the message in its network: the same message twice is one reading.

    Below zero where the message does not say when it was measured: its repetition comes at another time, and
    is looked for by this key alone.
    """
    value = models.FloatField()

    class Meta:
        db_table = "sensing_reading"
        indexes = [models.Index(fields=["key"], condition=models.Q(key__lt=0), name="sensing_clockless")]


class Touched(models.Model):
    """A quarter of an hour in which readings were stored since it was last summed up."""

    start = models.BigIntegerField(primary_key=True)
    """Seconds since 1970, UTC, a multiple of 900."""
    times = models.BigIntegerField()
    """Grows with each batch: what is stored while it is summed up is not forgotten."""

    class Meta:
        db_table = "sensing_touched"
        verbose_name_plural = "touched"

    def __str__(self) -> str:
        return str(self.start)


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

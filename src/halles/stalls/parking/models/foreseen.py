"""What is foreseen: the trained model of a town, and each forecast made, kept to be checked."""

from django.db import models

from halles.stalls.parking.models.carparks import CarPark


class ForecastModel(models.Model):
    """The trained model of one town, as bytes of `engine.forecast`."""

    town = models.CharField(max_length=60, primary_key=True)
    content = models.BinaryField()
    bands = models.BinaryField(default=bytes)
    """The state of its intervals, which every quarter of an hour corrects."""
    trained_at = models.DateTimeField()
    days = models.PositiveIntegerField(default=0)
    """Days of counts it has learnt from."""

    def __str__(self) -> str:
        return self.town


class Foreseen(models.Model):
    """What was said, at one moment, of one car park at a later one; checked once that moment has come."""

    car_park = models.ForeignKey(CarPark, on_delete=models.CASCADE, related_name="foreseen")
    made_at = models.DateTimeField()
    horizon_min = models.PositiveSmallIntegerField()
    free = models.FloatField()
    low = models.FloatField()
    high = models.FloatField()
    """Nine times out of ten between these two."""
    chance = models.FloatField()
    """Probability of finding a place, 0 to 1."""
    happened = models.FloatField(null=True, blank=True)
    """Free places that were measured then; None: not yet, or not known."""

    class Meta:
        verbose_name_plural = "foreseen"
        constraints = [
            models.UniqueConstraint(
                fields=["car_park", "made_at", "horizon_min"], name="parking_foreseen_once"
            )
        ]
        indexes = [models.Index(fields=["made_at"], name="parking_foreseen_at")]

    def __str__(self) -> str:
        return f"{self.car_park_id} {self.made_at}"

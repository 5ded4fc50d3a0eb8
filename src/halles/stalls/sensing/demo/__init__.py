"""The sensing stall's part of the demonstration: simulated sensors, said to be so, that speak over MQTT."""

from halles.kit.demo import DemoWorld
from halles.kit.schedule import Job
from halles.stalls.sensing.demo.devices import add_devices
from halles.stalls.sensing.demo.history import add_history
from halles.stalls.sensing.demo.speaking import EVERY_S, speak
from halles.stalls.sensing.models import Device, Hour, Measure, Quarter, Reading, Refused

__all__ = ["JOBS", "build", "remove"]

JOBS = [Job("sensing.simulated", every_seconds=EVERY_S, run=speak)]
"""Timed work of the demonstration: does nothing where no simulated sensor is registered."""


def build(world: DemoWorld) -> None:
    """Register sensors in some of the car parks and streets, with the quarters of the weeks before."""
    add_devices(world)
    add_history(world)


def remove(town: str) -> None:
    """Delete the town's sensors with all that was kept of them."""
    measures = list(Measure.objects.filter(device__town=town).values_list("pk", flat=True))
    for table in (Reading, Quarter, Hour):
        table.objects.filter(measure_id__in=measures).delete()
    Refused.objects.filter(town=town).delete()
    Device.objects.filter(town=town).delete()

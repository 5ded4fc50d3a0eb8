"""Tables of the sensing stall: the register, what was received, and what is kept of it."""

from halles.stalls.sensing.models.balance import Balance, Refused, Swept
from halles.stalls.sensing.models.footfall import FootfallWeek
from halles.stalls.sensing.models.readings import Hour, Quarter, Reading, Touched
from halles.stalls.sensing.models.register import Device, DeviceKind, Measure, MeasureKind, Role

__all__ = [
    "Balance",
    "Device",
    "DeviceKind",
    "FootfallWeek",
    "Hour",
    "Measure",
    "MeasureKind",
    "Quarter",
    "Reading",
    "Refused",
    "Role",
    "Swept",
    "Touched",
]

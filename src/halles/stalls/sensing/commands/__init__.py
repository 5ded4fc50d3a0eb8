"""Writes of the sensing stall."""

from halles.stalls.sensing.commands.devices import device_change, device_register, device_remove, key_renew
from halles.stalls.sensing.commands.footfall import footfall_publish
from halles.stalls.sensing.commands.readings import Outcome, Rejected, Ringer, readings_store

__all__ = [
    "Outcome",
    "Rejected",
    "Ringer",
    "device_change",
    "device_register",
    "device_remove",
    "footfall_publish",
    "key_renew",
    "readings_store",
]

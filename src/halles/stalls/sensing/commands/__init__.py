"""Writes of the sensing stall."""

from halles.stalls.sensing.commands.devices import device_change, device_register, device_remove, key_renew
from halles.stalls.sensing.commands.footfall import footfall_publish
from halles.stalls.sensing.commands.readings import Outcome, Rejected, Ringer, readings_store
from halles.stalls.sensing.commands.rhythms import changes_mend, rhythms_learn
from halles.stalls.sensing.commands.rollup import readings_rollup
from halles.stalls.sensing.commands.sweep import readings_sweep
from halles.stalls.sensing.commands.watch import states_watch

__all__ = [
    "Outcome",
    "Rejected",
    "Ringer",
    "changes_mend",
    "device_change",
    "device_register",
    "device_remove",
    "footfall_publish",
    "key_renew",
    "readings_rollup",
    "readings_store",
    "readings_sweep",
    "rhythms_learn",
    "states_watch",
]

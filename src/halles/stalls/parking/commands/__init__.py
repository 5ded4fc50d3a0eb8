"""Writes of the parking stall."""

from halles.stalls.parking.commands.carparks import car_park_add, car_park_change, car_park_remove
from halles.stalls.parking.commands.closures import closure_set, closure_withdraw
from halles.stalls.parking.commands.counts import count_set, count_withdraw
from halles.stalls.parking.commands.full import full_say
from halles.stalls.parking.commands.sweeping import said_sweep

__all__ = [
    "car_park_add",
    "car_park_change",
    "car_park_remove",
    "closure_set",
    "closure_withdraw",
    "count_set",
    "count_withdraw",
    "full_say",
    "said_sweep",
]

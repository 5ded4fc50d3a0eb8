"""Writes of the parking stall."""

from halles.stalls.parking.commands.carparks import car_park_add, car_park_change, car_park_remove
from halles.stalls.parking.commands.closures import closure_set, closure_withdraw
from halles.stalls.parking.commands.counts import count_set, count_withdraw
from halles.stalls.parking.commands.forecasts import forecast_check, forecast_make, forecast_train
from halles.stalls.parking.commands.full import full_say
from halles.stalls.parking.commands.importing import car_parks_import
from halles.stalls.parking.commands.reading import Understood, closure_read
from halles.stalls.parking.commands.sweeping import said_sweep

__all__ = [
    "Understood",
    "car_park_add",
    "car_park_change",
    "car_park_remove",
    "car_parks_import",
    "closure_read",
    "closure_set",
    "closure_withdraw",
    "count_set",
    "count_withdraw",
    "forecast_check",
    "forecast_make",
    "forecast_train",
    "full_say",
    "said_sweep",
]

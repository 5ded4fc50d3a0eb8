"""Forecasts: learnt at night, made each quarter of an hour, checked once their time has come."""

from halles.stalls.parking.commands.forecasts.checking import forecast_check
from halles.stalls.parking.commands.forecasts.making import forecast_make
from halles.stalls.parking.commands.forecasts.training import forecast_train

__all__ = ["forecast_check", "forecast_make", "forecast_train"]

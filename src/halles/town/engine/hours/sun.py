"""When the sun rises and sets, on the clock of the place."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from astral import Observer, SunDirection
from astral.sun import time_at_elevation

from halles.town.engine.hours.model import SUN_EVENTS
from halles.town.engine.hours.where import Where

_HORIZON, _CIVIL = -0.833, -6.0
"""Degrees of the sun's centre: its upper edge at the horizon with the air's refraction; civil twilight."""
_RISING, _SETTING = SunDirection.RISING, SunDirection.SETTING
_EVENTS = {
    "dawn": (_CIVIL, _RISING),
    "sunrise": (_HORIZON, _RISING),
    "sunset": (_HORIZON, _SETTING),
    "dusk": (_CIVIL, _SETTING),
}


@lru_cache(maxsize=8192)
def sun_minutes(event: str, day: date, where: Where) -> int:
    """Return minutes after midnight of dawn, sunrise, sunset or dusk; it may fall on another day."""
    if where.lon is None or where.lat is None:
        return SUN_EVENTS[event]
    elevation, direction = _EVENTS[event]
    observer = Observer(latitude=where.lat, longitude=where.lon)
    found = time_at_elevation(observer, elevation, day, direction, tzinfo=ZoneInfo(where.clock))
    wall = found.replace(tzinfo=None) - datetime.combine(day, time())
    return int(wall // timedelta(minutes=1))

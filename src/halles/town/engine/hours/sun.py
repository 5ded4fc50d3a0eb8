"""When the sun rises and sets, on the clock of the place."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from astral import Observer, SunDirection
from astral.sun import time_of_transit

from halles.town.engine.hours.model import SUN_EVENTS
from halles.town.engine.hours.where import Where

_HORIZON, _CIVIL = 90.833, 96.0
"""Degrees from the zenith to the sun's centre: upper edge at the horizon, refraction included; twilight."""
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
    zenith, direction = _EVENTS[event]
    observer = Observer(latitude=where.lat, longitude=where.lon)
    try:
        found = time_of_transit(observer, day, zenith, direction, with_refraction=False)
    except ValueError:  # north of the polar circles there are days without it
        return SUN_EVENTS[event]
    wall = found.astimezone(ZoneInfo(where.clock)).replace(tzinfo=None)
    return (wall - datetime.combine(day, time())) // timedelta(minutes=1)

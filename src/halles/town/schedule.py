"""Timed work of the town floor: draw the maps whose shapes changed."""

from halles.kit.actor import Actor
from halles.kit.schedule import Job
from halles.town.commands import map_draw
from halles.town.queries import maps_stale

_RUNNER = Actor(system="runner")


def _draw() -> None:
    for town in maps_stale():
        map_draw(actor=_RUNNER, town=town)


JOBS = [Job("town.map", every_seconds=5, run=_draw)]

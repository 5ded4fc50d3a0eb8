"""Replay the log of real car parks in the demonstration, over MQTT: the pages that are open move."""

import asyncio
import json
import time
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from django.utils.translation import gettext as _

from halles.kit import mqtt
from halles.kit.errors import NotFound, Refused
from halles.stalls.parking.exchange.logs import CarParkLog, read_logs
from halles.stalls.sensing.public import REPLAYED, Speaker, gateway_url, simulated_speakers
from halles.town.public import town_list

NAME = "replay"
STEP_S = 300
"""Of the log's time: what changed in one step is said together."""


@dataclass(frozen=True)
class Part:
    """One simulated car park, and the real one whose log it plays."""

    speaker: Speaker
    log: CarParkLog
    most: int
    """Most free places of the log: its size, as far as it tells."""

    def said(self, at: int) -> list[int]:
        """Return the last value of the step that begins at `at`, if any, for a car park of another size."""
        first, end = (bisect_left(self.log.times, moment) for moment in (at, at + STEP_S))
        values = self.log.free[first:end][-1:]
        return [round(value * self.speaker.capacity / self.most) for value in values]


app = typer.Typer(no_args_is_help=True, help="Play what really happened somewhere, in the demonstration.")


@app.callback()
def replays() -> None:
    """Keep `parking` a word of its own while it is alone."""


@app.command()
def parking(
    folder: Annotated[Path, typer.Argument(help="Folder of logs: parking_….csv, .gz or .xz.")],
    speed: Annotated[float, typer.Option(help="600 is ten minutes in a second.", min=1)] = 600.0,
    hours: Annotated[float, typer.Option(help="Hours of the log to play.", min=0.1)] = 24.0,
) -> None:
    """Let the simulated sensors of the demonstration say what real car parks said, one log each.

    The figures are scaled to the size of the demonstration's car parks. The simulation is silent meanwhile.
    """
    parts = [
        Part(speaker, log, max(1, *log.free))
        for speaker, log in zip(_speakers(), _logs(folder), strict=False)
    ]
    for part in parts:
        typer.echo(f"{part.speaker.topic.split('/')[2]} ← {part.log.place}")
    mqtt.quiet()
    said = asyncio.run(_play(parts, speed=speed, seconds=int(hours * 3600)))
    typer.echo(f"{said} values said.")


def _speakers() -> list[Speaker]:
    for town in town_list():
        found = simulated_speakers(town=town.slug) if town.is_demo else []
        if found:
            return found
    raise NotFound(
        _("There is no simulated car park here."), advice=_("Make the demonstration first: ./halles demo")
    )


def _logs(folder: Path) -> list[CarParkLog]:
    """Return the logs, those that say most first."""
    return sorted(read_logs(folder), key=lambda log: -len(log.times))


async def _play(parts: Sequence[Part], *, speed: float, seconds: int) -> int:
    """Say each step's values at its time; return how many were said."""
    start = max(part.log.times[0] for part in parts)
    said = 0
    for at in range(start, start + seconds, STEP_S):
        (settings.HOME / REPLAYED).touch()
        began = time.monotonic()
        changed = [(part.speaker, value) for part in parts for value in part.said(at)]
        try:
            await asyncio.gather(*(_say(speaker, value) for speaker, value in changed))
        except mqtt.NotSent as error:
            raise Refused(
                _("The gateway does not answer: %s") % error, advice=_("Start the house first: ./halles run")
            ) from error
        said += len(changed)
        await asyncio.sleep(max(0.0, STEP_S / speed - (time.monotonic() - began)))
    return said


async def _say(speaker: Speaker, value: int) -> None:
    payload = json.dumps({"value": value, "id": f"replay {time.time_ns()}"}).encode()
    message = mqtt.Out(speaker.topic, payload)
    await mqtt.publish(gateway_url(), [message], user=speaker.user, password=speaker.key)

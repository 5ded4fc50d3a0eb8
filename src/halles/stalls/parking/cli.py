"""Replay the log of real car parks in the demonstration, over MQTT: the pages that are open move."""

import asyncio
import json
import time
from collections.abc import Iterator, Sequence
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
    parts = list(zip(_speakers(), _logs(folder), strict=False))
    for speaker, log in parts:
        typer.echo(f"{speaker.topic.split('/')[2]} ← {log.place}")
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


async def _play(parts: Sequence[tuple[Speaker, CarParkLog]], *, speed: float, seconds: int) -> int:
    """Say each step's values at its time; return how many were said."""
    start = max(log.times[0] for _speaker, log in parts)
    said = 0
    for at in range(start, start + seconds, STEP_S):
        (settings.HOME / REPLAYED).touch()
        began = time.monotonic()
        changed = [(speaker, value) for speaker, log in parts for value in _said(speaker, log, at)]
        try:
            await asyncio.gather(*(_say(speaker, value) for speaker, value in changed))
        except mqtt.NotSent as error:
            raise Refused(
                _("The gateway does not answer: %s") % error, advice=_("Start the house first: ./halles run")
            ) from error
        said += len(changed)
        await asyncio.sleep(max(0.0, STEP_S / speed - (time.monotonic() - began)))
    return said


def _said(speaker: Speaker, log: CarParkLog, at: int) -> Iterator[int]:
    """Yield the last value of the step that begins at `at`, if there is one, for a car park of another size."""
    values = [free for moment, free in zip(log.times, log.free, strict=True) if at <= moment < at + STEP_S]
    if values:
        yield min(speaker.capacity, round(values[-1] * speaker.capacity / max(1, *log.free)))


async def _say(speaker: Speaker, value: int) -> None:
    payload = json.dumps({"value": value, "id": f"replay {time.time_ns()}"}).encode()
    message = mqtt.Out(speaker.topic, payload)
    await mqtt.publish(gateway_url(), [message], user=speaker.user, password=speaker.key)

"""A process that looks at some car parks as a page would, and notes how soon each new figure can be read."""

import json
import sys
import time
from pathlib import Path

from halles.stalls.sensing.bench.fleet import TOWN, Fleet
from halles.stalls.sensing.bench.moments import Moments

PAUSE_SECONDS = 0.003
"""Between two looks; what it adds to a delay is counted with it."""


class Watch:
    """The figures of `feeds`, and the delays of all that came since the one seen before."""

    def __init__(self, moments: Moments, devices: int) -> None:
        self._moments, self._devices = moments, devices
        self._seen: dict[str, int] = {}
        self.delays: list[float] = []
        self.looks = 0

    def look(self, feeds: set[str]) -> None:
        """Read the levels once, by the query that other stalls call."""
        from django.utils import timezone

        from halles.stalls.sensing.public import levels_now

        levels = levels_now(town=TOWN, feeds=feeds, now=timezone.now())
        now = time.monotonic()
        self.looks += 1
        for thing, found in levels.items():
            for level in found:
                self._note(thing, int(level.value), now)

    def _note(self, thing: str, number: int, now: float) -> None:
        """Note a figure; those of the same sensor that it overtook became visible in the same moment."""
        before = self._seen.get(thing, number - self._devices)
        self._seen[thing] = number
        for each in range(before + self._devices, number + 1, self._devices):
            sent = self._moments.of(each)
            if sent:
                self.delays.append(now - sent)


def main(first: int, count: int, devices: int, probes: int, moments: Path) -> None:
    """Look until told to stop (a line on stdin); print the delays in milliseconds, sorted."""
    import django

    django.setup()
    from halles.stalls.sensing.models import Device

    step = max(1, devices // probes)
    slugs = [Fleet(devices).slug(number) for number in range(0, devices, step)]
    feeds = set(Device.objects.filter(town=TOWN, slug__in=slugs).values_list("feeds", flat=True))
    watch = Watch(Moments(moments, first, count), devices)
    watch.look(feeds)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    end = time.monotonic() + float(sys.stdin.readline())
    while time.monotonic() < end:
        watch.look(feeds)
        time.sleep(PAUSE_SECONDS)
    sys.stdout.write(
        json.dumps({"looks": watch.looks, "delays": sorted(1e3 * d for d in watch.delays)}) + "\n"
    )


if __name__ == "__main__":
    _first, _count, _devices, _probes = map(int, sys.argv[1:5])
    main(_first, _count, _devices, _probes, Path(sys.argv[5]))

"""A process of devices on the embedded broker, each signed in as itself; what is not answered is sent again.

Its last line is the moment of the first message and that of the last acknowledgement, by the machine's clock.
"""

import json
import select
import socket
import sys
import time
from collections import deque

from halles.stalls.sensing.bench import wire
from halles.stalls.sensing.bench.fleet import Fleet

WINDOW = 20
"""Messages of one device that wait for their PUBACK at most."""
AGAIN_SECONDS = 0.02
"""After a lost connection."""
_AGAIN = 0x08
_ACK_BYTES = 4


class Sensor:
    """One device: what it has to say, in order, and what was not acknowledged yet."""

    def __init__(self, fleet: Fleet, first: int, count: int, port: int) -> None:
        self._fleet, self._port, self._first = fleet, port, first
        self._left = deque(range(first, first + count, fleet.devices))
        self._waiting: deque[bytes] = deque()
        self._answers, self._turn, self._retry_at = b"", 0, 0.0
        self.link: socket.socket | None = None

    @property
    def is_done(self) -> bool:
        """Everything was said and acknowledged."""
        return not self._left and not self._waiting

    def connect(self, now: float) -> None:
        """Sign in, and send again, marked as such, what was on its way when the connection was lost."""
        if self.link or now < self._retry_at:
            return
        self._retry_at = now + AGAIN_SECONDS
        name, key = self._fleet.name(self._first), self._fleet.key(self._first)
        try:
            self.link = wire.signed_in(self._port, name, name=name, key=key)
            self._answers = b""
            for packet in self._waiting:
                self.link.sendall(bytes([packet[0] | _AGAIN]) + packet[1:])
        except (OSError, wire.NotLetIn):
            self.lose()

    def speak(self, due: int) -> int:
        """Send up to `due` messages as far as the window allows; return how many."""
        said = 0
        while self.link and self._left and said < due and len(self._waiting) < WINDOW:
            number = self._left.popleft()
            self._turn = self._turn % wire.MOST_NUMBERS + 1
            packet = wire.published(self._turn, self._fleet.topic(number), self._fleet.payload(number))
            self._waiting.append(packet)
            said += 1
            try:
                self.link.sendall(packet)
            except OSError:
                self.lose()
        return said

    def hear(self) -> None:
        """Read acknowledgements: they come in the order of the messages."""
        assert self.link
        try:
            data = self.link.recv(1 << 12)
        except OSError:
            data = b""
        if not data:
            self.lose()
            return
        self._answers += data
        for _ in range(len(self._answers) // _ACK_BYTES):
            self._waiting.popleft()
        self._answers = self._answers[len(self._answers) // _ACK_BYTES * _ACK_BYTES :]

    def lose(self) -> None:
        """Forget the connection."""
        if self.link:
            self.link.close()
        self.link = None


def main(port: int, first: int, count: int, rate: int, devices: int) -> None:
    """Say messages `first` to `first + count - 1`, so many a second (0: as fast as acknowledged)."""
    fleet = Fleet(devices)
    sensors = [Sensor(fleet, first + index, count - index, port) for index in range(min(devices, count))]
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    began, said = time.monotonic(), 0
    while not all(sensor.is_done for sensor in sensors):
        now = time.monotonic()
        due = int((now - began) * rate) + 1 if rate else said + WINDOW * devices
        for sensor in sensors:
            sensor.connect(now)
            said += sensor.speak(min(due - said, 1 + due // devices))
        links = {sensor.link: sensor for sensor in sensors if sensor.link}
        for link in select.select(list(links), [], [], 0.005)[0]:
            links[link].hear()
    sys.stdout.write(json.dumps([began, time.monotonic()]) + "\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:6]))

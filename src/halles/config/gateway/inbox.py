"""What gmqtt reads goes to the gateway a whole read at a time, and its acknowledgements leave in one write.

gmqtt makes a task for each message, a write for each acknowledgement, and passes each packet through eight
functions: three quarters of what a message costs in this process. Its session, its reconnections and every
other kind of packet stay its own: only the loop over the bytes of one read is replaced.
"""

import asyncio
from collections.abc import Callable
from time import monotonic
from typing import Any

from gmqtt.mqtt.constants import MQTTv50
from gmqtt.mqtt.package import Package

from halles.config.gateway import Gateway, milliseconds
from halles.doors.devices import DeviceMessage, Outcome

_KIND, _PUBLISH, _QUALITY, _AT_LEAST_ONCE = 0xF0, 0x30, 0x06, 0x02
_PUBACK = b"\x40\x02"
"""Followed by the two bytes of a packet's number; without more, it means success to MQTT 3 and 5 alike."""
_LONGEST = 4
"""Bytes of a length, at most."""


class Malformed(Exception):
    """These bytes are no MQTT: the connection is worth nothing any more."""


def put_into(client: Any, gateway: Gateway) -> None:
    """Let each connection that `client` makes from now on be read by an `Inbox`."""
    handler = client._package_handler
    attach: Callable[[Any], None] = handler.set_connection

    def attach_and_read(connection: Any) -> None:
        attach(connection)
        connection._protocol._read_packet = Inbox(gateway, handler, connection).read

    handler.set_connection = attach_and_read


class Inbox:
    """What came by one connection since the event loop last turned.

    It is acknowledged by that connection or not at all: on another one the broker hands over again what it
    was not told about.
    """

    def __init__(self, gateway: Gateway, handler: Any, connection: Any) -> None:
        self._gateway, self._handler, self._connection = gateway, handler, connection
        self._messages: list[DeviceMessage] = []
        self._numbers: list[bytes] = []

    def read(self, data: bytes) -> int:
        """Take the whole packets at the beginning of `data`; return how many bytes they are, -1 if none are.

        It takes the place of gmqtt's method of the protocol, which closes the connection on -1.
        """
        if self._handler.current_connection is not self._connection:
            return -1
        self._connection._last_data_in = monotonic()
        try:
            return self._packets(data, milliseconds())
        except (Malformed, IndexError):
            return -1

    def _packets(self, data: bytes, now: int) -> int:
        start, size = 0, len(data)
        while start + 2 <= size:
            length, at = data[start + 1], start + 2
            if length > 127:
                length, at = _number(data, start + 1)
            end = at + length
            if end > size or length < 0:
                break
            if data[start] & _KIND == _PUBLISH:
                self._message(data[start], data[at:end], now)
            else:
                self._connection.put_package(Package(data[start], data[at:end]))
            start = end
        return start

    def _message(self, command: int, packet: bytes, now: int) -> None:
        """Note one message (MQTT 5, 3.3); one of quality 0 has no number and is not acknowledged."""
        if not self._messages:
            asyncio.get_running_loop().call_soon(self._hand_over)
        end = 2 + (packet[0] << 8 | packet[1])
        start = end
        if command & _QUALITY:
            start = end + 2
            if command & _QUALITY == _AT_LEAST_ONCE:
                self._numbers.append(packet[end:start])
        if self._handler._connection_state.protocol_version >= MQTTv50:
            length, start = (packet[start], start + 1) if packet[start] < 128 else _number(packet, start)
            start += length
        self._messages.append(DeviceMessage(packet[2:end].decode("utf-8", "replace"), packet[start:], now))

    def _hand_over(self) -> None:
        messages, numbers = self._messages, self._numbers
        self._messages, self._numbers = [], []

        def committed(_: list[Outcome]) -> None:
            if numbers and not self._connection.is_closing():
                self._connection.send_package(_PUBACK + _PUBACK.join(numbers))

        self._gateway.take(messages, committed)


def _number(data: bytes, at: int) -> tuple[int, int]:
    """Return a length written in bytes of 7 bits, the lowest first, and where it ends; -1 if it is cut."""
    value = 0
    for place, byte in enumerate(data[at : at + _LONGEST]):
        value |= (byte & 0x7F) << (7 * place)
        if byte < 128:
            return value, at + place + 1
    if len(data) - at >= _LONGEST:
        raise Malformed
    return -1, at

"""What gmqtt reads goes to the gateway a whole read at a time, and its acknowledgements leave in one write.

gmqtt makes a task for each message and a write for each acknowledgement: more than half of the time that a
message costs here. Its parser of the stream, its session and its reconnections stay as they are.
"""

import asyncio
from typing import Any

from gmqtt.mqtt.constants import MQTTv50

from halles.config.gateway import Gateway, milliseconds
from halles.doors.devices import DeviceMessage, Outcome

_QUALITY = 0x06
_AT_LEAST_ONCE = 0x02
_PUBACK = b"\x40\x02"
"""Followed by the two bytes of a packet's number; without more, it means success to MQTT 3 and 5 alike."""


class Inbox:
    """The messages of one connection that came since the event loop last turned."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway
        self._messages: list[DeviceMessage] = []
        self._numbers: list[bytes] = []
        self._now = 0
        self._handler: Any = None

    def replace_in(self, client: Any) -> None:
        """Take the place of gmqtt's own handler of PUBLISH, which it looks up by this name, once."""
        self._handler = client._package_handler
        self._handler._handle_publish_packet = self.published

    def published(self, command: int, packet: bytes) -> None:
        """Note one message (MQTT 5, 3.3); one of quality 0 has no number and is not acknowledged."""
        if not self._messages:
            self._now = milliseconds()
            asyncio.get_running_loop().call_soon(self._hand_over, self._handler.current_connection)
        end = 2 + (packet[0] << 8 | packet[1])
        topic = packet[2:end].decode("utf-8", "replace")
        quality = command & _QUALITY
        if quality == _AT_LEAST_ONCE:
            self._numbers.append(packet[end : end + 2])
        start = end + 2 if quality else end
        if self._handler._connection_state.protocol_version >= MQTTv50:
            start = _after_properties(packet, start)
        self._messages.append(DeviceMessage(topic, packet[start:], self._now))

    def _hand_over(self, connection: Any) -> None:
        """Give the gateway what came by `connection`, and acknowledge by the same one or not at all.

        On another connection the broker hands over again what it was not told about, under other numbers.
        """
        messages, numbers = self._messages, self._numbers
        self._messages, self._numbers = [], []

        def committed(_: list[Outcome]) -> None:
            if numbers and self._handler.current_connection is connection and not connection.is_closing():
                connection.send_package(_PUBACK + _PUBACK.join(numbers))

        self._gateway.take(messages, committed)


def _after_properties(packet: bytes, start: int) -> int:
    """Return where the payload begins: after the length of the properties, in bytes of 7 bits, and these."""
    length, shift = packet[start], 0
    if length < 128:  # nearly always
        return start + 1 + length
    length = 0
    while True:
        byte = packet[start]
        length |= (byte & 0x7F) << shift
        start, shift = start + 1, shift + 7
        if byte < 128:
            return start + length

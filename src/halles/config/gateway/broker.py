"""The gateway's own broker: amqtt, made to ask the registry at the door and to acknowledge after the commit.

amqtt acknowledges on arrival, delivers to subscribers, and forgets an existing session before it knows
who calls. Here a device signs in first, its session bears its registered name, its messages go to the
stalls alone, and nobody may subscribe: devices speak, the house listens.
"""

import asyncio
import logging
from typing import Any

from amqtt.adapters import ReaderAdapter, WriterAdapter
from amqtt.broker import Broker
from amqtt.contexts import ListenerConfig
from amqtt.errors import AMQTTError, BrokerError
from amqtt.mqtt.connack import NOT_AUTHORIZED, ConnackPacket
from amqtt.mqtt.constants import QOS_1, QOS_2
from amqtt.mqtt.protocol.broker_handler import BrokerProtocolHandler
from amqtt.mqtt.puback import PubackPacket
from amqtt.mqtt.publish import PublishPacket
from amqtt.session import Session
from django.conf import settings

from halles.config.gateway import CannotServe, Gateway, milliseconds
from halles.doors.devices import DeviceMessage

SIGN_IN_SECONDS = 10.0
"""How long a connection may stay without saying who it is."""
MOST_CONNECTIONS = 1000
MOST_UNACKNOWLEDGED = 100
"""Messages of one device that wait to be stored; one that sends faster is cut off and sends again."""
SUBSCRIPTION_REFUSED = 0x80


class IngestHandler(BrokerProtocolHandler):
    """One device's connection."""

    gateway: Gateway
    waiting = 0

    async def handle_publish(self, publish_packet: PublishPacket) -> None:
        """Give the message to its stall, then acknowledge it; a refused one too, or it would come again."""
        session, header = self.session, publish_packet.variable_header
        if session is None or header is None or publish_packet.data is None:
            return
        if publish_packet.qos == QOS_2 or self.waiting >= MOST_UNACKNOWLEDGED:
            self.gateway.registry.refuse("qos_2" if publish_packet.qos == QOS_2 else "too_fast")
            await self.handle_connection_closed()
            return
        self.waiting += 1
        try:
            payload, name = bytes(publish_packet.data), session.username or ""
            message = DeviceMessage(header.topic_name, payload, milliseconds(), name)
            await self.gateway.ingest(message)
        finally:
            self.waiting -= 1
        if publish_packet.qos == QOS_1 and self.writer is not None:
            await self._send_packet(PubackPacket.build(header.packet_id))


class DeviceBroker(Broker):
    """amqtt's broker, with our door and our handler."""

    def __init__(self, gateway: Gateway, bind: str) -> None:
        listener = {"type": "tcp", "bind": bind, "max_connections": MOST_CONNECTIONS}
        super().__init__({"listeners": {"default": listener}, "plugins": []})
        self._gateway = gateway

    async def _initialize_client_session(
        self, reader: ReaderAdapter, writer: WriterAdapter, remote_address: str, remote_port: int
    ) -> tuple[BrokerProtocolHandler, Session]:
        """Read the CONNECT and ask the registry; whoever is refused has touched nothing."""
        try:
            async with asyncio.timeout(SIGN_IN_SECONDS):
                handler, session = await IngestHandler.init_from_connect(reader, writer, self.plugins_manager)
        except Exception as error:  # whatever strangers send, amqtt's parser may raise on it
            self._gateway.registry.refuse("unreadable")
            await writer.close()
            raise AMQTTError("no readable CONNECT") from error
        if not await self._gateway.admit(session.username or "", session.password or ""):
            await ConnackPacket.build(0, NOT_AUTHORIZED).to_stream(writer)
            await writer.close()
            raise AMQTTError("not a registered device")
        return await self._welcome(handler, session)

    async def _welcome(
        self, handler: BrokerProtocolHandler, session: Session
    ) -> tuple[BrokerProtocolHandler, Session]:
        """Name the session after the device: a second connection of the same device ends the first."""
        assert isinstance(handler, IngestHandler)
        handler.gateway = self._gateway
        session.client_id, session.clean_session, session.parent = session.username, True, 0
        session.will_flag = False
        await self._cleanup_session(session.username or "")
        return handler, session

    async def _authenticate(self, session: Session, _: ListenerConfig) -> bool:
        """Accept: who got here was admitted."""
        return True

    async def add_subscription(self, subscription: tuple[str, int], session: Session) -> int:
        """Refuse: nothing is published to devices."""
        self._gateway.registry.refuse("subscription")
        return SUBSCRIPTION_REFUSED


async def serve(stop: asyncio.Event, gateway: Gateway) -> None:
    """Hold the broker open until `stop` is set."""
    # A stranger's mistake is a count on the operators' page, not a line in the log.
    logging.getLogger("amqtt").setLevel(logging.CRITICAL + 1)
    logging.getLogger("transitions").setLevel(logging.ERROR)
    host = "127.0.0.1" if settings.IS_LOCAL else "0.0.0.0"  # noqa: S104  # devices come from the town's network
    broker = DeviceBroker(gateway, f"{host}:{settings.MQTT_PORT}")
    try:
        await broker.start()
    except BrokerError as error:
        raise CannotServe(_why(error)) from error
    gateway.is_connected = True
    try:
        await stop.wait()
    finally:
        gateway.is_connected = False
        await asyncio.wait_for(broker.shutdown(), 1.5)


def _why(error: BrokerError) -> str:
    """Say what keeps the broker from opening, and what to do."""
    cause: Any = error.__cause__
    reason = cause.strerror if isinstance(cause, OSError) else type(cause).__name__
    return (
        f"The gateway cannot listen on port {settings.MQTT_PORT} ({reason}). "
        "Give it another with HALLES_MQTT_PORT=…, or use the broker that is already there "
        "with HALLES_MQTT_URL=mqtt://localhost:1883"
    )

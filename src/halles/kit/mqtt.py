"""A small publisher: some messages to a broker, returned once it has acknowledged each of them."""

import asyncio
import logging
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from gmqtt import Client
from gmqtt.mqtt.constants import MQTTv311
from gmqtt.storage import PersistentStorage

from halles.kit.ids import new_id

SECONDS = 10.0
"""How long the broker may take to answer, in all."""


class Out(NamedTuple):
    """One message on its way out."""

    topic: str
    payload: bytes


class NotSent(Exception):
    """The broker could not be reached, or did not acknowledge in time: what was sent may come again."""


async def publish(url: str, messages: Iterable[Out], *, user: str = "", password: str = "") -> None:
    """Publish with QoS 1 to the broker at `url` (mqtt://host:port, or mqtts), and wait for each PUBACK.

    Raises NotSent. A user in the address is used where none is given.
    """
    where = urlsplit(url)
    waiting = PersistentStorage()
    client = Client(new_id(), persistent_storage=waiting)
    client.set_config({"reconnect_retries": 0})
    if user or where.username:
        client.set_auth_credentials(
            user or unquote(where.username or ""), password or unquote(where.password or "")
        )
    secure = where.scheme == "mqtts"
    port = where.port or (8883 if secure else 1883)
    try:
        async with asyncio.timeout(SECONDS):
            await client.connect(where.hostname, port, ssl=secure, version=MQTTv311)
            for message in messages:
                client.publish(message.topic, message.payload, qos=1)
            await waiting.wait_empty()
            await client.disconnect()
    except Exception as error:  # refused, unreachable or silent: gmqtt raises of all sorts
        raise NotSent(f"{where.hostname}:{port}: {type(error).__name__}") from error


def quiet() -> None:
    """Keep the library's own lines out of the log: what failed is told by NotSent."""
    logging.getLogger("gmqtt").setLevel(logging.CRITICAL)

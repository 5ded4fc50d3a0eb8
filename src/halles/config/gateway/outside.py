"""The gateway as a client of an outside broker (Mosquitto with MQTT 5): it acknowledges after the commit.

The session is kept by the broker for a day: what devices send while the gateway is down waits there.
"""

import asyncio
import contextlib
import hashlib
import logging
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from gmqtt import Client, Subscription
from gmqtt.mqtt.constants import UNLIMITED_RECONNECTS, MQTTv50

from halles.config.gateway import CannotServe, Gateway, inbox

log = logging.getLogger(__name__)

SESSION_SECONDS = 86_400
MOST_UNACKNOWLEDGED = 20_000
"""Messages that the broker may hand over before the first of them is committed: four batches."""
RETRY_SECONDS = 2
ONLY_NEW = 2
"""MQTT 5's retain handling: what was said before we came is not said again, for it would look new."""
REFUSED = 0x80


async def serve(stop: asyncio.Event, gateway: Gateway) -> None:
    """Stay connected to the broker until `stop` is set."""
    logging.getLogger("gmqtt").setLevel(logging.CRITICAL)  # its state is told by the heartbeat
    client = _client(gateway)
    if not await _connect(client, stop):
        return
    await stop.wait()
    client.stop_reconnect()
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(client.disconnect(), 1)


def _client(gateway: Gateway) -> Client:
    """Return a client with a session of its own, the same at each start of this deployment."""
    name = "halles-" + hashlib.sha256(f"gateway {settings.SECRET_KEY}".encode()).hexdigest()[:16]
    client = Client(
        name,
        clean_session=False,
        optimistic_acknowledgement=False,
        session_expiry_interval=SESSION_SECONDS,
        receive_maximum=MOST_UNACKNOWLEDGED,
    )
    client.set_config({"reconnect_retries": UNLIMITED_RECONNECTS, "reconnect_delay": RETRY_SECONDS})
    inbox.put_into(client, gateway)

    def connected(mqtt: Client, *_: object) -> None:
        mqtt.subscriptions.clear()
        wanted = [
            Subscription(name, qos=1, retain_handling_options=ONLY_NEW) for name in gateway.registry.filters
        ]
        if wanted:
            mqtt.subscribe(wanted)
        gateway.is_connected = not wanted

    def subscribed(_: Client, __: int, answers: tuple[int, ...], *___: object) -> None:
        gateway.is_connected = all(answer < REFUSED for answer in answers)
        if not gateway.is_connected:
            log.error("the broker lets the gateway read none, or not all, of %s", gateway.registry.filters)

    def disconnected(*_: object) -> None:
        gateway.is_connected = False

    client.on_connect, client.on_disconnect, client.on_subscribe = connected, disconnected, subscribed
    return client


async def _connect(client: Any, stop: asyncio.Event) -> bool:
    """Connect, trying again until `stop` is set; False when it came first."""
    url = urlsplit(settings.MQTT_URL)
    if url.scheme not in ("mqtt", "mqtts") or not url.hostname:
        raise CannotServe(f"HALLES_MQTT_URL: expected mqtt://host:port or mqtts://…, got {url.scheme}://…")
    if url.username:
        client.set_auth_credentials(unquote(url.username), unquote(url.password or ""))
    secure = url.scheme == "mqtts"
    told = False
    while not stop.is_set():
        try:
            port = url.port or (8883 if secure else 1883)
            await client.connect(url.hostname, port, ssl=secure, keepalive=30, version=MQTTv50)
        except Exception as error:  # refused, unreachable or silent: gmqtt raises of all sorts
            if not told:
                log.error("no broker at %s:%s yet: %s", url.hostname, url.port, type(error).__name__)
            told = True
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), RETRY_SECONDS)
        else:
            return True
    return False

"""ChirpStack v4: the events up, status and join of a LoRaWAN network server."""

import binascii
from typing import Any, Final

import msgspec

from halles.stalls.sensing.engine.reports import Report
from halles.stalls.sensing.exchange.dialects.faults import Unreadable
from halles.stalls.sensing.exchange.dialects.fields import Fields, flat, folded, put
from halles.stalls.sensing.exchange.dialects.moments import moment

_READ: Final = frozenset({"up", "status", "join"})


class _DeviceInfo(msgspec.Struct, rename="camel"):
    dev_eui: str


class _Event(msgspec.Struct, rename="camel"):
    """What is read of an event; radio, gateways and their positions are not even taken out of it."""

    device_info: _DeviceInfo
    deduplication_id: str = ""
    time: str = ""
    f_port: int = 0
    data: str = ""
    object: dict[str, Any] | None = None
    battery_level: float | None = None
    external_power_source: bool | None = None


def looks_like(topic: list[str], tree: Any) -> bool:
    """Tell whether a device of ChirpStack speaks."""
    return type(tree) is dict and type(tree.get("deviceInfo")) is dict and "devEui" in tree["deviceInfo"]


def read(topic: list[str], tree: Any) -> list[Report]:
    """Return the one report; `deduplicationId` is the same for each gateway that heard the frame."""
    try:
        event = msgspec.convert(tree, _Event)
    except msgspec.ValidationError:
        raise Unreadable("a member of an event of ChirpStack is of another type") from None
    device = folded(event.device_info.dev_eui)
    _check_topic(topic, device)
    fields: Fields = flat(event.object) if event.object else {}
    if event.battery_level is not None:
        put(fields, "batteryLevel", event.battery_level)
    if event.external_power_source is not None:
        put(fields, "externalPowerSource", event.external_power_source)
    raw = b"" if event.object else frame(event.data)
    return [Report(device, "", event.deduplication_id, moment(event.time), fields, raw, event.f_port)]


def _check_topic(topic: list[str], device: str) -> None:
    """Refuse another event than those read, and a topic that names another device than the event."""
    if topic[0] != "application":
        return
    if topic[-1] not in _READ:
        raise Unreadable("it is an event of ChirpStack that says nothing measured")
    if len(topic) != 6 or topic[3].lower() != device:
        raise Unreadable("the topic names another device than the event does")


def frame(text: str) -> bytes:
    """Return the bytes of a frame; raise Unreadable where they are not base64."""
    try:
        return binascii.a2b_base64(text, strict_mode=True) if text else b""
    except ValueError:  # binascii.Error, and letters that are not ASCII
        raise Unreadable("the bytes of a frame are not base64") from None

"""The Things Stack v3: uplinks. Its messages leave out members that are 0, false or empty.

So a first frame has no counter. What a codec decoded is no such member and keeps its zeros (an uplink with
"humidity": 0 is shown in TheThingsNetwork/lorawan-devices, issue 421): a field that is missing there was
not in the frame, and is not made up. Hence `Report.zeros` stays False.
"""

from typing import Any

import msgspec

from halles.stalls.sensing.engine.reports import Report
from halles.stalls.sensing.exchange.dialects.chirpstack import frame
from halles.stalls.sensing.exchange.dialects.faults import Unreadable
from halles.stalls.sensing.exchange.dialects.fields import flat, folded
from halles.stalls.sensing.exchange.dialects.moments import moment


class _Application(msgspec.Struct):
    application_id: str = ""


class _Ids(msgspec.Struct):
    device_id: str = ""
    dev_eui: str = ""
    application_ids: _Application = msgspec.field(default_factory=_Application)


class _Uplink(msgspec.Struct):
    session_key_id: str = ""
    f_cnt: int = 0
    f_port: int = 0
    frm_payload: str = ""
    decoded_payload: dict[str, Any] | None = None
    received_at: str = ""


class _Message(msgspec.Struct):
    """What is read of a message; gateways, radio and locations are not even taken out of it."""

    end_device_ids: _Ids
    uplink_message: _Uplink | None = None
    correlation_ids: list[Any] = []
    received_at: str = ""
    simulated: bool = False


def looks_like(topic: list[str], tree: Any) -> bool:
    """Tell whether a device of The Things Stack speaks."""
    return type(tree) is dict and type(tree.get("end_device_ids")) is dict


def read(topic: list[str], tree: Any) -> list[Report]:
    """Return the one report of an uplink; raise Unreadable for other messages and simulated ones."""
    try:
        came = msgspec.convert(tree, _Message)
    except msgspec.ValidationError:
        raise Unreadable("a member of a message of The Things Stack is of another type") from None
    uplink = came.uplink_message
    if uplink is None:
        raise Unreadable("it is a message of The Things Stack that is no uplink")
    if came.simulated:
        raise Unreadable("it is an uplink that somebody simulated in the network's console")
    device = _name(came.end_device_ids)
    fields = flat(uplink.decoded_payload or {})
    raw = b"" if uplink.decoded_payload is not None else frame(uplink.frm_payload)
    at = moment(uplink.received_at or came.received_at)
    return [Report(device, "", _key(came, uplink, device), at, fields, raw, uplink.f_port)]


def _name(ids: _Ids) -> str:
    """Return the DevEUI, or "application/device" for a device that has none."""
    return folded(ids.dev_eui or f"{ids.application_ids.application_id}/{ids.device_id}")


def _key(came: _Message, uplink: _Uplink, device: str) -> str:
    """Name the frame: its counter begins again at each join, so the session belongs to it.

    Without a session, the identifier that the network server gave to the uplink; else nothing.
    """
    if uplink.session_key_id:
        return f"{device} {uplink.session_key_id} {uplink.f_cnt}"
    return next((text for text in map(str, came.correlation_ids) if text.startswith("ns:uplink:")), "")

"""A device's message goes to the stall that declared its measure, or is refused and counted."""

import pytest
from django.utils import timezone

from halles.doors.devices import MOST_BYTES, DeviceMessage, Handler, Refusal, Registry, Stored


def message(
    topic: str = "halles/redon/pont-1/passages", payload: bytes = b"12", source: str = ""
) -> DeviceMessage:
    return DeviceMessage(topic, payload, timezone.now(), source)


def handler(kept: list[DeviceMessage] | None = None, *, name: str = "sensing.passages") -> Handler:
    kept = [] if kept is None else kept

    def store(received: DeviceMessage) -> Refusal | None:
        if received.device != "pont-1":
            return Refusal("unregistered")
        kept.append(received)
        return None

    return Handler(name, "passages", lambda device, secret: (device, secret) == ("pont-1", "s3cret"), store)


def test_with_no_declared_device_everything_is_refused_and_counted() -> None:
    registry = Registry()
    assert registry.dispatch(message()) == Refusal("undeclared")
    assert registry.admit("pont-1", "s3cret") == Refusal("unregistered")
    assert registry.facts() == {"stored": 0, "refused_undeclared": 1, "refused_unregistered": 1}


def test_a_declared_measure_is_stored() -> None:
    kept: list[DeviceMessage] = []
    registry = Registry([handler(kept)])
    assert registry.admit("pont-1", "s3cret") is None
    assert registry.dispatch(message(source="pont-1")) == Stored("sensing.passages")
    assert [(m.device, m.payload) for m in kept] == [("pont-1", b"12")]
    assert registry.facts() == {"stored": 1}


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (message("halles/redon/pont-2/passages"), "unregistered"),
        (message(source="pont-2"), "borrowed_name"),
        (message("halles/redon/pont-1/noise"), "undeclared"),
        (message("halles/redon/pont-1"), "unknown_topic"),
        (message("halles//pont-1/passages"), "unknown_topic"),
        (message("other/redon/pont-1/passages"), "unknown_topic"),
        (message("halles/redon/pont-1/passages/x"), "unknown_topic"),
        (message(payload=b"x" * (MOST_BYTES + 1)), "too_large"),
    ],
)
def test_each_refusal_has_its_reason(wrong: DeviceMessage, reason: str) -> None:
    registry = Registry([handler()])
    assert registry.dispatch(wrong) == Refusal(reason)
    assert registry.facts() == {"stored": 0, f"refused_{reason}": 1}


def test_a_wrong_or_missing_secret_does_not_get_in() -> None:
    registry = Registry([handler()])
    for device, secret in (("pont-1", "guess"), ("", ""), ("pont-2", "s3cret")):
        assert registry.admit(device, secret) == Refusal("unregistered")


def test_two_stalls_cannot_declare_the_same_measure() -> None:
    with pytest.raises(ValueError, match=r"street\.passages and sensing\.passages"):
        Registry([handler(), handler(name="street.passages")])

"""Each message of a batch goes to the stall that understands its topic, or is refused and counted."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from halles.doors.devices import (
    DEDUPLICATED,
    STORED,
    DeviceMessage,
    Handler,
    Outcome,
    Refusal,
    Registry,
)

NOW = datetime(2026, 3, 5, 8, 30, tzinfo=UTC)


def message(topic: str = "halles/redon/pont-1/passages", payload: bytes = b"12") -> DeviceMessage:
    return DeviceMessage(topic, payload, 1_772_699_400_000)


class Stall:
    """Stores what pont-1 sends, once."""

    def __init__(self, name: str, *filters: str) -> None:
        self.kept: list[DeviceMessage] = []
        self.ticks: list[datetime] = []
        self.handler = Handler(name, filters, self.admits, self.store, self.ticks.append)

    def admits(self, name: str, key: str) -> bool:
        return (name, key) == ("redon/pont-1", "s3cret")

    def store(self, messages: Sequence[DeviceMessage]) -> list[Outcome]:
        return [self.one(received) for received in messages]

    def one(self, received: DeviceMessage) -> Outcome:
        if received.payload == b"wrong":
            return Refusal("unreadable")
        if received in self.kept:
            return DEDUPLICATED
        self.kept.append(received)
        return STORED


def test_without_a_stall_everything_is_refused_and_counted() -> None:
    registry = Registry()
    assert registry.dispatch([message()]) == [Refusal("unknown_topic")]
    assert registry.admit("redon/pont-1", "s3cret") == Refusal("unregistered")
    assert registry.facts() == {"stored": 0, "refused_unknown_topic": 1, "refused_unregistered": 1}


def test_each_message_of_a_batch_has_its_own_outcome_in_order() -> None:
    stall = Stall("sensing", "halles/#")
    registry = Registry([stall.handler])
    batch = [message(), message(payload=b"wrong"), message("elsewhere"), message(), message(payload=b"13")]
    assert registry.dispatch(batch) == [
        STORED,
        Refusal("unreadable"),
        Refusal("unknown_topic"),
        DEDUPLICATED,
        STORED,
    ]
    assert [kept.payload for kept in stall.kept] == [b"12", b"13"]
    assert registry.facts() == {
        "stored": 2,
        "deduplicated": 1,
        "refused_unreadable": 1,
        "refused_unknown_topic": 1,
    }


def test_each_stall_is_given_its_own_topics_together() -> None:
    own, network = Stall("sensing", "halles/#"), Stall("street", "v3/+/devices/+/up", "lamps/+")
    registry = Registry([own.handler, network.handler])
    batch = [message("v3/a@b/devices/x/up"), message(), message("lamps/7"), message("halles/redon/y/z")]
    assert registry.dispatch(batch) == [STORED] * 4
    assert own.kept == [batch[1], batch[3]]
    assert network.kept == [batch[0], batch[2]]
    assert registry.filters == ("halles/#", "v3/+/devices/+/up", "lamps/+")


@pytest.mark.parametrize(
    ("topic", "is_known"),
    [
        ("halles", True),
        ("halles/redon", True),
        ("halles/a/b/c/d", True),
        ("hallesque/redon/x", False),
        ("other/halles/redon/x", False),
        ("v3/app@tenant/devices/x/up", True),
        ("v3/app@tenant/devices/x/up/more", False),
        ("v3/app/more/devices/x/up", False),
        ("v3/a.b/devices//up", True),
    ],
)
def test_filters_are_read_as_mqtt_reads_them(topic: str, is_known: bool) -> None:
    registry = Registry([Stall("sensing", "halles/#", "v3/+/devices/+/up").handler])
    assert registry.dispatch([message(topic)]) == [STORED if is_known else Refusal("unknown_topic")]


def test_a_wrong_or_missing_key_does_not_get_in() -> None:
    registry = Registry([Stall("sensing", "halles/#").handler])
    assert registry.admit("redon/pont-1", "s3cret") is None
    for name, key in (("redon/pont-1", "guess"), ("", ""), ("redon/pont-2", "s3cret")):
        assert registry.admit(name, key) == Refusal("unregistered")


def test_each_stall_is_ticked() -> None:
    stalls = [Stall("sensing", "halles/#"), Stall("street", "lamps/+")]
    Registry(stall.handler for stall in stalls).tick(NOW)
    assert [stall.ticks for stall in stalls] == [[NOW], [NOW]]


def test_a_stall_that_forgets_an_outcome_is_an_error() -> None:
    stall = Stall("sensing", "halles/#")
    forgetful = Handler("sensing", ("halles/#",), stall.admits, lambda messages: [], stall.ticks.append)
    with pytest.raises(ValueError, match="shorter"):
        Registry([forgetful]).dispatch([message()])


def test_two_stalls_cannot_declare_the_same_topics() -> None:
    with pytest.raises(ValueError, match="halles/#"):
        Registry([Stall("sensing", "halles/#").handler, Stall("street", "halles/#").handler])

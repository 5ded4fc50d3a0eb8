"""The table of capabilities and doors is complete, or every fault is named."""

import pytest

from halles.doors.intents import Row, faults_of, table
from halles.kit.manifest import Capability, Manifest

OPEN = {"web": "", "sms": "", "paper": "", "helper": ""}


def manifest(*capabilities: Capability, slug: str = "market") -> Manifest:
    return Manifest(slug=slug, title="Market", purpose="Buy.", capabilities=capabilities)


def test_each_capability_has_a_row_with_a_reason_for_each_closed_door() -> None:
    order = Capability("order", "Order", "B", OPEN | {"paper": "Paper cannot reserve in time."})
    assert table([manifest(order)]) == [
        Row("market", "order", "Order", "B", ("", "", "Paper cannot reserve in time.", ""))
    ]


def test_every_fault_is_named() -> None:
    wrong = Capability("reveal", "Reveal", "D", {"web": "No.", "sms": "", "fax": ""})
    with pytest.raises(ValueError, match="secret is never revealed") as error:
        table([manifest(wrong)])
    for words in ("nothing of the door 'paper'", "nothing of the door 'helper'", "unknown door 'fax'"):
        assert words in str(error.value)


def test_a_capability_without_any_open_door_or_with_an_unknown_risk_is_a_fault() -> None:
    closed = Capability("order", "Order", "Z", dict.fromkeys(OPEN, "Not yet."))
    assert faults_of("market", closed) == ["market.order: unknown risk 'Z'", "market.order: no door is open"]


def test_an_intent_has_one_owner() -> None:
    order = Capability("order", "Order", "B", OPEN)
    with pytest.raises(ValueError, match="order: declared twice"):
        table([manifest(order), manifest(order, slug="events")])

"""What comes over MQTT is read, held to who says it, stored with what came with it, and counted in public."""

import json
import time
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.utils import timezone

from halles.doors.devices import DEDUPLICATED, MOST_BYTES, STORED, DeviceMessage, Outcome, Refusal, Registry
from halles.stalls.sensing.devices import HANDLERS
from halles.stalls.sensing.models import Balance, Device, Measure, MeasureKind, Reading, Refused
from halles.stalls.sensing.queries.keys import secret_hash, sign_in_name

EUI = "0101010101010101"
ENTITY = "urn:ngsi-ld:OffStreetParking:gare"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fleet() -> None:
    """Register a car park's counter, a LoRaWAN sensor and an NGSI entity in Redon."""
    for number, (slug, network, path) in enumerate(
        (("gare", ENTITY, "free"), ("quai", EUI, "level"), ("pont", "app/pont-1", "free"))
    ):
        device = Device.objects.create(
            number=number + 1,
            town="redon",
            slug=slug,
            title=slug,
            kind="parking",
            network=network.lower(),
            secret=secret_hash(f"key of {slug}"),
            purpose="p",
            legal_basis="l",
            owner="o",
            contact="c@example.org",
            installed_on=date(2026, 1, 1),
        )
        for name, kind in (("", MeasureKind.HEARD), (path, MeasureKind.LEVEL), ("tags", MeasureKind.DROPPED)):
            Measure.objects.create(device=device, path=name, kind=kind)


def now() -> str:
    return datetime.now(UTC).isoformat()


def own(slug: str = "gare", *, source: str = "", **said: Any) -> DeviceMessage:
    return message(f"halles/redon/{slug}/values", {"at": now(), **said}, source)


def message(topic: str, said: Any, source: str = "") -> DeviceMessage:
    payload = said if isinstance(said, bytes) else json.dumps(said).encode()
    return DeviceMessage(topic, payload, time.time_ns() // 1_000_000, source)


def entity(name: str = ENTITY, **said: Any) -> dict[str, Any]:
    return {"id": name, "type": "OffStreetParking", "dateObserved": now(), **said}


def dispatch(*messages: DeviceMessage) -> list[Outcome]:
    return Registry(HANDLERS).dispatch(messages)


def balance(slug: str) -> tuple[int, int, int, int]:
    row = Balance.objects.filter(device__slug=slug).first()
    return (row.received, row.stored, row.deduplicated, row.refused) if row else (0, 0, 0, 0)


def refusals() -> set[tuple[str, str, str]]:
    slugs = dict(Device.objects.values_list("id", "slug"))
    return {(row.town, slugs.get(row.device, ""), row.reason) for row in Refused.objects.all()}


def test_one_batch_holds_all_dialects_and_each_message_has_its_outcome() -> None:
    up = {"deviceInfo": {"devEui": EUI}, "deduplicationId": "d1", "time": now(), "object": {"level": 3}}
    tts = {
        "end_device_ids": {"device_id": "pont-1", "application_ids": {"application_id": "app"}},
        "uplink_message": {"session_key_id": "s", "f_cnt": 7, "decoded_payload": {"free": 4}},
        "received_at": now(),
    }
    first = own(free=17, id="a", tags=["0a1b2c3d4e5f"])
    assert dispatch(
        first,
        first,
        message(f"application/x/device/{EUI}/event/up", up),
        message("v3/app@town/devices/pont-1/up", tts),
        message("halles/redon/gare/values", b"{"),
        own(free=1, speed=50),
    ) == [STORED, DEDUPLICATED, STORED, STORED, Refusal("unreadable"), Refusal("undeclared_field")]
    assert balance("gare") == (4, 1, 1, 2)
    assert balance("quai") == balance("pont") == (1, 1, 0, 0)
    assert sorted(Reading.objects.values_list("value", flat=True)) == [3.0, 4.0, 17.0]


def test_what_comes_again_after_a_kill_is_stored_once() -> None:
    batch = [own(free=number, id=f"m{number}") for number in range(50)]
    assert dispatch(*batch) == [STORED] * 50
    assert dispatch(*batch) == [DEDUPLICATED] * 50
    assert balance("gare") == (100, 50, 50, 0)
    assert Reading.objects.count() == 50


def test_a_device_that_signed_in_speaks_for_itself_only() -> None:
    name = sign_in_name("redon", "gare")
    assert (
        dispatch(
            own(free=1, id="a", source=name),
            own("quai", level=1, source=name),
            message("v3/app@town/devices/pont-1/up", {}, name),
            message("halles/redon/gare-2/values", {"free": 1}, name),
        )
        == [STORED] + [Refusal("borrowed_name")] * 3
    )
    assert balance("gare") == (4, 1, 0, 3)
    assert balance("quai") == balance("pont") == (0, 0, 0, 0)
    assert refusals() == {("redon", "gare", "borrowed_name")}


@pytest.mark.parametrize("source", ["", "redon/quai"])
def test_a_payload_cannot_speak_for_another_device_than_its_topic(source: str) -> None:
    # Any broker holds a device to its topics; what a payload says it is about, none checks.
    assert dispatch(message("halles/redon/quai/ngsi", entity(free=1), source)) == [Refusal("borrowed_name")]
    assert dispatch(message("halles/redon/gare/ngsi", entity(free=2))) == [STORED]
    assert balance("gare") == (1, 1, 0, 0)
    assert balance("quai") == (1, 0, 0, 1)


def test_strangers_are_counted_with_their_town_where_it_is_one() -> None:
    assert dispatch(
        own("nobody", free=1, id="a"),
        message("halles/redon/nobody/ngsi", entity("urn:x", free=1)),
        message("halles/atlantis/nobody/free", 3),
        message(f"application/x/device/{EUI[::-1]}/event/up", {"deviceInfo": {"devEui": EUI[::-1]}}),
        message("halles", b"?"),
    ) == [Refusal("unregistered")] * 4 + [Refusal("unreadable")]
    assert refusals() == {("redon", "", "unregistered"), ("", "", "unregistered"), ("", "", "unreadable")}


def test_too_large_is_not_even_read() -> None:
    large = message("halles/redon/gare/values", b'{"free": 1, "x": "' + b"x" * MOST_BYTES + b'"}')
    assert dispatch(large) == [Refusal("too_large")]
    assert balance("gare") == (1, 0, 0, 1)


def test_one_device_whose_network_broke_does_not_lose_the_others() -> None:
    batch = [own(free=1, id="a"), message("halles/redon/quai/ngsi", b"\xff\xfe"), own("pont", free=2, id="b")]
    assert dispatch(*batch) == [STORED, Refusal("unreadable"), STORED]


def test_only_a_registered_device_signs_in_with_its_own_key() -> None:
    registry = Registry(HANDLERS)
    assert registry.admit("redon/gare", "key of gare") is None
    for name, key in (
        ("redon/gare", "key of quai"),
        ("redon/nobody", "key of gare"),
        ("gare", "key of gare"),
        ("redon/gare/x", "key of gare"),
        ("", ""),
    ):
        assert registry.admit(name, key) == Refusal("unregistered")


def test_the_tick_rings_what_waits() -> None:
    from halles.journal.models import Entry

    Device.objects.update(feeds="0" * 26)
    Measure.objects.filter(path="free").update(role="free")
    dispatch(own(free=1, id="a"))
    Registry(HANDLERS).tick(timezone.now() + timezone.timedelta(seconds=10))
    assert Entry.objects.filter(kind="sensing.levels-changed").exists()

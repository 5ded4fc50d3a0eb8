"""A message pushed over HTTP is acknowledged once it is stored; each device speaks for itself only."""

from datetime import timedelta

import pytest

from halles.kit import ratelimit
from halles.stalls.sensing.api import push as door
from halles.stalls.sensing.commands.devices import device_change
from halles.stalls.sensing.models import Balance, Device, Measure, Reading, Refused
from halles.stalls.sensing.tests.api_world import HOUSE, NOW, NOW_MS, at_noon, programs
from halles.stalls.sensing.tests.payloads import encoded

__all__ = ["at_noon", "programs"]
pytestmark = pytest.mark.django_db(databases=["default", "sessions"])
PORT = {"id": "urn:ngsi-ld:OffStreetParking:Port", "type": "OffStreetParking"}


def free(device) -> float | None:
    return Measure.objects.get(device=device, path="availableSpotNumber").value


def entity(value: int, **more) -> dict:
    observed = {"type": "Property", "value": value, "observedAt": NOW.isoformat()}
    return {**PORT, "availableSpotNumber": observed, **more}


def test_a_device_pushes_its_own_fields_and_hears_that_they_are_stored(programs):
    answer = programs.push("gare", encoded({"availableSpotNumber": 7, "at": NOW_MS, "id": "m1"}))
    assert (answer.status_code, answer.content) == (204, b"")
    assert free(programs.gate) == 7
    again = programs.push("gare", encoded({"availableSpotNumber": 7, "at": NOW_MS, "id": "m1"}))
    assert again.status_code == 200
    assert again.json() == {"received": 1, "stored": 0, "deduplicated": 1, "refused": {}}


def test_a_broker_notifies_for_devices_without_a_key_of_their_own(programs):
    notification = {"type": "Notification", "subscriptionId": "s", "data": [entity(31)]}
    assert programs.push("courtier", encoded(notification)).status_code == 204
    assert free(programs.spot) == 31


def test_what_is_refused_is_counted_by_its_reason(programs):
    stranger = {"id": "urn:ngsi-ld:OffStreetParking:Inconnu", "type": "OffStreetParking", "x": 1}
    plate = entity(3) | {"plate": {"value": "AB-123-CD", "observedAt": NOW.isoformat()}}
    answer = programs.push("courtier", encoded([entity(30), stranger, plate]))
    assert answer.json() == {
        "received": 3,
        "stored": 1,
        "deduplicated": 0,
        "refused": {"unregistered": 1, "undeclared_field": 1},
    }
    reasons = dict(Refused.objects.values_list("reason", "number"))
    assert reasons == {"unregistered": 1, "undeclared_field": 1}
    assert "AB-123-CD" not in str(list(Refused.objects.values()) + list(Reading.objects.values()))


@pytest.mark.parametrize("speaker", ["gare", "courtier"])
def test_nobody_speaks_for_a_device_that_has_its_own_key(programs, speaker):
    device_change(actor=HOUSE, device=programs.walk, fields={"network": "urn:quai"})
    message = {"id": "urn:quai", "type": "T", "in": {"value": 40, "observedAt": NOW.isoformat()}}
    answer = programs.push(speaker, encoded(message))
    assert answer.json()["refused"] == {"borrowed_name": 1}
    assert Balance.objects.get(device__slug=speaker).refused == 1
    assert not Reading.objects.filter(measure_id__in=programs.walk.measures.values("pk")).exists()


def test_a_device_of_another_town_is_nobody_s(programs):
    Device.objects.filter(pk=programs.spot.pk).update(town="rieux")
    answer = programs.push("courtier", encoded(entity(1)))
    assert answer.json()["refused"] == {"borrowed_name": 1}


@pytest.mark.parametrize(
    ("slug", "key", "status"),
    [("gare", "", 401), ("gare", "wrong", 401), ("port", "", 401), ("port", "x", 401), ("rien", "x", 401)],
)
def test_without_its_key_nothing_is_read_nor_stored(programs, slug, key, status):
    answer = programs.push(slug, encoded({"availableSpotNumber": 7}), key=key)
    assert answer.status_code == status
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert answer.json()["title"]
    assert not Reading.objects.exists()
    assert not Balance.objects.exists()


def test_one_device_s_key_is_not_another_one_s(programs):
    answer = programs.push("quai", encoded({"in": 1, "id": "a"}), key=programs.keys["gare"])
    assert answer.status_code == 401


@pytest.mark.parametrize(
    ("body", "status", "reason"),
    [
        (b"{", 400, "unreadable"),
        (b"\xff\xfe", 400, "unreadable"),
        (b'{"a": 1, "a": 2}', 400, "unreadable"),
        (b" " * 65_537, 413, "too_large"),
    ],
)
def test_what_cannot_be_read_is_said_and_counted(programs, body, status, reason):
    answer = programs.push("gare", body)
    assert answer.status_code == status
    assert answer.json()["title"]
    assert list(Refused.objects.values_list("device", "reason", "number")) == [(programs.gate.pk, reason, 1)]


def test_too_many_messages_and_too_many_wrong_keys_wait(programs, monkeypatch):
    monkeypatch.setattr(door, "_OF_ONE", ratelimit.Limit("test.push", 2, 10**9))
    monkeypatch.setattr(door, "_WRONG_KEYS", ratelimit.Limit("test.push.wrong", 1, 10**9))
    codes = [programs.push("gare", encoded({"open": True, "id": str(n)})).status_code for n in range(3)]
    assert codes == [204, 204, 429]
    assert programs.push("quai", encoded({"in": 1, "id": "a"})).status_code == 204, "each device has its own"
    wrong = [programs.push("gare", b"{}", key="wrong").status_code for _ in range(2)]
    assert wrong == [401, 429]


def test_a_late_message_moves_nothing_that_is_newer(programs):
    late = int((NOW - timedelta(minutes=5)).timestamp())
    programs.push("gare", encoded({"availableSpotNumber": 7, "at": NOW_MS, "id": "new"}))
    assert (
        programs.push("gare", encoded({"availableSpotNumber": 9, "at": late, "id": "old"})).status_code == 204
    )
    assert free(programs.gate) == 7

"""Each dialect says which device spoke, when, and each of its fields; the envelope stays behind."""

import pytest

from halles.stalls.sensing.exchange.dialects import Unreadable, read
from halles.stalls.sensing.tests.payloads import (
    CHIRPSTACK_UP,
    EUI,
    FEATURE,
    KEY_VALUES,
    LD_CONCISE,
    LD_NORMALIZED,
    NATIONAL_CSV,
    NOON,
    SCHEMA_CSV,
    SECRETS,
    THINGS_STACK_UP,
    V2_NORMALIZED,
    encoded,
)

UP = f"application/12/device/{EUI.lower()}/event/up"
LD_NAME = "urn:ngsi-ld:offstreetparking:gare"


@pytest.mark.parametrize(
    ("measure", "payload", "fields"),
    [
        ("free", b"12", {"free": 12}),
        ("free", b" 12.5\n", {"free": 12.5}),
        ("occupied", b"true", {"occupied": True}),
        ("occupied", b"false", {"occupied": False}),
        ("free", b'{"value": 0}', {"free": 0}),
        ("free", b'{"value": 3, "secret": {"plate": "AB"}}', {"free": 3, "secret.plate": "AB"}),
        ("values", b'{"free": 3, "in": {"door": 2}}', {"free": 3, "in.door": 2}),
        ("values", b'{"type": "x", "id": "1", "free": 3}', {"type": "x", "free": 3}),
        ("values", b"{}", {}),
    ],
)
def test_our_own_topics_name_town_device_and_measure(measure, payload, fields):
    (report,) = read(f"halles/redon/gare/{measure}", payload)
    assert (report.town, report.device, report.fields) == ("redon", "gare", fields)


@pytest.mark.parametrize("at", ['"2026-11-28T13:00:00+01:00"', "1795867200", "1795867200000", "1795867200.0"])
def test_a_device_says_when_and_names_its_message(at):
    (report,) = read("halles/redon/gare/free", b'{"value": 1, "id": "m7", "at": %s}' % at.encode())
    assert (report.at, report.key) == (NOON, "m7")


@pytest.mark.parametrize(
    "payload",
    [
        b'"free"',
        b"null",
        b"free",
        b"",
        b"{}",
        b"[1]",
        b'{"value": 1, "at": "hier"}',
        b'{"value": 1, "at": true}',
        b'{"value": 1, "at": -5}',
        b'{"value": 1, "at": 1e300}',
        b'{"value": 1, "id": [1]}',
    ],
)
def test_what_our_own_topics_do_not_say_is_unreadable(payload):
    with pytest.raises(Unreadable):
        read("halles/redon/gare/free", payload)


def test_chirpstack_names_the_frame_once_for_all_gateways():
    (report,) = read(UP, encoded(CHIRPSTACK_UP))
    assert (report.device, report.town, report.at) == (EUI.lower(), "", NOON)
    assert report.key == CHIRPSTACK_UP["deduplicationId"]
    assert (report.fields, report.raw, report.port) == ({}, b"\x01", 1)


def test_what_chirpstack_decoded_is_not_decoded_again():
    decoded = {"occupied": True, "regions": [{"count": 1}, {"count": 0}], "words": ["a", "b"], "none": []}
    (report,) = read(UP, encoded(CHIRPSTACK_UP | {"object": decoded}))
    assert report.raw == b""
    assert report.fields == {
        "occupied": True,
        "regions.0.count": 1,
        "regions.1.count": 0,
        "words": "a,b",
        "none": None,
    }


def test_a_status_tells_the_battery_and_a_join_that_it_lives():
    frame = {name: CHIRPSTACK_UP[name] for name in ("deduplicationId", "time", "deviceInfo")}
    status = encoded(frame | {"margin": 10, "batteryLevel": 88.3, "externalPowerSource": False})
    (report,) = read(UP.replace("/up", "/status"), status)
    assert report.fields == {"batteryLevel": 88.3, "externalPowerSource": False}
    (report,) = read(UP.replace("/up", "/join"), encoded(frame))
    assert (report.fields, report.raw, report.at) == ({}, b"", NOON)


@pytest.mark.parametrize(
    ("topic", "change"),
    [
        ("application/12/device/0000000000000000/event/up", {}),
        (UP.replace("/up", "/location"), {}),
        (UP, {"data": "%%%"}),
        (UP, {"data": "é"}),
        (UP, {"fPort": "un"}),
        (UP, {"time": "midi"}),
        (UP, {"deviceInfo": {"devEui": ""}}),
        (UP, {"deviceInfo": {"devEui": 7}}),
    ],
)
def test_an_event_of_chirpstack_that_is_not_whole_is_unreadable(topic, change):
    with pytest.raises(Unreadable):
        read(topic, encoded(CHIRPSTACK_UP | change))


def test_the_things_stack_names_the_frame_by_its_session():
    (report,) = read("v3/stationnement@ville/devices/place-12/up", encoded(THINGS_STACK_UP))
    assert (report.device, report.town, report.at) == (EUI.lower(), "", NOON)
    assert (report.fields, report.raw, report.port) == ({"occupied": True, "temperature": -1}, b"", 2)
    joined = {**THINGS_STACK_UP["uplink_message"], "session_key_id": "AYsession2=="}
    (again,) = read("", encoded(THINGS_STACK_UP | {"uplink_message": joined}))
    assert again.key != report.key, "the counter begins again at each join"
    (other,) = read("", encoded(THINGS_STACK_UP | {"correlation_ids": [], "received_at": ""}))
    assert other.key == report.key, "delivered twice, it is the same frame"


def test_what_a_codec_decoded_as_zero_is_zero_and_what_it_did_not_is_not_made_up():
    uplink = {**THINGS_STACK_UP["uplink_message"], "decoded_payload": {"occupied": False, "level": 0}}
    (report,) = read("", encoded(THINGS_STACK_UP | {"uplink_message": uplink}))
    assert report.fields == {"occupied": False, "level": 0}
    assert not report.zeros


def test_the_things_stack_leaves_out_zeros_and_what_it_did_not_decode():
    uplink = {"session_key_id": "s", "frm_payload": "AQ==", "received_at": "2026-11-28T12:00:00Z"}
    (report,) = read("", encoded(THINGS_STACK_UP | {"uplink_message": uplink}))
    assert (report.raw, report.port, report.key) == (b"\x01", 0, f"{EUI.lower()} s 0")
    ids = {"device_id": "Place-12", "application_ids": {"application_id": "ville"}}
    without = {"received_at": "2026-11-28T12:00:00Z"}
    (report,) = read("", encoded(THINGS_STACK_UP | {"end_device_ids": ids, "uplink_message": without}))
    assert (report.device, report.key) == ("ville/place-12", "ns:uplink:01B")


@pytest.mark.parametrize("change", [{"simulated": True}, {"uplink_message": None}, {"uplink_message": 3}])
def test_what_is_no_real_uplink_is_unreadable(change):
    with pytest.raises(Unreadable):
        read("v3/a@b/devices/c/up", encoded(THINGS_STACK_UP | change))


def test_each_attribute_keeps_the_time_at_which_it_was_observed():
    entity, spots = read("", encoded(LD_NORMALIZED))
    assert entity.device == spots.device == LD_NAME
    assert spots.at == NOON
    assert spots.fields == {"availableSpotNumber": 12, "availableSpotNumber.reliability": 0.9}
    assert spots.key == f"{LD_NAME} {NOON}"
    assert entity.at == NOON - 60_000
    assert entity.fields == {
        "name": "Parking de la Gare",
        "category": "public,free",
        "location": "Point",
        "refDevice": "urn:ngsi-ld:Device:1",
    }


def test_without_any_time_there_is_no_key():
    words, spots = read("", encoded(LD_CONCISE))
    assert (words.at, words.key) == (None, "")
    assert words.fields == {
        "name": "Parking de la Gare",
        "location": "Point",
        "refDevice": "urn:ngsi-ld:Device:1",
    }
    assert (spots.at, spots.fields) == (NOON, {"availableSpotNumber": 12})


def test_the_second_version_and_key_values_say_the_same():
    (second,) = read("", encoded(V2_NORMALIZED))
    (values,) = read("halles/redon/gare/ngsi", encoded(KEY_VALUES))
    assert second.device == values.device == "gare"
    assert second.at == values.at == NOON
    assert second.fields == {"deviceCategory": "sensor", "availableSpotNumber": 12, "location": "Point"}
    assert values.fields == {
        "availableSpotNumber": 12,
        "slots.free": 3,
        "slots.total": 5,
        "location": "Point",
    }


@pytest.mark.parametrize(
    "message",
    [
        [KEY_VALUES, V2_NORMALIZED],
        {"id": "urn:n:1", "type": "Notification", "subscriptionId": "s", "data": [KEY_VALUES, V2_NORMALIZED]},
        {"subscriptionId": "s", "data": [KEY_VALUES, V2_NORMALIZED]},
        {
            "type": "FeatureCollection",
            "features": [
                {"type": "Feature", "id": "gare", "geometry": None, "properties": {"dateObserved": NOON}}
            ]
            * 2,
        },
    ],
)
def test_several_entities_are_several_reports(message):
    reports = read("", encoded(message))
    assert [report.device for report in reports] == ["gare", "gare"]
    assert {report.at for report in reports} == {NOON}


def test_values_over_time_are_one_report_each_and_sources_are_numbered():
    over_time = [{"type": "Property", "value": 1, "observedAt": "2026-11-28T11:00:00Z"}]
    over_time += [{"type": "Property", "value": 2, "observedAt": "2026-11-28T12:00:00Z"}]
    first, second = read("", encoded({"id": "a", "type": "T", "free": over_time}))
    assert (first.fields, second.fields, second.at) == ({"free": 1}, {"free": 2}, NOON)
    sources = [{"value": 1, "datasetId": "urn:a"}, {"value": 2, "datasetId": "urn:b"}]
    (report,) = read("", encoded({"id": "a", "type": "T", "free": sources}))
    assert report.fields == {"free.0": 1, "free.1": 2}


def test_a_feature_is_an_entity_without_its_geometry():
    (report,) = read("", encoded(FEATURE))
    assert (report.device, report.at) == ("urn:ngsi-ld:parkingspot:12", NOON)
    assert report.fields == {"status": "free"}
    plain = {"type": "Feature", "id": 12, "geometry": None, "properties": {"type": 4, "free": 2}}
    (report,) = read("", encoded(plain))
    assert (report.device, report.fields) == ("12", {"free": 2})


@pytest.mark.parametrize(
    "message",
    [
        {"id": "a", "type": "T", "a.b": 1, "a": {"b": 2}},
        {"id": "a\n", "type": "T"},
        {"id": "", "type": "T"},
        {"type": "Notification", "data": [{"id": "a"}]},
        {"type": "FeatureCollection", "features": 3},
        {"type": "FeatureCollection", "features": [3]},
        {"type": "Feature", "properties": {}},
        {"id": "a", "type": "T", "x": {"value": 1, "observedAt": "hier"}},
        [{"id": "a", "type": "T"}] * 1001,
        {"id": "a", "type": "T"} | {str(number): number for number in range(501)},
    ],
)
def test_an_entity_that_is_not_whole_is_unreadable(message):
    with pytest.raises(Unreadable):
        read("", encoded(message))


def test_the_french_tables_are_read_by_their_columns():
    (park,) = read("", SCHEMA_CSV)
    assert (park.device, park.at, park.key) == ("35236-p-001", None, "")
    assert park.fields == {
        "nom_park": "Gare",
        "insee": "35236",
        "ad_park": "2, place de la Gare",
        "gratuit": "1",
        "nb_places": 120,
        "hauteur_max": 190,
        "Xlong": -2.0849,
        "Ylat": 47.6512,
        "t1h": 0.8,
        "ab_r": 12.5,
    }
    castle, church = read("halles/amberieu/base/csv", NATIONAL_CSV)
    assert castle.fields["nom"] == "Parking du Château"
    assert castle.fields["insee"] == "01004", "a code keeps its zero"
    assert (castle.fields["tarif_1h"], castle.fields["num_siret"]) == (1.5, "21010004000012")
    assert church.fields == {"nom": "Parking de l’Église", "insee": "01004", "nb_places": 40, "nb_pmr": 2}


@pytest.mark.parametrize(
    "table",
    [
        SCHEMA_CSV.replace(b"nom_park", b"insee"),
        SCHEMA_CSV + b"35236-P-002,Port\r\n",
        SCHEMA_CSV + b'35236-P-002,"Port\r\n',
        SCHEMA_CSV.replace(b"Gare", b"Caf\xe9"),
        SCHEMA_CSV.replace(b"35236-P-001", b" "),
        b"insee,nb_places\n1,2\n",
    ],
)
def test_a_table_that_is_not_whole_is_unreadable(table):
    with pytest.raises(Unreadable):
        read("", table)


@pytest.mark.parametrize(
    "message",
    [CHIRPSTACK_UP, THINGS_STACK_UP, LD_NORMALIZED, LD_CONCISE, V2_NORMALIZED, KEY_VALUES, FEATURE],
)
def test_gateways_positions_and_addresses_never_leave_a_dialect(message):
    said = str(read("", encoded(message)))
    assert not [secret for secret in SECRETS if secret in said]


def test_the_reason_never_quotes_what_came():
    for payload in (b'{"plate": "AB-123-CD"}', b"AB-123-CD", encoded({"id": "AB-123-CD\n", "type": "T"})):
        with pytest.raises(Unreadable) as refused:
            read("halles/redon/gare/x", payload)
        assert "AB-123" not in str(refused.value)

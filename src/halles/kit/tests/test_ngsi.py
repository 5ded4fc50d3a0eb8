"""Entities and values over time are written as the specification of NGSI-LD has them."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from halles.kit.ngsi.entities import (
    Attribute,
    Entity,
    Form,
    entity_id,
    entity_slug,
    entity_write,
    name_of,
    point,
)
from halles.kit.ngsi.temporal import Method, Period, TemporalForm, temporal_write

NOON = datetime(2026, 11, 28, 13, 0, 0, 5000, tzinfo=timezone(timedelta(hours=1)))
ENTITY = Entity(
    "urn:ngsi-ld:Thing:redon:a",
    "Thing",
    [
        Attribute("free", 0, observed_at=NOON),
        Attribute("name", "A"),
        point(-20_840_000, 476_510_000),
        Attribute("refDevice", "urn:ngsi-ld:Device:redon:b", "Relationship"),
    ],
)
PLACE = {"type": "Point", "coordinates": [-2.084, 47.651]}


def test_the_three_forms():
    head = {"id": "urn:ngsi-ld:Thing:redon:a", "type": "Thing"}
    assert entity_write(ENTITY, Form.NORMALIZED) == head | {
        "free": {"type": "Property", "value": 0, "observedAt": "2026-11-28T12:00:00.005Z"},
        "name": {"type": "Property", "value": "A"},
        "location": {"type": "GeoProperty", "value": PLACE},
        "refDevice": {"type": "Relationship", "object": "urn:ngsi-ld:Device:redon:b"},
    }
    assert entity_write(ENTITY, Form.CONCISE) == head | {
        "free": {"value": 0, "observedAt": "2026-11-28T12:00:00.005Z"},
        "name": "A",
        "location": PLACE,
        "refDevice": {"object": "urn:ngsi-ld:Device:redon:b"},
    }
    plain = head | {"free": 0, "name": "A", "location": PLACE, "refDevice": "urn:ngsi-ld:Device:redon:b"}
    assert entity_write(ENTITY, Form.KEY_VALUES) == entity_write(ENTITY, Form.SIMPLIFIED) == plain


def test_attributes_are_chosen_and_whoever_has_none_is_left_out():
    assert entity_write(ENTITY, Form.KEY_VALUES, attrs=["name", "other"]) == {
        "id": "urn:ngsi-ld:Thing:redon:a",
        "type": "Thing",
        "name": "A",
    }
    assert entity_write(ENTITY, Form.KEY_VALUES, attrs=["other"]) is None


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("free", "free"),
        ("battery.level", "battery_level"),
        ("0.x", "field_0_x"),
        ("é", "field_"),
        ("a-b", "a_b"),
    ],
)
def test_a_field_has_a_name_that_the_specification_allows(path, name):
    assert name_of(path) == name


@pytest.mark.parametrize(
    ("identifier", "slug"),
    [
        (entity_id("Device", "redon", "gare-2"), "gare-2"),
        ("urn:ngsi-ld:Device:rieux:gare", ""),
        ("urn:ngsi-ld:Thing:redon:gare", ""),
        ("urn:ngsi-ld:Device:redon:", ""),
        ("urn:ngsi-ld:Device:redon:a:b", ""),
        ("urn:ngsi-ld:Device:redon:a\x00", ""),
        ("gare", ""),
    ],
)
def test_an_identifier_leads_back_to_one_thing(identifier, slug):
    assert entity_slug(identifier, "Device", "redon") == slug


def test_values_over_time():
    start = datetime(2026, 11, 28, 12, tzinfo=UTC)
    series = {"free": [Period(start, start + timedelta(minutes=15), 2, 7.0, 3.0, 4.0, 4.0)]}
    ends = ["2026-11-28T12:00:00.000Z", "2026-11-28T12:15:00.000Z"]

    def written(form: TemporalForm, *methods: Method) -> object:
        return temporal_write("urn:a", "Thing", series, form, methods)["free"]

    assert written(TemporalForm.NORMALIZED) == [{"type": "Property", "value": 4.0, "observedAt": ends[1]}]
    assert written(TemporalForm.TEMPORAL_VALUES) == {"type": "Property", "values": [[4.0, ends[1]]]}
    assert written(TemporalForm.AGGREGATED_VALUES, *Method) == {
        "type": "Property",
        "avg": [[3.5, *ends]],
        "min": [[3.0, *ends]],
        "max": [[4.0, *ends]],
        "sum": [[7.0, *ends]],
        "totalCount": [[2, *ends]],
    }

"""Programs read of a device what its page tells: no stale value, no person, in each form of NGSI-LD."""

import json
from datetime import date, timedelta

import pytest
from pyld import jsonld

from halles.kit.ngsi.temporal import Method
from halles.stalls.sensing.commands.devices import device_change, device_remove
from halles.stalls.sensing.models import Device, Hour, Quarter
from halles.stalls.sensing.tests.api_world import HOUSE, NOW, Programs, at_noon, programs
from halles.town.commands import town_create

__all__ = ["at_noon", "programs"]
pytestmark = pytest.mark.django_db(databases=["default", "sessions"])
GATE = "urn:ngsi-ld:Device:redon:gare"
HEARD = "2026-11-28T12:06:00.000Z"
CORE = {"Property", "GeoProperty", "Relationship"}


def speak(programs: Programs) -> None:
    programs.say(
        "gare",
        NOW - timedelta(minutes=1),
        **{"availableSpotNumber": 12, "battery.level": 3.6, "open": True},
    )


def test_a_town_without_any_sensor_answers_an_empty_list(programs):
    town = town_create(actor=HOUSE, name="Rieux", insee="56194", lon=-21_000_000, lat=475_900_000).slug
    answer = Programs(town, *[None] * 4, {}).get("ngsi-ld/v1/entities", count="true")
    assert (answer.status_code, answer.json()) == (200, [])
    assert answer.headers["NGSILD-Results-Count"] == "0"


def test_entities_tells_what_is_true_now(programs):
    speak(programs)
    found = {each["id"]: each for each in programs.get("ngsi-ld/v1/entities").json()}
    assert len(found) == 4
    gate = found[GATE]
    assert gate["type"] == "Device"
    assert gate["availableSpotNumber"] == {"type": "Property", "value": 12, "observedAt": HEARD}
    assert gate["battery_level"]["value"] == 3.6
    assert gate["open"]["value"] is True
    assert gate["deviceState"] == {"type": "Property", "value": "live", "observedAt": HEARD}
    assert gate["location"]["type"] == "GeoProperty"
    assert gate["location"]["value"] == {"type": "Point", "coordinates": [-2.084, 47.651]}
    assert gate["isSimulated"]["value"] is True
    assert gate["source"]["value"] == "http://localhost/redon/capteurs/gare/"
    assert found["urn:ngsi-ld:Device:redon:port"]["deviceState"]["value"] == "new"


@pytest.mark.parametrize("word", ["options", "format"])
def test_an_entity_is_written_in_each_form(programs, word):
    speak(programs)
    concise = programs.get(f"ngsi-ld/v1/entities/{GATE}", **{word: "concise"}).json()
    assert concise["availableSpotNumber"] == {"value": 12, "observedAt": HEARD}
    assert concise["name"] == "Capteur gare"
    for form in ("keyValues", "simplified"):
        plain = programs.get(f"ngsi-ld/v1/entities/{GATE}", **{word: form}).json()
        assert plain["availableSpotNumber"] == 12
        assert plain["deviceState"] == "live"


@pytest.mark.parametrize("state", ["silent", "stuck"])
def test_what_is_silent_or_stuck_has_no_value(programs, at_noon, state):
    speak(programs)
    if state == "silent":
        at_noon(NOW + timedelta(hours=1))
    else:
        Device.objects.filter(pk=programs.gate.pk).update(silent_after_s=1800, stuck_after_s=1)
    gate = programs.get(f"ngsi-ld/v1/entities/{GATE}").json()
    assert gate["deviceState"] == {"type": "Property", "value": state, "observedAt": HEARD}
    assert not {"availableSpotNumber", "battery_level", "open"} & gate.keys()
    assert gate["controlledProperty"]["value"] == ["availableSpotNumber", "battery_level", "open"]


def test_a_device_that_follows_people_tells_neither_value_nor_moment(programs):
    programs.say("quai", NOW - timedelta(minutes=1), **{"in": 1, "motion": True, "taken": True})
    walk = programs.get("ngsi-ld/v1/entities/urn:ngsi-ld:Device:redon:quai").json()
    assert walk["controlledProperty"]["value"] == []
    assert walk["deviceState"] == {"type": "Property", "value": "live"}
    assert "observedAt" not in json.dumps(walk)
    past = programs.get("ngsi-ld/v1/temporal/entities/urn:ngsi-ld:Device:redon:quai").json()
    assert past == {"id": "urn:ngsi-ld:Device:redon:quai", "type": "Device"}


def test_what_left_the_register_is_told_no_more(programs):
    device_remove(actor=HOUSE, device=programs.gate)
    device_change(actor=HOUSE, device=programs.spot, fields={"ends_on": date(2026, 11, 27)})
    names = {each["id"] for each in programs.get("ngsi-ld/v1/entities").json()}
    assert names == {"urn:ngsi-ld:Device:redon:quai", "urn:ngsi-ld:Device:redon:courtier"}
    assert programs.get(f"ngsi-ld/v1/entities/{GATE}").status_code == 404


def test_entities_are_chosen_by_type_identifier_and_attribute_and_paged(programs):
    speak(programs)
    assert programs.get("ngsi-ld/v1/entities", type="OffStreetParking").json() == []
    assert len(programs.get("ngsi-ld/v1/entities", type="Vehicle,Device").json()) == 4
    [gate] = programs.get("ngsi-ld/v1/entities", id=f"{GATE},urn:x", attrs="open").json()
    assert gate.keys() == {"id", "type", "open"}
    pages = [
        programs.get("ngsi-ld/v1/entities", limit="3", offset=offset, count="true") for offset in ("0", "3")
    ]
    assert [len(page.json()) for page in pages] == [3, 1]
    assert {page.headers["NGSILD-Results-Count"] for page in pages} == {"4"}


@pytest.mark.parametrize("path", ["ngsi-ld/v1/entities", f"ngsi-ld/v1/entities/{GATE}"])
def test_json_has_a_link_to_the_context_and_json_ld_has_it_inside(programs, path):
    context = "http://localhost/redon/capteurs/api/ngsi-ld/v1/context.jsonld"
    plain = programs.get(path, accept="application/json")
    assert plain.headers["Content-Type"] == "application/json"
    assert plain.headers["Link"].startswith(f"<{context}>")
    assert "@context" not in plain.content.decode()
    linked = programs.get(path, accept="application/ld+json")
    assert linked.headers["Content-Type"] == "application/ld+json"
    body = linked.json()
    assert {each["@context"] for each in (body if isinstance(body, list) else [body])} == {context}


def test_the_context_stands_alone(programs):
    """Every term expands with our file only: whoever reads us fetches nothing from anybody else."""
    speak(programs)
    served = programs.get("ngsi-ld/v1/context.jsonld")
    assert served.headers["Content-Type"] == "application/ld+json"
    asked = []

    def load(url: str, _options: object) -> dict:
        asked.append(url)
        return {"contextUrl": None, "documentUrl": url, "document": served.json()}

    body = programs.get(f"ngsi-ld/v1/entities/{GATE}", accept="application/ld+json").json()
    [expanded] = jsonld.expand(body, {"documentLoader": load})
    assert set(asked) == {body["@context"]}
    assert expanded["@id"] == GATE
    free = expanded["https://smartdatamodels.org/dataModel.Parking/availableSpotNumber"][0]
    assert free["@type"] == ["https://uri.etsi.org/ngsi-ld/Property"]
    assert free["https://uri.etsi.org/ngsi-ld/hasValue"] == [{"@value": 12}]
    default = "https://uri.etsi.org/ngsi-ld/default-context/"
    ours = {term.removeprefix(default) for term in expanded if term.startswith(default)}
    assert ours == {"battery_level", "open", "isSimulated"}, "the other terms have a meaning elsewhere"


def test_the_past_is_told_by_quarters_that_are_over(programs):
    measure = programs.gate.measures.get(path="availableSpotNumber").pk
    start = int(NOW.timestamp()) // 900 * 900
    for back, last in ((2, 20), (1, 10), (0, 5)):
        Quarter.objects.create(
            measure_id=measure,
            start=start - 900 * back,
            number=2,
            total=2 * last,
            low=last,
            high=last,
            last=last,
        )
    Hour.objects.create(measure_id=measure, start=start - 3600, number=4, total=40, low=5, high=20, last=7)
    path = f"ngsi-ld/v1/temporal/entities/{GATE}"
    past = programs.get(path).json()["availableSpotNumber"]
    assert [(each["value"], each["observedAt"]) for each in past] == [
        (20, "2026-11-28T11:45:00.000Z"),
        (10, "2026-11-28T12:00:00.000Z"),
    ]
    plain = programs.get(path, options="temporalValues", lastN="1", attrs="availableSpotNumber,open").json()
    assert plain["availableSpotNumber"]["values"] == [[10, "2026-11-28T12:00:00.000Z"]]
    after = {"timerel": "after", "timeAt": "2026-11-28T11:45:00Z"}
    assert len(programs.get(path, **after).json()["availableSpotNumber"]) == 1
    between = {
        "timerel": "between",
        "timeAt": "2026-11-28T11:30:00",
        "endTimeAt": "2026-11-28T11:45:00+00:00",
    }
    assert [each["value"] for each in programs.get(path, **between).json()["availableSpotNumber"]] == [20]
    before = {"timerel": "before", "timeAt": "2026-11-28T11:30:00Z"}
    assert programs.get(path, **before).json()["availableSpotNumber"] == []
    hours = {"format": "aggregatedValues", "aggrPeriodDuration": "PT1H", "aggrMethods": "avg,max"}
    summed = programs.get(path, **hours).json()["availableSpotNumber"]
    ends = ["2026-11-28T11:00:00.000Z", "2026-11-28T12:00:00.000Z"]
    assert summed == {"type": "Property", "avg": [[10.0, *ends]], "max": [[20.0, *ends]]}
    every = programs.get(path, format="aggregatedValues").json()["availableSpotNumber"]
    assert every.keys() == {"type", *Method}


@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        ("entities", {"q": "x==1"}, 422),
        ("entities", {"georel": "near"}, 422),
        ("entities", {"limit": "0"}, 400),
        ("entities", {"offset": "-1"}, 400),
        ("entities", {"options": "sysAttrs"}, 400),
        ("entities/urn:ngsi-ld:Device:redon:rien", {}, 404),
        ("entities/urn:ngsi-ld:Device:rieux:gare", {}, 404),
        ("entities/gare", {}, 404),
        ("entities/urn:ngsi-ld:Device:redon:%00", {}, 404),
        (f"temporal/entities/{GATE}", {"timerel": "after"}, 400),
        (f"temporal/entities/{GATE}", {"timerel": "between", "timeAt": "2026-11-28T11:30:00Z"}, 400),
        (f"temporal/entities/{GATE}", {"timerel": "around"}, 400),
        (f"temporal/entities/{GATE}", {"timeAt": "hier"}, 400),
        (f"temporal/entities/{GATE}", {"aggrMethods": "median"}, 400),
        (f"temporal/entities/{GATE}", {"lastN": "3001"}, 400),
    ],
)
def test_what_is_no_part_of_the_subset_is_refused_in_its_words(programs, path, query, status):
    answer = programs.get(f"ngsi-ld/v1/{path}", **query)
    names = {400: "BadRequestData", 404: "ResourceNotFound", 422: "OperationNotSupported"}
    assert answer.status_code == status
    assert answer.json()["type"] == f"https://uri.etsi.org/ngsi-ld/errors/{names[status]}"
    assert answer.json()["title"]


def test_the_interface_describes_itself_and_loads_nothing(programs):
    answer = programs.get("openapi.json")
    paths = answer.json()["paths"]
    assert "/redon/capteurs/api/ngsi-ld/v1/entities" in paths
    assert "/redon/capteurs/api/push/{slug}" in paths
    assert programs.get("docs").status_code == 404
    assert programs.get("").status_code == 404


def test_reading_every_device_is_one_statement(programs, django_assert_num_queries):
    speak(programs)
    programs.get("ngsi-ld/v1/entities")
    with django_assert_num_queries(2):  # the town of the address, then its devices
        programs.get("ngsi-ld/v1/entities")

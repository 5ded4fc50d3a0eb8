"""Programs read of a car park what its page tells: free places while they are known, and where from."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from halles.kit.actor import Actor
from halles.kit.ngsi.entities import Form, entity_write
from halles.stalls.parking.commands import count_set
from halles.stalls.parking.exchange.ngsi import car_park_entity
from halles.stalls.parking.models import CarPark, Structure
from halles.stalls.parking.tests.nows import bare_of, car_park_of, closing_of, now_of
from halles.town.commands import town_create
from halles.town.models import Town

HOUSE = Actor(system="test")
AT = "2026-11-26T09:12:00.000Z"


def plain(now, form=Form.KEY_VALUES) -> dict:
    written = entity_write(car_park_entity(now, page="http://localhost/p/"), form)
    assert written is not None
    return written


def test_free_places_say_when_and_where_from():
    row = car_park_of(
        structure=Structure.UNDERGROUND, max_height_cm=190, is_free=False, lon=-20_850_000, lat=476_505_000
    )
    assert plain(now_of(row)) == {
        "id": "urn:ngsi-ld:OffStreetParking:redon:parking-de-la-gare",
        "type": "OffStreetParking",
        "name": "Parking de la Gare",
        "category": ["public", "underground", "feeCharged"],
        "totalSpotNumber": 120,
        "maximumAllowedHeight": 1.9,
        "location": {"type": "Point", "coordinates": [-2.085, 47.6505]},
        "status": ["spacesAvailable"],
        "availableSpotNumber": 34,
        "availableSpotOrigin": "measured",
        "source": "http://localhost/p/",
    }
    normalized = plain(now_of(row, origin="counted", free=0), Form.NORMALIZED)
    assert normalized["availableSpotNumber"] == {"type": "Property", "value": 0, "observedAt": AT}
    assert normalized["availableSpotOrigin"]["value"] == "counted"
    assert normalized["status"]["value"] == ["full"]


@pytest.mark.parametrize(
    "now",
    [
        bare_of(car_park_of()),
        now_of(free=None, is_stale=True),
        now_of(free=None, origin="said"),
        now_of(free=34, closing=closing_of()),
    ],
)
def test_what_is_not_known_is_left_out(now):
    told = plain(now)
    assert not {"availableSpotNumber", "availableSpotOrigin"} & told.keys()
    assert told.get("status") == (["closed"] if now.is_closed else None)


def test_places_along_a_street_are_of_their_own_type():
    row = car_park_of(structure=Structure.STREET, is_blue_zone=True, is_free=True, max_stay_min=90)
    told = plain(now_of(row, is_simulated=True))
    assert told["type"] == "OnStreetParking"
    assert told["id"].startswith("urn:ngsi-ld:OnStreetParking:")
    assert told["category"] == ["public", "blueZone", "free"]
    assert told["maximumParkingDuration"] == "PT90M"
    assert told["isSimulated"] is True


@pytest.fixture
def town(db: object) -> str:
    slug = town_create(actor=HOUSE, name="Redon", insee="35236", lon=-20_840_000, lat=476_510_000).slug
    for name, structure in (("gare", Structure.SURFACE), ("quai", Structure.STREET)):
        CarPark.objects.create(town=slug, slug=name, name=name.title(), structure=structure, capacity=40)
    return slug


def get(town: str, path: str, accept: str = "application/json", **query: str):
    headers = {"Accept": accept}
    return Client(HTTP_HOST="localhost").get(f"/{town}/stationnement/api/{path}", query, headers=headers)


def test_entities_are_given_by_type_and_identifier(town):
    gare, quai = "urn:ngsi-ld:OffStreetParking:redon:gare", "urn:ngsi-ld:OnStreetParking:redon:quai"
    assert {each["id"] for each in get(town, "ngsi-ld/v1/entities").json()} == {gare, quai}
    [street] = get(town, "ngsi-ld/v1/entities", type="OnStreetParking", options="keyValues").json()
    assert street["source"] == "http://localhost/redon/stationnement/quai/"
    [station] = get(town, "ngsi-ld/v1/entities", id=gare).json()
    assert station["totalSpotNumber"] == {"type": "Property", "value": 40}


def test_one_entity_follows_what_an_agent_counts(town):
    path = "ngsi-ld/v1/entities/urn:ngsi-ld:OffStreetParking:redon:gare"
    assert "availableSpotNumber" not in get(town, path).json()
    count_set(actor=HOUSE, car_park=CarPark.objects.get(slug="gare"), free=12)
    told = get(town, path, options="keyValues").json()
    assert (told["availableSpotNumber"], told["availableSpotOrigin"]) == (12, "counted")


def test_a_count_that_is_over_is_told_no_more(town, monkeypatch):
    count_set(actor=HOUSE, car_park=CarPark.objects.get(slug="gare"), free=12)
    later = timezone.now() + timedelta(hours=2)
    monkeypatch.setattr(timezone, "now", lambda: later)
    [station] = get(town, "ngsi-ld/v1/entities", type="OffStreetParking").json()
    assert "availableSpotNumber" not in station


@pytest.mark.parametrize(
    "identifier",
    [
        "urn:ngsi-ld:OnStreetParking:redon:gare",
        "urn:ngsi-ld:OffStreetParking:redon:rien",
        "urn:ngsi-ld:OffStreetParking:rieux:gare",
        "gare",
    ],
)
def test_another_identifier_is_nobody_s(town, identifier):
    answer = get(town, f"ngsi-ld/v1/entities/{identifier}")
    assert answer.status_code == 404
    assert answer.json()["type"].endswith("ResourceNotFound")


def test_the_context_is_given_with_json_ld_and_described_with_the_rest(town):
    [station, _] = get(town, "ngsi-ld/v1/entities", accept="application/ld+json").json()
    context = get(town, "ngsi-ld/v1/context.jsonld")
    assert station["@context"] == "http://localhost/redon/stationnement/api/ngsi-ld/v1/context.jsonld"
    assert "OffStreetParking" in context.json()["@context"]
    assert get(town, "ngsi-ld/v1/entities", q="x==1").status_code == 422
    paths = get(town, "openapi.json").json()["paths"]
    assert set(paths) == {
        "/redon/stationnement/api/ngsi-ld/v1/entities",
        "/redon/stationnement/api/ngsi-ld/v1/entities/{entity_id}",
        "/redon/stationnement/api/stationnement.csv",
    }


def test_the_national_file_holds_the_car_parks_that_are_known_whole(town):
    CarPark.objects.filter(slug="gare").update(is_free=True, lon=-20_850_000, lat=476_505_000)
    answer = get(town, "stationnement.csv", accept="text/csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    head, row = answer.content.decode("utf-8-sig").splitlines()
    assert head.startswith("id_park,")
    assert row.startswith("35236-P-001,GARE,")


def test_a_town_without_an_insee_code_has_no_national_file(town):
    Town.objects.filter(slug=town).update(insee="")
    answer = get(town, "stationnement.csv")
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/json")

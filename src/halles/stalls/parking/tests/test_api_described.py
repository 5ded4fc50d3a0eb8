"""The interface does what its own description says, whatever is asked."""

import pytest

from halles.stalls.parking.tests.test_api import town
from tests.described import MODES, ask_once, fuzz

__all__ = ["town"]
pytestmark = pytest.mark.django_db(databases=["default", "sessions"])
API = "/redon/stationnement/api/"
STATION = {"entity_id": "urn:ngsi-ld:OffStreetParking:redon:gare"}


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("path", ["ngsi-ld/v1/entities", "ngsi-ld/v1/entities/{entity_id}"])
def test_reading(town, path, mode):
    fuzz(API, path, mode, known=STATION)


def test_the_national_file(town):
    ask_once(API, "stationnement.csv")

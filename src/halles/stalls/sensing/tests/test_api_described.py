"""The interface does what its own description says, whatever is asked."""

import pytest

from halles.stalls.sensing.tests.api_world import at_noon, programs
from tests.described import MODES, fuzz

__all__ = ["at_noon", "programs"]
pytestmark = pytest.mark.django_db(databases=["default", "sessions"])
API = "/redon/capteurs/api/"
GATE = {"entity_id": "urn:ngsi-ld:Device:redon:gare"}


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    "path",
    [
        "ngsi-ld/v1/entities",
        "ngsi-ld/v1/entities/{entity_id}",
        "ngsi-ld/v1/temporal/entities/{entity_id}",
    ],
)
def test_reading(programs, path, mode):
    fuzz(API, path, mode, known=GATE)


@pytest.mark.parametrize("mode", MODES)
def test_pushing(programs, mode):
    key = {"Authorization": f"Bearer {programs.keys['gare']}"}
    fuzz(API, "push/{slug}", mode, method="POST", known={"slug": "gare"}, headers=key)

"""Settings of the shelf's tests, and a new world for each."""

import pytest
from django.test import override_settings

from halles.kit.shelf.tests import world as here

HERE = "halles.kit.shelf.tests.world"
SETTINGS = {
    "SHELF_READER": f"{HERE}.read",
    "SHELF_CHANGED": f"{HERE}.changed",
    "SHELF_BYTES": 1_000_000,
    "SHELF_BUILD": "1",
    "SHELF_STRICT": True,
    "ALLOWED_HOSTS": ["localhost"],
}


@pytest.fixture(autouse=True)
def _settings():
    here.world = here.World()
    with override_settings(**SETTINGS):
        yield

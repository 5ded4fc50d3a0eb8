"""A sensor of the town: registered, heard over MQTT, seen on an open page; refused what it did not declare; unplugged.

Its key and its topic are read on the page that the manager sees; the messages are sent by Mosquitto's own client.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

import pytest

from tests.journeys.steps import demo_town, sign_in_with_card
from tests.services.mosquitto import publish

pytestmark = [pytest.mark.browser, pytest.mark.mosquitto]
TITLE = "Places libres, essai du port"
CAR_PARK = "Parking du Port"
"""One of the demonstration's car parks that has no sensor."""
EVERY_MIN = "0.1"
"""Six seconds: unplugged, it is silent within eighteen."""


@dataclass
class Sensor:
    """A device with its key, as its maker would set it up."""

    page: str
    port: int
    user: str
    key: str
    topic: str

    def says(self, **payload: object) -> None:
        """Publish one message, and wait until it is acknowledged."""
        said = json.dumps(payload)
        done = publish(self.port, self.topic, said, "-q", "1", "-u", self.user, "-P", self.key)
        assert done.returncode == 0, done.stderr


def test_a_message_moves_the_open_page_until_the_device_is_unplugged(town_server, phone, browser):
    town = demo_town(town_server, phone)
    sensor = _registered(town_server, town, browser)
    phone.goto(f"{town}/stationnement/parking-du-port/")
    for places in (17, 12):
        sensor.says(value=places, id=f"journey {places}")
        phone.locator("main").get_by_text(f"{places} places libres").first.wait_for(timeout=20_000)
    sensor.says(value=9, plaque="AB-123-CD", id="journey plate")
    assert "champ non déclaré" in _refusals(sensor, browser)
    assert phone.locator("main").get_by_text("12 places libres").count()
    phone.locator("main").get_by_text("On ne sait pas").first.wait_for(timeout=90_000)
    assert not phone.locator("main").get_by_text("12 places libres").count()


def _registered(house: Any, town: str, browser: Any) -> Sensor:
    """The manager puts it in the register, without JavaScript, and makes its key."""
    context = browser.new_context(locale="fr-FR", java_script_enabled=False)
    context.set_default_timeout(15_000)
    page = context.new_page()
    sign_in_with_card(house, page, "manager", then=f"{town}/capteurs/tous/inscrire/?modele=autre")
    page.get_by_label("Ce qu’il mesure, et où").fill(TITLE)
    page.close()
    raise AssertionError

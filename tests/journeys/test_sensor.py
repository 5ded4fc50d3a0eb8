"""A sensor: registered, heard over MQTT, seen on an open page, refused what it does not declare, unplugged.

Its key and its topic are read on the page that the manager sees; Mosquitto’s own client sends the messages.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

import pytest

from halles.kit.text import slugify
from tests.journeys.steps import demo_town, sign_in_with_card
from tests.services.mosquitto import publish

pytestmark = [pytest.mark.browser, pytest.mark.mosquitto]
TITLE = "Places libres, essai du port"
CAR_PARK = "Parking du Port"
"""One of the demonstration's car parks that has no sensor."""
REFUSED = "Champ non déclaré : 1 aujourd’hui"
WORDS = {
    "purpose": "Essayer le registre, du bouton à la page.",
    "owner": "Mairie, service de la voirie (inventé)",
    "contact": "02 61 91 00 00",
    "every": "0.1",
}
"""It says that it speaks every six seconds: unplugged, it is silent within eighteen."""


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
    assert REFUSED in _refusals(sensor, browser)
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
    for name, text in WORDS.items():
        page.locator(f"[name={name}]").fill(text)
    page.locator("[name=kind]").first.select_option("parking")
    page.locator("[name=feeds]").select_option(label=CAR_PARK)
    for name, text in {"title": "Places libres", "path": "value", "low": "0", "high": "500"}.items():
        page.locator(f"[name=m-0-{name}]").fill(text)
    page.locator("[name=m-0-role]").select_option("free")
    page.get_by_role("button", name="Inscrire au registre").click()
    page.wait_for_url(f"{town}/capteurs/{slugify(TITLE)}/**")
    page.goto(f"{town}/capteurs/{slugify(TITLE)}/cle/")
    page.get_by_role("button", name="Faire sa clé").click()
    page.locator("p.code").wait_for()
    said = page.locator("code", has_text="mosquitto_pub").inner_text()
    context.close()
    port, user, key, topic = re.findall(r"-p (\d+) .*-u (\S+) -P '(\S+)' -t (\S+)", said)[0]
    return Sensor(f"{town}/capteurs/{slugify(TITLE)}/", int(port), user, key, topic)


def _refusals(sensor: Sensor, browser: Any) -> str:
    """Return what anybody reads on its page, once it has been refused something."""
    page = browser.new_page(locale="fr-FR")
    page.goto(sensor.page)
    text = " ".join(str(page.locator("main").inner_text()).split())
    page.close()
    return text

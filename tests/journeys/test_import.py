"""A town comes in from a map file while the house is open; a shop takes over its sheet by letter."""

import re

import pytest

from halles.stalls.directory.tests.osm_world import region
from tests.journeys.steps import enter

pytestmark = pytest.mark.browser
CONTACTS = ("--publisher", "Le maire", "--hosting", "La commune", "--data-contact", "dpo@bourg-neuf.example")


@pytest.fixture(scope="module")
def bourg(town_server, tmp_path_factory) -> str:
    """Import a small town and return its address."""
    path = region().write(tmp_path_factory.mktemp("osm") / "region.osm.pbf")
    assert "bourg-neuf" in town_server.command("import", "osm", str(path), "--commune", "35999")
    return f"{town_server.url}/bourg-neuf/"


def test_an_imported_town_is_a_preview_until_it_is_opened(town_server, bourg, phone):
    phone.goto(bourg)
    assert phone.get_by_text("pas encore ouverte au public").count()
    phone.goto(f"{bourg}commerces/?q=fournil")
    phone.get_by_role("link", name="Le Fournil").first.click()
    assert phone.get_by_text("Horaires relevés dans OpenStreetMap").count()
    assert phone.get_by_text("OpenStreetMap").count()
    town_server.command("town", "open", "bourg-neuf", *CONTACTS)
    phone.reload()
    assert not phone.get_by_text("pas encore ouverte au public").count()


def test_a_shop_takes_over_its_imported_sheet(town_server, bourg, phone, browser):
    said = town_server.command(
        "people", "grant", "manager", "--name", "Maëlle", "--town", "bourg-neuf", "--card"
    )
    desk = browser.new_context(locale="fr-FR").new_page()
    enter(desk, town_server.url, re.findall(r"[A-Z2-9]{4}(?:-[A-Z2-9]{4})+", said)[0])
    desk.goto(f"{bourg}commerces/le-fournil/code/")
    desk.get_by_role("button", name="Afficher un code").click()
    letter = re.findall(r"[A-Z2-9]{4}(?:-[A-Z2-9]{4})+", desk.locator("main").inner_text())[0]

    enter(phone, town_server.url, town_server.card("employé"))
    phone.goto(f"{bourg}commerces/le-fournil/")
    phone.get_by_role("link", name="C’est mon commerce").click()
    phone.locator("main input[name=code]").fill(letter.lower().replace("-", " "))
    phone.locator("main form button").first.click()
    phone.wait_for_url("**/ma-fiche/")
    desk.context.close()

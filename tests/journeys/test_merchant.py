"""A merchant publishes and takes back without JavaScript; another browser sees it within a second."""

import time
from typing import Any

import pytest

from tests.journeys.steps import demo_town, sign_in_with_card

pytestmark = pytest.mark.browser
MERCHANT = "boulangère"


@pytest.fixture
def shop(town_server, browser) -> Any:
    """Yield a merchant's page on « Ma fiche », and the public address of the shop."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, locale="fr-FR", java_script_enabled=False
    )
    context.set_default_timeout(10_000)
    page = context.new_page()
    town = demo_town(town_server, page)
    sign_in_with_card(town_server, page, MERCHANT, then=f"{town}/")
    page.get_by_role("link", name="Mon commerce").click()
    yield page, page.url.replace("ma-fiche/", "")
    context.close()


def test_news_arrive_in_another_browser_within_a_second(shop, phone):
    merchant, address = shop
    phone.goto(address)
    with phone.expect_response(lambda answer: "text/event-stream" in answer.headers.get("content-type", "")):
        phone.reload()
    merchant.locator("textarea[name=text]").fill("Arrivage d’huîtres ce matin")
    began = time.monotonic()
    merchant.get_by_role("button", name="Publier").first.click()
    phone.get_by_text("Arrivage d’huîtres ce matin").wait_for(timeout=5000)
    assert (
        time.monotonic() - began < 2.5
    )  # the click's own round trip is in it; `halles bench bell` has the figures
    merchant.get_by_role("button", name="Ne plus publier").first.click()
    phone.get_by_text("Arrivage d’huîtres ce matin").wait_for(state="detached", timeout=5000)


def test_an_edit_is_seen_and_taken_back_without_javascript(shop, phone):
    merchant, address = shop
    merchant.get_by_role("link", name="Modifier ma fiche").click()
    merchant.locator("[name=description]").fill("Pain au levain, cuit sur place.")
    merchant.get_by_role("button", name="Enregistrer").click()
    phone.goto(address)
    assert phone.get_by_text("Pain au levain, cuit sur place.").count()
    merchant.get_by_role("button", name="Revenir en arrière").first.click()
    phone.reload()
    assert not phone.get_by_text("Pain au levain, cuit sur place.").count()


def test_a_refused_form_keeps_what_was_typed(shop):
    merchant, _ = shop
    merchant.get_by_role("link", name="Modifier ma fiche").click()
    merchant.locator("[name=description]").fill("Des mots que je ne veux pas perdre")
    merchant.locator("[name=website]").fill("pas une adresse")
    merchant.get_by_role("button", name="Enregistrer").click()
    assert merchant.locator("[name=description]").input_value() == "Des mots que je ne veux pas perdre"
    assert merchant.locator("[name=website]").input_value() == "pas une adresse"
    assert merchant.get_by_text("Erreur").count()

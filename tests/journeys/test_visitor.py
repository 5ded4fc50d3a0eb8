"""A resident finds a shop by a misspelt word, with and without JavaScript, and prints its sheet."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.journeys.steps import demo_town

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("javascript", [True, False])
def test_a_misspelt_search_leads_to_a_shop(town_server, browser, javascript):
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, locale="fr-FR", java_script_enabled=javascript
    )
    page = context.new_page()
    demo_town(town_server, page)
    assert page.locator("text=Démonstration : données inventées").count()
    page.locator("main input[type=search]").fill("boulangri")
    page.get_by_role("button", name="Chercher").first.click()
    first = page.locator(".card a").first
    name = first.inner_text()
    first.click()
    assert page.locator("h1").inner_text() == name
    assert "Boulangerie" in page.locator("main").inner_text()
    context.close()


def test_the_sheet_prints_on_one_page_with_its_name(town_server, phone):
    town = demo_town(town_server, phone)
    phone.goto(f"{town}/commerces/?q=boulangerie")
    phone.locator(".card a").first.click()
    name = phone.locator("h1").inner_text()
    address = phone.get_by_role("link", name="Imprimer cette fiche (PDF)").get_attribute("href")
    answer = phone.request.get(town_server.url + address)
    reader = PdfReader(BytesIO(answer.body()))
    assert len(reader.pages) == 1
    assert name.replace("\xa0", " ") in reader.pages[0].extract_text().replace("\xa0", " ")


def test_everything_can_be_reached_by_the_keyboard(town_server, phone):
    demo_town(town_server, phone)
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.getAttribute('href')") == "#content"
    reached = set()
    for _ in range(phone.locator("a[href], button, input, select, textarea, summary").count()):
        phone.keyboard.press("Tab")
        reached.add(
            phone.evaluate("document.activeElement.id || document.activeElement.getAttribute('href')")
        )
    assert "q" in reached
    assert any(each and each.endswith("/aide/") for each in reached)


def test_the_other_language_shows_the_same_page(town_server, phone):
    town = demo_town(town_server, phone)
    phone.goto(f"{town}/commerces/")
    phone.get_by_role("link", name="English").click()
    assert phone.url.endswith("/commerces/")
    assert "/en/" in phone.url
    assert phone.locator("h1").inner_text() == "Shops and services"

"""A helper reserves for somebody without telephone, who leaves with paper; nothing stays on the screen.

Without JavaScript, on a computer and on a telephone; then with all that a browser keeps to go back quickly.
"""

import io
import re
import shutil
from contextlib import suppress
from typing import Any

import pytest
from playwright.sync_api import Error
from pypdf import PdfReader

from tests.journeys.steps import demo_town, sign_in_with_card

pytestmark = pytest.mark.browser
MOST_PAGES = 9
"""From the page where a sitting begins to the receipt, printed: about as many taps; three minutes at most."""


class Counted:
    """A page that counts what it is shown: each document, redirects apart."""

    def __init__(self, context: Any) -> None:
        context.set_default_timeout(15_000)
        self.page = context.new_page()
        self.seen = 0
        self.page.on("response", self._count)

    def _count(self, response: Any) -> None:
        self.seen += response.request.resource_type == "document" and response.status == 200


@pytest.mark.parametrize(("width", "name"), [(1280, "Augustine Kervella"), (360, "Zénaïde Poulmarc’h")])
def test_reserve_for_somebody_and_print_in_few_pages(town_server, browser, width, name):
    context = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 780})
    counted = Counted(context)
    town = _signed_in(town_server, counted.page)
    counted.seen = 0
    codes = _reserved(counted.page, town, name)
    said = _receipt(counted.page)
    assert counted.seen + 1 <= MOST_PAGES
    assert all(words in said for words in (name, "Maïwenn Kerdrain", "I want you to reserve", *codes))
    _fits(counted.page)
    _end(counted.page)
    _back(counted.page, [name.split()[0], *codes])
    context.set_offline(True)
    _back(counted.page, [name.split()[0], *codes])
    context.close()


GO_BACK = """
addEventListener("pageshow", (event) => {
  const left = Number(sessionStorage.back || 0);
  if (!left) return;
  sessionStorage.back = left - 1;
  const said = (event.persisted ? "kept " : "asked ") + document.documentElement.outerHTML;
  fetch("/journey-says", { method: "POST", body: said }).finally(() => setTimeout(() => history.back(), 100));
});
"""
"""In each page: as often as the tab was told, say what is shown, then go back once more."""


def test_a_browser_that_remembers_pages_shows_nothing_of_her_either(town_server, browser):
    remembering = browser.browser_type.launch(
        executable_path=_path(browser),
        args=["--no-sandbox"],
        ignore_default_args=["--disable-back-forward-cache"],
    )
    context = remembering.new_context(viewport={"width": 1280, "height": 780}, service_workers="block")
    context.add_init_script(GO_BACK)
    said: list[str] = []
    context.route("**/journey-says", lambda route: (said.append(route.request.post_data), route.fulfill()))
    page = Counted(context).page
    town = _signed_in(town_server, page)
    page.goto(f"{town}/autrement/carte-de-frigo/")
    page.goto(f"{town}/autrement/semaine/")
    _all_the_way_back(page, said, 1)
    assert said[-1].startswith("kept ")  # it remembers public pages: else what follows would prove nothing
    page = context.new_page()
    page.goto(f"{town}/autrement/pour-quelqu-un/")
    codes = _reserved(page, town, "Léontine Abgrall")
    _end(page)
    said.clear()
    _all_the_way_back(page, said, 7)
    assert len(said) >= 5
    for shown in said:
        assert not any(words in shown for words in ("Léontine", *codes))
    remembering.close()


def _all_the_way_back(page: Any, said: list[str], times: int) -> None:
    """Go back so many times, from inside the pages: what drives the browser loses a page that comes back."""
    with suppress(Error):
        page.evaluate(f"sessionStorage.back = {times}; history.back()")
    quiet = 0
    while quiet < 6 and len(said) < times:
        before = len(said)
        page.wait_for_timeout(700)
        quiet = 0 if len(said) > before else quiet + 1


def _path(browser: Any) -> str:
    assert browser.is_connected()
    return str(shutil.which("chromium"))


def _signed_in(house: Any, page: Any) -> str:
    """Sign in as the digital helper; return the address of the town, in English."""
    town = re.sub(r"^(https?://[^/]+)", r"\1/en", demo_town(house, page))
    sign_in_with_card(house, page, "médiatrice", then=f"{town}/autrement/pour-quelqu-un/")
    return town


def _reserved(page: Any, town: str, name: str) -> list[str]:
    """Write her down, hear her, reserve a loaf; return the codes to show."""
    page.locator("main a[href$='nouvelle-personne/']").click()
    page.locator("main [name=name]").fill(name)
    page.locator("main [name=said]").fill("I want you to reserve for me")
    page.locator("main form button").first.click()
    page.locator(".ribbon.sitting", has_text=name.split()[0]).wait_for()
    page.locator("main a[href$='/produits/']").click()
    page.locator("main [name=q]").fill("baguette")
    page.locator("main form[role=search] button, main form button").first.click()
    page.locator("main li.card a").first.click()
    page.locator("main form[action*='panier/ajouter'] button").click()
    page.locator("main a[href$='/reserver/']").click()
    for slot in page.locator("main select").all():
        slot.select_option(index=slot.locator("option").count() - 1)
    assert page.locator("main [name=first_name]").input_value() == name.split()[0]
    page.locator("main form[method=post] button").last.click()
    page.wait_for_url("**/produits/tous/reservations/")
    return [each.inner_text().strip() for each in page.locator("main .figure").all()]


def _receipt(page: Any) -> str:
    """Return the words of the printed receipt."""
    form = page.locator("main form[action$='recu.pdf']")
    token = form.locator("[name=csrfmiddlewaretoken]").get_attribute("value")
    address = re.sub(r"(https?://[^/]+).*", r"\1", page.url) + form.get_attribute("action")
    headers = {"Referer": page.url}
    answer = page.context.request.post(address, form={"csrfmiddlewaretoken": token}, headers=headers)
    assert answer.headers["content-type"] == "application/pdf"
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.body())).pages)
    return " ".join(text.replace("\xa0", " ").split())


def _fits(page: Any) -> None:
    """The ribbon and what is under it fit the width; its button is big enough for a thumb."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator(".ribbon.sitting button").bounding_box()["height"] >= 44


def _end(page: Any) -> None:
    page.locator(".ribbon.sitting button").click()
    page.locator("main", has_text="nothing of this person is left").wait_for()
    assert page.locator(".ribbon.sitting").count() == 0


def _back(page: Any, hers: list[str]) -> None:
    """Press Back as often as there were pages, and forward again: nothing of hers is on any of them."""
    for press in ("history.back()", "history.forward()"):
        for _ in range(6):
            _press(page, press)
            shown = _shown(page)
            assert not any(words in shown for words in hers), page.url


def _press(page: Any, press: str) -> None:
    """Go one page back or forward; a page that the browser remembered tells nobody that it is there."""
    with suppress(Error):  # it leaves before it answers
        page.evaluate(press)
    page.wait_for_timeout(300)


def _shown(page: Any) -> str:
    """Return what is on the screen, once nothing is on its way."""
    for _ in range(40):
        try:
            page.wait_for_load_state(timeout=5_000)
            return str(page.content())
        except Error:  # the page was leaving
            page.wait_for_timeout(250)
    raise AssertionError(f"{page.url} never came")

"""Steps that several journeys share: a town's address, signing in with a card."""

from typing import Any

from tests.services.house import House


def demo_town(house: House, page: Any) -> str:
    """Open the house's first page and return the address of the demonstration town it leads to."""
    page.goto(house.url)
    if page.locator("h1", has_text="Les villes").count():
        page.locator("article:has-text('Démonstration') a").first.click()
    return page.url.rstrip("/")


def sign_in_with_card(house: House, page: Any, who: str, *, then: str) -> None:
    """Sign in as one of the demo people by typing the code of her card, and go on to the address `then`."""
    enter(page, house.url, house.card(who))
    page.goto(then)


def enter(page: Any, url: str, code: str) -> None:
    """Sign in to the house at `url` by typing the code of a card."""
    page.goto(f"{url}/compte/carte/")
    page.get_by_label("Code de la carte").fill(code)
    page.get_by_role("button", name="Se connecter").click()
    page.wait_for_url(f"{url}/compte/**")

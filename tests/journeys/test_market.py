"""The market: found by a misspelt search, reserved in two shops, answered, handed over by its code.

The resident and both shops use their pages without JavaScript; the slip is read as paper is.
"""

import csv
import io
import re
from typing import Any

import pytest
from pypdf import PdfReader

from tests.journeys.steps import demo_town, sign_in_with_card

pytestmark = pytest.mark.browser
BAKERY = "Le Fournil des Quais"
NO_FAR = "Le four est en panne, désolés."
BOOK = "Contes de Bretagne, album"


def test_bread_and_a_book_are_reserved_answered_and_handed_over(town_server, browser):
    resident = _page(browser)
    town = demo_town(town_server, resident)
    bakery = _shop(town_server, browser, town, "boulangère")
    bookshop = _shop(town_server, browser, town, "libraire")
    before = _left(bookshop, BOOK)
    _choose(resident, town, "pin san glutène", "Pain sans gluten", BAKERY)
    _choose(resident, town, "fart breton", "Far breton", BAKERY)
    _choose(resident, town, "contes de bretagne", BOOK)
    codes = _reserve(resident)
    _refuse_the_far(bakery, codes[0])
    slip = _slip(bakery, codes[0])
    assert all(word in slip for word in (codes[0], "Pain sans gluten", "Maryvonne"))
    _hand_over(bookshop, codes[1])
    said = _said(resident)
    assert all(word in said for word in (NO_FAR, "Remis", "Sans paiement"))
    assert _left(bookshop, BOOK) == before - 1
    assert _ledger_agrees(bookshop, BOOK, before - 1)


def _page(browser: Any) -> Any:
    context = browser.new_context(
        locale="fr-FR", java_script_enabled=False, viewport={"width": 360, "height": 780}
    )
    context.set_default_timeout(15_000)
    return context.new_page()


def _choose(page: Any, town: str, words: str, product: str, shop: str = "") -> None:
    """Search as one types in haste, open what is found, and put it into the basket."""
    page.goto(f"{town}/produits/")
    page.locator("main [name=q]").fill(words)
    page.get_by_role("button", name="Chercher").click()
    card = page.locator("main li.card").filter(has_text=product).filter(has_text=shop).first
    card.get_by_role("link", name=product).click()
    page.locator("h1", has_text=product).wait_for()
    page.get_by_role("button", name="Mettre dans mon panier").click()
    page.wait_for_url("**/produits/tous/panier/**")


def _reserve(page: Any) -> list[str]:
    """Reserve in both shops in the last slot offered; return the codes, the bakery's first."""
    page.locator("main").get_by_role("link", name="Réserver").click()
    page.get_by_label("Votre prénom").fill("Maryvonne")
    for slot in page.locator("main select").all():
        slot.select_option(index=slot.locator("option").count() - 1)
    page.get_by_role("button", name="Réserver").click()
    page.wait_for_url("**/produits/tous/reservation/**")
    cards = page.locator("article.card").all()
    bakery_first = sorted(cards, key=lambda card: BAKERY not in card.inner_text())
    return [card.locator(".figure").inner_text().strip() for card in bakery_first]


def _shop(house: Any, browser: Any, town: str, who: str) -> Any:
    """Return the page of somebody's own counter."""
    page = _page(browser)
    sign_in_with_card(house, page, who, then=f"{town}/commerces/tous/les-miens/")
    page.wait_for_url("**/ma-fiche/")
    page.get_by_role("link", name="Mon comptoir").click()
    page.wait_for_url("**/comptoir/**")
    return page


def _order(shop: Any, code: str) -> None:
    """Open an order by the code that its customer says."""
    shop.goto(re.sub(r"(/comptoir/[^/]+/).*", r"\1commandes/", shop.url))
    shop.locator("#code").fill(code)
    shop.get_by_role("button", name="Trouver").click()
    shop.locator("h1", has_text=code).wait_for()


def _refuse_the_far(bakery: Any, code: str) -> None:
    """Say that one article is missing, and why; accept the rest."""
    _order(bakery, code)
    far = bakery.locator("article").filter(has_text="Far breton")
    far.locator("summary").click()
    far.locator("[name=reason]").fill(NO_FAR)
    far.locator("button").last.click()
    bakery.locator("s", has_text="Far breton").wait_for()
    bakery.get_by_role("button", name="Accepter").click()
    bakery.locator(".banner", has_text="Accepté").wait_for()


def _slip(bakery: Any, code: str) -> str:
    """Return the words of the printed slip."""
    _order(bakery, code)
    href = bakery.locator("main a[href$='bon.pdf']").first.get_attribute("href")
    answer = bakery.context.request.get(re.sub(r"(https?://[^/]+).*", r"\1", bakery.url) + href)
    assert answer.headers["content-type"] == "application/pdf"
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.body())).pages)


def _hand_over(bookshop: Any, code: str) -> None:
    for press in ("Accepter", "C’est prêt", "Remis"):
        _order(bookshop, code)
        bookshop.get_by_role("button", name=press).first.click()
        bookshop.wait_for_load_state()


def _said(resident: Any) -> str:
    resident.reload()
    return str(resident.locator("main").inner_text())


def _stock(shop: Any, path: str = "") -> str:
    found = re.search(r"(.*)/produits/comptoir/([^/]+)/", shop.url)
    assert found
    return f"{found[1]}/stock/{found[2]}/{path}"


def _left(shop: Any, item: str) -> int:
    """Return how many there are, as the shop's own stock says."""
    page = shop.context.new_page()
    page.goto(_stock(shop))
    row = page.locator("li").filter(has=page.get_by_role("link", name=item)).first
    figure = row.locator("strong").first.inner_text()
    page.close()
    return int(figure)


def _ledger_agrees(shop: Any, item: str, left: int) -> bool:
    """Read the ledger again, line by line: it is whole, and what moved adds up to what there is."""
    page = shop.context.new_page()
    page.goto(_stock(shop, "journal/?verifier=1"))
    is_right = page.locator(".banner.good").count() == 1
    page.close()
    answer = shop.context.request.get(_stock(shop, "journal/journal.csv"))
    text = answer.body().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";" if ";" in text.splitlines()[0] else ","))
    changes = [row for row in rows[1:] if item in row]
    at = [title.lower() for title in rows[0]].index("variation")
    return is_right and sum(int(row[at]) for row in changes) == left

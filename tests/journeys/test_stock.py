"""A shopkeeper's first evening: takes stock of twenty articles, lets her till tell, gets tomorrow's list.

She has just been handed her sheet, with a card and no e-mail, and uses nothing but plain pages.
"""

import random
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from tests.journeys.steps import demo_town, enter, sign_in_with_card

pytestmark = pytest.mark.browser
ARTICLES = {
    "Baguette": 60, "Baguette de tradition": 45, "Pain complet": 14, "Pain de campagne": 18, "Pain de mie": 9,
    "Pain aux céréales": 12, "Ficelle": 22, "Boule": 16, "Croissant": 40, "Pain au chocolat": 36,
    "Pain aux raisins": 14, "Chausson aux pommes": 12, "Brioche": 8, "Flan": 10, "Éclair au café": 9,
    "Éclair au chocolat": 11, "Tartelette au citron": 7, "Mille-feuille": 6, "Far breton": 8, "Palmier": 9,
}  # fmt: skip
"""What she has, and how many she sells on a usual day."""
WEEKS = 6


def test_twenty_articles_are_counted_and_the_list_for_tomorrow_comes(town_server, browser, tmp_path):
    page = _page(browser)
    town = demo_town(town_server, page)
    shop, code = _handed_over(town_server, page, town)
    keeper = _page(browser)
    enter(keeper, town_server.url, code)
    _take_stock(keeper, f"{town}/stock/{shop}/")
    _let_the_till_tell(keeper, f"{town}/stock/{shop}/caisse/", _export(tmp_path))
    lines = _list(keeper, f"{town}/stock/{shop}/demain/")
    assert len(lines) == len(ARTICLES)
    assert all(re.search(r"\d", line) and "habituel le" in line for line in lines)


def _page(browser: Any) -> Any:
    context = browser.new_context(
        locale="fr-FR", java_script_enabled=False, viewport={"width": 360, "height": 780}
    )
    context.set_default_timeout(15_000)
    return context.new_page()


def _handed_over(house: Any, page: Any, town: str) -> tuple[str, str]:
    """The manager hands a baker her sheet over in the shop; return its address and the code of her card."""
    sign_in_with_card(house, page, "manager", then=f"{town}/commerces/?q=boulangerie")
    links = [link.get_attribute("href") or "" for link in page.locator("main a").all()]
    for slug in [found[1] for link in links if (found := re.fullmatch(r".*/commerces/([^/]+)/", link))]:
        page.goto(f"{town}/commerces/{slug}/remettre/")
        if page.locator("[name=name]").count() and "Boulangerie" in page.locator("main").inner_text():
            page.locator("[name=name]").fill("Jeanne Le Bris")
            page.get_by_role("button", name="Remettre la fiche").click()
            return slug, page.locator("p.code").inner_text().strip()
    raise AssertionError("every bakery of the demonstration is held")


def _take_stock(page: Any, stock: str) -> None:
    """Write twenty articles as one would on a sheet of paper, look at what was understood, count."""
    page.goto(stock)
    page.get_by_role("link", name="Faire l’inventaire").first.click()
    page.get_by_role("link", name="Écrire toute une liste d’un coup").click()
    page.locator("textarea").fill("\n".join(f"{count} {name}" for name, count in ARTICLES.items()))
    page.get_by_role("button", name="Lire ma liste").click()
    assert page.locator("ul.list li").count() >= len(ARTICLES)
    page.get_by_role("button", name="Compter tout cela").click()
    page.wait_for_url("**/inventaire/**")
    page.goto(stock)
    assert page.get_by_text(f"{len(ARTICLES)} articles").count()


def _export(folder: Path) -> Path:
    """Return what her till gives: what was sold on each day of six weeks, Mondays closed."""
    chance, today = random.Random(7), timezone.localdate()
    rows = ["Date;Désignation;Qté;PU TTC;Total TTC"]
    for ago in range(7 * WEEKS, 0, -1):
        day = today - timedelta(days=ago)
        for name, usual in ARTICLES.items() if day.weekday() else ():
            sold = max(0, round(usual * chance.uniform(0.8, 1.2) * (1.4 if day.weekday() == 5 else 1)))
            rows.append(f"{day:%d/%m/%Y};{name};{sold};1,20;{sold * 1.2:.2f}".replace(".", ","))
    path = folder / "ventes.csv"
    path.write_text("\n".join(rows) + "\n", encoding="cp1252")
    return path


def _let_the_till_tell(page: Any, address: str, export: Path) -> None:
    """Send the export, say that the columns are right, read it."""
    page.goto(address)
    page.locator("input[type=file]").set_input_files(export)
    page.get_by_role("button", name="Voir ce qu’on a compris").click()
    page.get_by_role("button", name="C’est exact").click()
    page.get_by_role("button", name="Lire ce fichier").click()
    page.wait_for_url("**/caisse/")


def _list(page: Any, address: str) -> list[str]:
    """Make the list, accept one line, and return what each line says."""
    page.goto(address)
    page.get_by_role("button", name="Faire ma liste maintenant").click()
    page.wait_for_url("**/demain/**")
    lines = page.locator("main ul.list > li").all_inner_texts()
    page.get_by_role("button", name="Accepter").first.click()
    page.wait_for_url("**/demain/**")
    return [str(line) for line in lines]

"""Take the screenshots of docs/screenshots from a running house: `make screenshots`."""

import shutil
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.journeys.steps import demo_town, sign_in_with_card
from tests.services.house import CODE, House, temporary_house

FOLDER = CODE / "docs" / "screenshots"
WIDTHS = (360, 1280)


def main() -> None:
    """Start a house, take every picture at both widths, stop the house."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with temporary_house() as house, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for width in WIDTHS:
            _round(house, chromium, width)
        chromium.close()


def _round(house: House, chromium: Any, width: int) -> None:
    """Take the pictures of one width: home, map, list, shop, editing, the market, the doors and a counter."""
    context = chromium.new_context(viewport={"width": width, "height": 780}, locale="fr-FR")
    page = context.new_page()
    town = demo_town(house, page)
    _take(page, f"home-{width}")
    page.goto(f"{town}/plan/")
    _take(page, f"map-{width}", whole=False)
    page.goto(f"{town}/commerces/")
    _take(page, f"list-{width}")
    _take_parking(page, town, width)
    _take_market(page, town, width)
    _take_doors(page, town, width)
    sign_in_with_card(house, page, "boulangère", then=f"{town}/")
    page.get_by_role("link", name="Mon commerce").click()
    own = page.url
    _take(page, f"manage-{width}")
    page.goto(own.replace("ma-fiche/", ""))
    _take(page, f"shop-{width}")
    page.goto(own.replace("ma-fiche/", "modifier/"))
    _take(page, f"edit-{width}")
    _take_counter(page, town, own.rstrip("/").split("/")[-2], width)
    context.close()


def _take_doors(page: Any, town: str, width: int) -> None:
    """Take a conversation by text message, the page of doors and the sheet of the week."""
    page.goto(f"{town}/autrement/essayer/")
    for text in ("ouvert boulangri dimanche ?", "3 croissants au fournil mardi", "1"):
        page.get_by_label("Votre SMS").fill(text)
        page.get_by_role("button", name="Envoyer").click()
    _take(page, f"text-{width}")
    page.goto(f"{town}/portes/")
    _take(page, f"doors-{width}", whole=False)
    page.goto(f"{town}/autrement/semaine/")
    _take(page, f"week-{width}", whole=False)


def _take_parking(page: Any, town: str, width: int) -> None:
    """Take the car parks once their simulated sensors have spoken, one of them, and the register."""
    page.goto(f"{town}/stationnement/")
    page.get_by_text("places libres").first.wait_for(timeout=120_000)
    _take(page, f"parking-{width}")
    page.get_by_role("link", name="Parking des Halles").click()
    _take(page, f"car-park-{width}")
    page.goto(f"{town}/capteurs/")
    _take(page, f"sensors-{width}")


def _take_market(page: Any, town: str, width: int) -> None:
    """Take the shared shelf, and a misspelt search."""
    page.goto(f"{town}/produits/")
    _take(page, f"shelf-{width}")
    page.goto(f"{town}/produits/?q=pin+sans+glut%C3%A8ne")
    _take(page, f"search-{width}")


def _take_counter(page: Any, town: str, slug: str, width: int) -> None:
    """Take a shop's counter, its orders, its slate, and its list for tomorrow."""
    page.goto(f"{town}/stock/{slug}/demain/")
    page.get_by_role("button", name="Faire ma liste maintenant").click()
    _take(page, f"tomorrow-{width}")
    for name, path in (("counter", ""), ("orders", "commandes/"), ("slate", "ardoise/")):
        page.goto(f"{town}/produits/comptoir/{slug}/{path}")
        _take(page, f"{name}-{width}")


def _take(page: Any, name: str, *, whole: bool = True) -> None:
    """Keep a picture of the whole page, or of its first screens."""
    path = Path(FOLDER / f"{name}.png")
    first = {"x": 0, "y": 0, "width": page.viewport_size["width"], "height": 1300}
    page.screenshot(path=path, full_page=True, clip=None if whole else first)
    sys.stdout.write(f"{path.relative_to(CODE)}\n")


if __name__ == "__main__":
    main()

"""One sentence, published everywhere: an imported shop says once that it closes, and all say so.

On a small extract that is called Redon; with HALLES_DATA, a folder that holds `redon-centre.osm.pbf`, on the
real one.
"""

import json
import os
import re
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import feedparser
import pytest
import recurring_ical_events
from icalendar import Calendar

from halles.stalls.directory.tests.days import evaluated
from halles.stalls.directory.tests.osm_world import region
from halles.stalls.directory.tests.schema import SCDL, faults
from tests.journeys.steps import enter

pytestmark = pytest.mark.browser
CONTACTS = ("--publisher", "La maire", "--hosting", "La commune", "--data-contact", "dpo@redon.example")
CODE = re.compile(r"[A-Z2-9]{4}(?:-[A-Z2-9]{4})+")
HOURS = "du mardi au samedi et jours fériés 9h-12h30 et 14h-19h, fermé le lundi"
SENTENCE = "fermé jeudi matin"
SCRIPT = 'script[type="application/ld+json"]'


def extract(folder: Path) -> Path:
    """Return the real centre of Redon where it is given, else a small one."""
    data = os.environ.get("HALLES_DATA")
    if data:
        return Path(data) / "redon-centre.osm.pbf"
    world = region()
    members, tags = world.relations[1]
    world.relations[1] = (members, {**tags, "name": "Redon", "ref:INSEE": "35236"})
    return world.write(folder / "redon.osm.pbf")


@pytest.fixture(scope="module")
def redon(town_server, tmp_path_factory) -> str:
    """Import Redon, open it to the public, and return its address."""
    path = extract(tmp_path_factory.mktemp("osm"))
    town_server.command("import", "osm", str(path), "--commune", "35236")
    town_server.command("town", "open", "redon", *CONTACTS)
    return f"{town_server.url}/redon/commerces/"


@pytest.fixture
def merchant(browser) -> Any:
    """Yield the telephone of a merchant, without JavaScript."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, locale="fr-FR", java_script_enabled=False
    )
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def test_one_sentence_is_everywhere_then_nowhere(town_server, redon, merchant, phone, browser):
    phone.goto(f"{redon}?q=boulangerie")
    phone.locator("main .card a").first.click()
    shop = phone.url
    _take_over(town_server, shop, merchant, browser)
    _write_hours(merchant, shop)
    thursday = _publish(merchant, shop)
    assert _told(redon, shop, phone, thursday) == dict.fromkeys(WAYS, True)
    merchant.goto(f"{shop}ma-fiche/")
    merchant.get_by_role("button", name="Ne plus publier").first.click()
    assert _told(redon, shop, phone, thursday) == dict.fromkeys(WAYS, False)
    assert faults(_get(f"{redon}tous/donnees/equipements/").decode("utf-8-sig"), SCDL) == []


def _take_over(house: Any, shop: str, merchant: Any, browser: Any) -> None:
    """The town hall prints a code, the shop types it."""
    said = house.command("people", "grant", "manager", "--name", "Maëlle", "--town", "redon", "--card")
    desk = browser.new_context(locale="fr-FR").new_page()
    enter(desk, house.url, CODE.findall(said)[0])
    desk.goto(f"{shop}code/")
    desk.get_by_role("button", name="Afficher un code").click()
    code = CODE.findall(desk.locator("main").inner_text())[0]
    desk.context.close()
    enter(merchant, house.url, house.card("employé"))
    merchant.goto(shop)
    merchant.get_by_role("link", name="C’est mon commerce").click()
    merchant.locator("main input[name=code]").fill(code)
    merchant.locator("main form button").first.click()
    merchant.wait_for_url("**/ma-fiche/")


def _write_hours(merchant: Any, shop: str) -> None:
    """Correct the imported hours as one says them; the page says what was understood."""
    merchant.get_by_role("link", name="Modifier ma fiche").click()
    merchant.locator("[name=hours]").fill(HOURS)
    merchant.get_by_role("button", name="Enregistrer").click()
    merchant.wait_for_url("**/ma-fiche/")
    merchant.goto(shop)
    shown = merchant.locator("main").inner_text().replace("\u00a0", " ")
    assert "9 h – 12 h 30" in shown


def _publish(merchant: Any, shop: str) -> date:
    """Write the sentence, answer if it is asked about, and return the Thursday that was understood."""
    merchant.goto(f"{shop}ma-fiche/")
    merchant.locator("textarea[name=text]").fill(SENTENCE)
    merchant.get_by_role("button", name="Publier").first.click()
    if merchant.locator("button[name=answer]").count():
        merchant.locator("button[name=answer]").first.click()
    said = merchant.locator("main").inner_text().replace("\u00a0", " ")
    assert re.search(r"Compris : fermé jeudi \d+(er)? \w+ jusqu’à 12 h 30", said)
    events = Calendar.from_ical(_get(f"{shop}calendrier.ics")).walk("VEVENT")
    (closing,) = [each for each in events if "CLOSED" in each["CATEGORIES"].cats]
    start: datetime = closing["DTSTART"].dt
    assert start.weekday() == 3
    return start.date()


WAYS = ("page", "town", "list", "rss", "atom", "town rss", "calendar", "town calendar", "json-ld")


def _told(redon: str, shop: str, phone: Any, thursday: date) -> dict[str, bool]:
    """Say of each way whether it tells that the shop is closed that Thursday at ten."""
    phone.goto(shop)
    page = phone.locator("#fil").inner_text().lower()
    data = json.loads(phone.locator(SCRIPT).text_content())
    phone.goto(f"{redon}tous/nouvelles/")
    town = phone.locator("main").inner_text()
    phone.goto(f"{redon}tous/quand/?day={thursday}&start=10:00")
    at_ten = phone.locator(f'main a[href="{shop[shop.index("/redon/") :]}"]').count()
    claims = evaluated(data, thursday, thursday)[thursday]
    assert claims, "hours are claimed of that Thursday, in the afternoon at least"
    return {
        "page": SENTENCE in page and "jusqu’à" in page,
        "town": SENTENCE in town,
        "list": not at_ten,
        "rss": _in_feed(f"{shop}nouvelles.rss"),
        "atom": _in_feed(f"{shop}nouvelles.atom"),
        "town rss": _in_feed(f"{redon}tous/nouvelles.rss"),
        "calendar": _closed_at_ten(f"{shop}calendrier.ics", thursday),
        "town calendar": _closed_at_ten(f"{redon}tous/calendrier.ics", thursday),
        "json-ld": not any(opens.hour < 12 for opens, _closes in claims),
    }


def _in_feed(address: str) -> bool:
    read = feedparser.parse(_get(address))
    assert not read.bozo
    return any(SENTENCE in entry.summary for entry in read.entries)


def _closed_at_ten(address: str, thursday: date) -> bool:
    """Say whether a calendar has that morning closed, and no opening then."""
    events = recurring_ical_events.of(Calendar.from_ical(_get(address)))
    start = datetime.combine(thursday, datetime.min.time()) + timedelta(hours=10)
    kinds = {kind for event in events.between(start, start) for kind in event["CATEGORIES"].cats}
    assert not {"OPEN", "CLOSED"} <= kinds
    return "CLOSED" in kinds


def _get(address: str) -> bytes:
    with urlopen(address) as answer:
        return bytes(answer.read())

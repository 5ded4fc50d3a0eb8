"""Who never opens a terminal brings an empty, public deployment to an open town, by clicking only."""

from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from halles.stalls.directory.tests.osm_world import region
from tests.services.house import House, temporary_house

pytestmark = pytest.mark.browser
WEST, SOUTH = -20_900_000, 476_500_000
CONTACTS = {
    "Directeur de la publication": "Mme la maire de Redon",
    "Hébergeur": "Commune de Redon, 18 place Saint-Sauveur",
    "Contact pour les données personnelles": "donnees@redon.example",
    "Qui aide les habitants": "L’accueil de la mairie",
    "Téléphone d’aide": "02 99 71 05 27",
    "Quand quelqu’un répond": "du lundi au vendredi",
}


@pytest.fixture(scope="module")
def empty_house():
    """Yield a running house that the public may reach, without any town nor anybody."""
    with temporary_house(HALLES_HOSTS="localhost") as house:
        house.command("demo", "--remove")
        yield house


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    """Write what openstreetmap.org would export around a small Redon, three hundred metres wide."""
    world = region()
    members, tags = world.relations[1]
    world.relations[1] = (members, {**tags, "name": "Redon", "ref:INSEE": "35236"})
    world.node(15, 600, 600, amenity="townhall", name="Redon")
    world.node(17, 300, 320, shop="florist", name="Au Bouquet", **{"addr:street": "Rue du Port"})
    world.way(60, [(50, 570), (500, 560), (950, 570)], highway="residential", name="Grande Rue")
    for number, (lon, lat, tags) in world.nodes.items():
        world.nodes[number] = (30 * lon + WEST, 30 * lat + SOUTH, tags)
    return world.write(tmp_path / "map.osm", form="osm")


def visitor(browser: Any, *, javascript: bool = True) -> Any:
    """Return a page of somebody new, on a telephone."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, locale="fr-FR", java_script_enabled=javascript
    )
    context.set_default_timeout(15_000)
    return context.new_page()


def press(page: Any, name: str) -> None:
    """Press the first button of this name."""
    page.get_by_role("button", name=name).first.click()


def follow(page: Any, name: str) -> None:
    """Follow the first link of this name in the page itself."""
    page.locator("main").get_by_role("link", name=name).first.click()


def lines(page: Any) -> str:
    """Return what the list of the set-up says."""
    return str(page.locator("main ol").inner_text())


def test_from_the_key_to_a_public_town_with_its_map_and_its_letters(empty_house, browser, extract):
    page = visitor(browser, javascript=False)
    _come_in(empty_house, page)
    _town_contacts_texts(page)
    _messages(page)
    _import(page, extract)
    _stalls_and_look(page)
    anybody = visitor(browser)
    assert anybody.goto(f"{empty_house.url}/redon/").status == 503
    follow(page, "Continuer")
    press(page, "Ouvrir au public")
    assert "Tout est fait" in page.locator("main").inner_text()
    assert "à faire" not in lines(page)
    _seen_by_anybody(empty_house, anybody)
    _letters(page)
    page.context.close()
    anybody.context.close()


def _come_in(house: House, page: Any) -> None:
    """Open the link that the house printed, and become its operator."""
    page.goto(f"{house.url}/mise-en-route/?cle={(house.home / 'setup-key.txt').read_text()}")
    assert page.url == f"{house.url}/mise-en-route/"
    page.get_by_label("Votre nom").fill("Maëlle Rio")
    page.get_by_label("Votre adresse e-mail").fill("maelle@redon.example")
    press(page, "Commencer")
    assert "Maëlle Rio" in page.locator("h1").inner_text()
    assert not (house.home / "setup-key.txt").exists()
    follow(page, "Continuer")
    page.get_by_label("Nom de la ville").fill("Redon")
    page.get_by_label("Code INSEE").fill("35236")
    press(page, "Ajouter cette ville")
    assert page.url == f"{house.url}/redon/mise-en-route/"


def _town_contacts_texts(page: Any) -> None:
    """Fill in who answers, then keep the three legal texts as they are proposed."""
    follow(page, "Continuer")
    for label, value in CONTACTS.items():
        page.get_by_label(label).fill(value)
    press(page, "Enregistrer")
    follow(page, "Continuer")
    for title in ("Mentions légales", "Données personnelles", "Accessibilité"):
        follow(page, title)
        press(page, "Enregistrer ce texte")
    follow(page, "Retour à la liste")
    assert "Les trois textes sont enregistrés" in lines(page)


def _messages(page: Any) -> None:
    """Send oneself a mail; without a mail server it is kept, and that is said."""
    follow(page, "Continuer")
    press(page, "M’envoyer un essai")
    assert "reste ici" in page.locator("main").inner_text()
    for _ in range(2):
        press(page, "Nous ferons sans")
        follow(page, "Messages qui partent")
    follow(page, "Retour à la liste")


def _import(page: Any, extract: Path) -> None:
    """Send the map, see what it brings, say yes; sent again it changes nothing."""
    follow(page, "Continuer")
    for _ in range(2):
        form = page.locator("form", has=page.locator("[name=osm-file]"))
        form.get_by_label("Fichier").set_input_files(extract)
        form.get_by_role("button", name="Voir ce que ce fichier changerait").click()
        if "Ce fichier ne change rien" in page.locator("h1").inner_text().replace("\n", " "):
            break
        assert "5 nouveaux" in page.locator("main").inner_text()
        press(page, "Importer")
        assert "C’est fait" in page.locator("main").inner_text()
    press(page, "Très bien")
    follow(page, "Retour à la liste")


def _stalls_and_look(page: Any) -> None:
    """Keep all stalls open, and look before opening."""
    follow(page, "Continuer")
    press(page, "Enregistrer")
    follow(page, "Continuer")
    press(page, "J’ai regardé")


def _seen_by_anybody(house: House, page: Any) -> None:
    """The town is public: its list, its words of law, its map with a street's name."""
    assert page.goto(f"{house.url}/redon/").status == 200
    assert not page.get_by_text("pas encore ouverte au public").count()
    page.goto(f"{house.url}/redon/commerces/")
    assert page.get_by_role("link", name="Le Fournil").count()
    page.goto(f"{house.url}/redon/mentions-legales/")
    assert "Mme la maire de Redon" in page.locator("main").inner_text()
    assert page.goto(f"{house.url}/redon/plan/").status == 200
    assert "Grande Rue" in page.locator("main figure svg").first.text_content()


def _letters(page: Any) -> None:
    """The letters leave the printer in walking order: a round sheet, then one for each shop."""
    follow(page, "faire entrer les commerces")
    follow(page, "Imprimer les lettres")
    with page.expect_download() as download:
        press(page, "Imprimer ces lettres")
    pages = [each.extract_text() for each in PdfReader(download.value.path()).pages]
    shops = ("Le Fournil", "Mairie", "Café du Port", "Les Halles", "Au Bouquet")
    assert len(pages) >= 1 + len(shops)
    assert all(any(name in text.replace("\xa0", " ") for text in pages[1:]) for name in shops)

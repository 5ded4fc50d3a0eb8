"""A passkey in a real Chromium, with its virtual authenticator: made, used to sign in, removed."""

import re
import sqlite3
from contextlib import closing
from typing import Any

import pytest


@pytest.mark.browser
def test_a_passkey(town_server: Any, browser: Any) -> None:
    context = browser.new_context(locale="fr-FR", viewport={"width": 360, "height": 740})
    context.set_default_timeout(15_000)
    page = context.new_page()
    add_authenticator(context, page)
    base = f"{town_server.url}/compte/"
    sign_in_by_code(page, base, town_server)
    sign_in_by_card(page, base)
    page.goto(f"{base}cles/ajouter/")
    page.get_by_role("button", name=re.compile("Faire une clé")).click()
    page.wait_for_url(base)
    assert "Votre clé d’accès est prête" in page.inner_text("main")
    sign_out(page, base)
    page.check("input[name=own_device]")
    page.get_by_role("button", name=re.compile("Clé d’accès")).click()
    page.wait_for_url(base)
    kept = [cookie for cookie in context.cookies() if cookie["name"] == "sessionid"]
    assert kept[0]["expires"] > 0, "my own device: the session outlives the browser"
    page.get_by_role("button", name="Enlever cette clé d’accès").click()
    page.wait_for_url(base)
    assert "n’ouvre plus votre compte" in page.inner_text("main")
    context.close()


def sign_in_by_code(page: Any, base: str, house: Any) -> None:
    """Ask for a code and read it where nothing is set up to send it: in the outbox."""
    page.goto(f"{base}connexion/")
    page.fill("input[name=address]", "zoe@ville-test.example")
    page.get_by_role("button", name="Recevoir un code").click()
    page.wait_for_url(f"{base}connexion/code/")
    with closing(sqlite3.connect(house.home / "halles.db")) as database:
        query = "SELECT text FROM doors_outgoingmessage WHERE secret ORDER BY id DESC LIMIT 1"
        (text,) = database.execute(query).fetchone()
    page.fill("input[name=code]", re.findall(r"\b\d{6}\b", text)[0])
    page.get_by_role("button", name="Continuer").click()
    page.wait_for_url(base)


def sign_in_by_card(page: Any, base: str) -> None:
    """Make a card, then open the address of its QR code: the script fills the field, nothing is typed."""
    page.goto(f"{base}ma-carte/")
    page.get_by_role("button", name="Faire ma carte").click()
    code = re.findall(r"[A-Z2-9]{4}(?:-[A-Z2-9]{4}){3}", page.inner_text("main"))[0].replace("-", "")
    sign_out(page, base)
    page.goto(f"{base}carte/#{code}")
    assert page.input_value("input[name=code]") == code
    assert "#" not in page.url
    page.get_by_role("button", name="Se connecter").click()
    page.wait_for_url(base)


def sign_out(page: Any, base: str) -> None:
    """Sign out."""
    page.goto(base)
    page.get_by_role("button", name="Se déconnecter", exact=True).click()
    page.wait_for_url(f"{base}connexion/")


def add_authenticator(context: Any, page: Any) -> None:
    """Give the page a telephone's authenticator: keeps keys, opened by a finger."""
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})

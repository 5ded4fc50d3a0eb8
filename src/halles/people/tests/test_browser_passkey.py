"""A passkey in a real Chromium, with its virtual authenticator: made, used to sign in, removed."""

import re
from typing import Any

import pytest


@pytest.mark.browser
def test_a_passkey(town_server: Any, browser: Any) -> None:
    context = browser.new_context(locale="fr-FR", viewport={"width": 360, "height": 740})
    context.set_default_timeout(15_000)
    page = context.new_page()
    add_authenticator(context, page)
    base = f"{town_server.url}/compte/"
    sign_in_by_card(page, base, town_server)
    page.goto(f"{base}cles/ajouter/")
    page.get_by_role("button", name=re.compile("Faire une clé")).click()
    page.wait_for_url(base)
    assert "Votre clé d’accès est prête" in page.inner_text("main")
    page.get_by_role("button", name="Se déconnecter", exact=True).click()
    page.wait_for_url(f"{base}connexion/")
    page.check("input[name=own_device]")
    page.get_by_role("button", name=re.compile("Clé d’accès")).click()
    page.wait_for_url(base)
    kept = [cookie for cookie in context.cookies() if cookie["name"] == "sessionid"]
    assert kept[0]["expires"] > 0, "my own device: the session outlives the browser"
    page.get_by_role("button", name="Enlever cette clé d’accès").click()
    page.wait_for_url(base)
    assert "n’ouvre plus votre compte" in page.inner_text("main")
    context.close()


def sign_in_by_card(page: Any, base: str, house: Any) -> None:
    """Open the card's address as its QR code holds it: the script fills the field, nothing is typed."""
    code = house.card("Patron")
    page.goto(f"{base}carte/#{code}")
    assert page.input_value("input[name=code]") == code
    assert "#" not in page.url
    page.get_by_role("button", name="Se connecter").click()
    page.wait_for_url(base)


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

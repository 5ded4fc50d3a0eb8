"""The frame of every page, the style page and the pages of refusal, in both languages."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import translation

from halles.kit.errors import BadInput

NO_HELP = dict.fromkeys(("help_name", "help_phone", "help_hours"), "")
TOWN = SimpleNamespace(name="Saint-Test", is_demo=False, is_open=True, **NO_HELP)
HELP = {"help_name": "Camille", "help_phone": "02 99 00 00 00", "help_hours": "le matin"}


def page(template: str = "ui/base.html", language: str = "fr", **context: Any) -> str:
    """Return a page as a visitor without a session would see it, in an invented town."""
    request = RequestFactory().get("/saint-test/")
    with translation.override(language):
        return re.sub(
            r"[ \n]+", " ", render_to_string(template, {"town": TOWN, "request": request, **context})
        )


def test_the_frame_names_the_page_the_town_and_the_language() -> None:
    html = page()
    assert '<html lang="fr">' in html
    assert "<title>Halles · Saint-Test</title>" in html
    assert '<a class="skip" href="#content">Aller au contenu</a>' in html
    assert '<a href="/en/saint-test/" lang="en" hreflang="en" aria-label="English">EN</a>' in html


@pytest.mark.parametrize(
    ("is_demo", "is_open", "words"),
    [
        (True, True, "Démonstration\u00a0: données inventées"),
        (True, False, "Démonstration\u00a0: données inventées"),
        (False, False, "Aperçu\u00a0: cette ville n’est pas encore ouverte au public"),
        (False, True, ""),
    ],
)
def test_ribbon(is_demo: bool, is_open: bool, words: str) -> None:
    html = page(town=SimpleNamespace(**vars(TOWN) | {"is_demo": is_demo, "is_open": is_open}))
    assert re.findall(r'<p class="ribbon">([^<]*)</p>', html) == ([words] if words else [])


def test_no_ribbon_outside_a_town() -> None:
    assert "ribbon" not in page(town=None)


def test_footer() -> None:
    html = page()
    for words in ("Mentions légales", "Données personnelles", "Accessibilité\u00a0: non conforme"):
        assert words in html
    assert "Aide\u00a0: à la mairie, au guichet" in html


def test_the_help_of_the_town_has_a_name_and_a_telephone() -> None:
    html = page(town=SimpleNamespace(**vars(TOWN) | HELP))
    assert 'Camille – <a href="tel:0299000000">02\u00a099\u00a000\u00a000\u00a000</a> (le matin)' in html


def test_navigation_marks_the_current_page() -> None:
    item = SimpleNamespace(label="Style", url_name="ui:style")
    missing = SimpleNamespace(label="Absent", url_name="nowhere:at-all")
    request = RequestFactory().get("/style/")
    html = page(navigation=[item, missing], request=request)
    assert '<a href="/style/" aria-current="page">Style</a>' in html
    assert "Absent" not in html


def test_a_shelved_page_reads_no_message() -> None:
    class Untouchable:
        def __bool__(self) -> bool:
            raise AssertionError("a shelved page asked for the visitor's messages")

    assert 'role="status"' not in page(messages=Untouchable(), shelved=True)


def test_messages_are_read_politely_and_escaped() -> None:
    message = type("Message", (), {"tags": "success", "__str__": lambda self: "<b>Publié"})()
    html = page(messages=[message])
    assert '<div role="status"><p class="banner success">&lt;b&gt;Publié</p></div>' in html


@pytest.mark.parametrize("method", ["get", "post"])
def test_problem_says_what_happened_and_what_to_do(method: str) -> None:
    problem = BadInput("Ce code a expiré.", advice="Demandez un nouveau code.")
    html = page("ui/problem.html", problem=problem, request=getattr(RequestFactory(), method)("/x/"))
    assert "<h1>Ce code a expiré.</h1>" in html
    assert "Demandez un nouveau code." in html
    assert "Retour à l’accueil" in html
    assert ("n’est pas perdu" in html) == (method == "post")


@pytest.mark.parametrize("template", ["404.html", "403.html", "403_csrf.html", "500.html"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_error_pages_need_no_context(template: str, language: str) -> None:
    with translation.override(language):
        html = render_to_string(template)
    assert f'<html lang="{language}">' in html
    assert html.count("<h1>") == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "title"), [("/nulle-part/", "Rien à cette"), ("/en/nowhere/", "Nothing at")]
)
def test_an_unknown_address_gets_our_page(path: str, title: str) -> None:
    response = Client(HTTP_HOST="localhost").get(path)
    assert response.status_code == 404
    assert title in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/style/", "/en/style/"])
def test_style_page_shows_every_component(path: str) -> None:
    response = Client(HTTP_HOST="localhost").get(path)
    html = response.content.decode()
    assert response.status_code == 200
    for part in ("button", "badge", "banner", "card", "empty", "list", "chart", "field wrong", "grid"):
        assert f'class="{part}' in html, part
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))

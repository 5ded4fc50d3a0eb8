"""What each component writes, and that people's words never become HTML."""

import datetime as dt

import pytest
from django.test import RequestFactory
from django.urls import set_script_prefix

from halles.ui.tests.render import render

NASTY = "<script>l'été & co</script>"
SAFE = "&lt;script&gt;l&#x27;été &amp; co&lt;/script&gt;"


@pytest.fixture
def prefix() -> object:
    """Let a test change the script prefix, as the town and the language do."""
    yield set_script_prefix
    set_script_prefix("/")


def test_button() -> None:
    assert render('{% button "Publier" %}') == '<button class="button primary">Publier</button>'


def test_button_with_a_name_and_a_value() -> None:
    html = render('{% button "Oui" kind="danger" name="answer" value=value %}', value=NASTY)
    assert html == f'<button class="button danger" name="answer" value="{SAFE}">Oui</button>'


def test_button_with_an_address_is_a_link() -> None:
    html = render('{% button label kind="quiet" href=href %}', label=NASTY, href="/a?b=1&c=2")
    assert html == f'<a class="button quiet" href="/a?b=1&amp;c=2">{SAFE}</a>'


def test_badge() -> None:
    assert render("{% badge text %}", text=NASTY) == f'<span class="badge calm">{SAFE}</span>'
    assert 'class="badge bad"' in render('{% badge "Fermé" tone="bad" %}')


def test_empty() -> None:
    assert render("{% empty text %}", text=NASTY) == f'<div class="empty"><p>{SAFE}</p></div>'
    assert '<a class="button quiet" href="/x">Voir</a>' in render('{% empty "Rien" href="/x" label="Voir" %}')


def test_card() -> None:
    html = render("{% card name href %}<p>{{ name }}</p>{% endcard %}", name=NASTY, href="/a")
    assert html == f'<article class="card"><h2><a href="/a">{SAFE}</a></h2><p>{SAFE}</p></article>'
    assert (
        render('{% card "Titre" level=3 %}{% endcard %}') == '<article class="card"><h3>Titre</h3></article>'
    )


def test_table() -> None:
    html = render("{% table caption head rows %}", caption="Prix", head=["Quoi", "€"], rows=[(NASTY, 3)])
    assert '<th scope="col">Quoi</th><th scope="col">€</th>' in html
    assert f'<tr><th scope="row">{SAFE}</th><td>3</td></tr>' in html
    assert "<caption>Prix</caption>" in html


@pytest.mark.parametrize(
    ("language", "words"), [("fr", "mercredi 1er\u00a0mai 2024"), ("en", "Wednesday 1\u00a0May 2024")]
)
def test_french_date(language: str, words: str) -> None:
    html = render("{% french_date day %}", day=dt.date(2024, 5, 1), language=language)
    assert html == f'<time datetime="2024-05-01">{words}</time>'


def test_moments_are_told_in_the_time_of_the_town() -> None:
    late = dt.datetime(2024, 4, 30, 22, 30, tzinfo=dt.UTC)
    assert "mercredi 1er" in render("{% french_date moment %}", moment=late)
    expected = '<time datetime="00:30">0\u00a0h\u00a030</time>'
    assert render("{% french_time moment %}", moment=late) == expected


def test_french_time_in_english() -> None:
    assert "9:30\u00a0am" in render("{% french_time hour %}", hour=dt.time(9, 30), language="en")


def test_euros() -> None:
    assert render("{{ cents|euros }}", cents=123450) == "1\u202f234,50\u00a0€"
    assert render("{{ cents|euros }}", cents=123450, language="en") == "€1,234.50"
    assert render("{{ cents|euros }}", cents=None) == ""


def test_nbsp_sets_words_and_escapes_them() -> None:
    assert render("{{ text|nbsp }}", text="L'été <b> !") == "L’été &lt;b&gt;\u202f!"
    assert render("{{ text|nbsp }}", text="Why ?", language="en") == "Why ?"


def test_url_or_none() -> None:
    assert render('{% url_or_none "ui:style" %}') == "/style/"
    assert render('{% url_or_none "nowhere:at-all" %}') == ""


def test_link_or_text() -> None:
    assert render('{% link_or_text "ui:style" label %}', label=NASTY) == f'<a href="/style/">{SAFE}</a>'
    assert render('{% link_or_text "nowhere:at-all" label %}', label=NASTY) == SAFE


@pytest.mark.parametrize(
    ("href", "mark"),
    [
        ("/redon/commerces/", ' aria-current="true"'),
        ("/redon/commerces/fournil/", ' aria-current="page"'),
        ("/redon/", ""),
        ("/redon/agenda/", ""),
    ],
)
def test_current_marks_the_page_and_its_section(href: str, mark: str, prefix: object) -> None:
    prefix("/redon/")
    request = RequestFactory().get("/redon/commerces/fournil/")
    assert render("[{% current href request %}]", request=request, href=href) == f"[{mark}]"


@pytest.mark.parametrize(
    ("asked", "script", "other"),
    [
        ("/", "", "/en/"),
        ("/en/", "", "/"),
        ("/en", "", "/"),
        ("/redon/commerces/?q=pain&page=2", "", "/en/redon/commerces/?q=pain&amp;page=2"),
        ("/en/redon/commerces/?q=pain", "", "/redon/commerces/?q=pain"),
        ("/enclos/", "", "/en/enclos/"),
        ("/redon/", "/halles", "/halles/en/redon/"),
        ("/en/redon/", "/halles", "/halles/redon/"),
    ],
)
def test_other_language_url(asked: str, script: str, other: str) -> None:
    request = RequestFactory(SCRIPT_NAME=script).get(asked)
    assert render("{% other_language_url %}", request=request) == other


def test_other_language_url_of_a_shelved_page_repeats_no_visitor() -> None:
    request = RequestFactory().get("/redon/?token=mine")
    assert render("{% other_language_url %}", request=request, shelved=True) == "/en/redon/"


def test_other_language_url_of_a_refused_form_drops_what_was_posted() -> None:
    request = RequestFactory().post("/redon/x/?a=1", {"name": "Anne"})
    assert render("{% other_language_url %}", request=request) == "/en/redon/x/"


def test_phone_link_shows_a_number_as_france_writes_it_and_calls_it_whole() -> None:
    shown = "06\u00a028\u00a023\u00a063\u00a052"
    assert render('{% phone_link "+33 6 28 23 63 52" %}') == f'<a href="tel:+33628236352">{shown}</a>'
    assert render('{% phone_link "3631" "phone" %}') == '<a class="phone" href="tel:3631">3631</a>'

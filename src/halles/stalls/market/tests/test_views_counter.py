"""A shop at its own counter: what waits, slate, questions, articles, offers, terms, figures; who may not."""

from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from halles.kit.actor import NOBODY
from halles.stalls.market.commands import question_ask, slate_publish
from halles.stalls.market.commands.slates import ChalkLine
from halles.stalls.market.models import Offer, PriceChange, Product, Question, Slate, SlateLine, Terms
from halles.stalls.market.tests.conftest import Scene, kinds

pytestmark = pytest.mark.django_db(databases="__all__")
BASE = "/en/redon/produits/"
DESK = f"{BASE}comptoir/fournil/"


def page(scene: Scene, path: str = DESK, who: str = "owner", status: int = 200) -> str:
    answer = scene.client(who).get(path)
    assert answer.status_code == status, answer.content
    return words(answer)


def words(answer: object) -> str:
    text = unescape(answer.content.decode())  # type: ignore[attr-defined]
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def ask(scene: Scene, text: str = "Avez-vous du pain sans gluten ?", key: str = "k1") -> Question:
    return question_ask(
        actor=NOBODY, town=scene.town, organisation=scene.bakery.pk, key=key, secret=key, text=text
    )


def test_who_has_one_shop_goes_straight_to_its_counter(scene: Scene) -> None:
    assert scene.client("owner").get(f"{BASE}comptoir/")["Location"] == DESK
    assert "This is my shop" in page(scene, f"{BASE}comptoir/", "stranger")


def test_the_counter_tells_what_waits_and_leads_there(scene: Scene) -> None:
    ask(scene)
    text = page(scene)
    assert "1 question to answer" in text
    assert "My articles (2)" in text
    assert "Write the slate" in text
    assert page(scene, who="employee")


@pytest.mark.door("market.reply", "web")
def test_three_buttons_answer_a_question_and_the_answer_can_change(scene: Scene) -> None:
    question, path = ask(scene), f"{DESK}questions/"
    text = page(scene, path)
    assert "Avez-vous du pain sans gluten ?" in text
    for value in ("yes", "no", "tomorrow"):
        assert f'name="reply" value="{value}"' in text
    assert scene.client("owner").post(f"{path}{question.pk}/", {"reply": "yes"})["Location"] == path
    question.refresh_from_db()
    assert question.reply == "yes"
    assert "Answered" in page(scene, path)
    scene.client("employee").post(f"{path}{question.pk}/", {"reply": "no"})
    question.refresh_from_db()
    assert question.reply == "no"


@pytest.mark.door("market.slate", "web")
def test_a_slate_that_is_sure_goes_out_at_once_and_shows_what_was_understood(scene: Scene) -> None:
    path = f"{DESK}ardoise/"
    text = "Pain au levain 5,20 € pièce\nFlan 2,90 €"
    assert scene.client("owner").post(path, {"text": text})["Location"] == path
    shown = page(scene, path)
    assert "What the town reads" in shown
    assert "Pain au levain" in shown
    assert "Flan" in page(scene, f"{BASE}tous/ardoises/", "")
    line = SlateLine.objects.get(name="Flan")
    browser = scene.client("employee")
    assert browser.post(f"{path}ligne/{line.pk}/", {"gone": "yes", "from": "counter"})["Location"] == DESK
    assert "There is some again" in page(scene)
    browser.post(f"{path}ligne/{line.pk}/", {"gone": "no"})
    line.refresh_from_db()
    assert line.gone_at is None
    assert browser.post(f"{path}retirer/")["Location"] == path
    assert "Flan" not in page(scene, f"{BASE}tous/ardoises/", "")
    assert "Go back" in page(scene, path)
    browser.post(f"{path}remettre/")
    assert "Flan" in page(scene, f"{BASE}tous/ardoises/", "")


def test_a_fish_that_lacks_something_is_asked_once_with_zones_to_tap(scene: Scene) -> None:
    path = f"{DESK}ardoise/"
    answer = scene.client("owner").post(path, {"text": "Bar de ligne 24,90 € le kilo"})
    asked = words(answer)
    assert "What was understood" in asked
    assert not Slate.objects.exists(), "nothing goes out before it was seen"
    for chip in ("golfe de Gascogne", "Manche", 'name="l-0-method"'):
        assert chip in asked
    posted = {
        "l-TOTAL_FORMS": "1", "l-INITIAL_FORMS": "1", "l-0-text": "Bar de ligne 24,90 € le kilo",
        "l-0-species": "Bar", "l-0-name": "Bar de ligne", "l-0-price_cents": "24,90", "l-0-unit": "kilo",
        "l-0-zone_chip": "Manche", "l-0-method": "wild",
    }  # fmt: skip
    assert scene.client("owner").post(f"{path}corriger/", posted)["Location"] == path
    line = SlateLine.objects.get()
    assert (line.zone, line.method, line.price_cents, line.unit) == ("Manche", "wild", 2490, "kilo")
    shown = page(scene, f"{BASE}tous/ardoises/", "")
    assert "Manche" in shown
    assert "See the label" not in shown


def test_a_fish_that_goes_out_incomplete_says_what_its_label_holds(scene: Scene) -> None:
    fish = ChalkLine(name="Bar", species="Bar", price_cents=2490, unit="kilo")
    slate_publish(actor=scene.actor("owner"), town=scene.town, organisation=scene.bakery.pk, lines=[fish])
    assert "See the label in the shop: origin, caught or farmed" in page(scene, f"{BASE}tous/ardoises/", "")
    assert "To be added" in page(scene, f"{DESK}ardoise/")


def test_a_slate_is_corrected_line_by_line_and_what_is_wrong_is_kept(scene: Scene) -> None:
    path = f"{DESK}ardoise/corriger/"
    slate_publish(
        actor=scene.actor("owner"), town=scene.town, organisation=scene.bakery.pk, lines=[ChalkLine("Flan")]
    )
    assert 'value="Flan"' in page(scene, path)
    posted = {"l-TOTAL_FORMS": "1", "l-INITIAL_FORMS": "1", "l-0-name": "Flan", "l-0-price_cents": "deux"}
    answer = scene.client("owner").post(path, posted)
    assert answer.status_code == 422
    assert 'value="deux"' in words(answer)
    answer = scene.client("owner").post(path, {**posted, "l-0-price_cents": "", "l-0-name": "Doliprane"})
    assert answer.status_code == 422
    assert "pharmacy" in words(answer)
    answer = scene.client("owner").post(path, {**posted, "l-0-price_cents": "", "l-0-name": ""})
    assert answer.status_code == 422
    assert SlateLine.objects.get().name == "Flan"


def test_as_yesterday_is_one_tap(scene: Scene) -> None:
    slate_publish(
        actor=scene.actor("owner"), town=scene.town, organisation=scene.bakery.pk, lines=[ChalkLine("Flan")]
    )
    scene.later(days=1)
    assert "As yesterday" in page(scene)
    assert scene.client("owner").post(f"{DESK}ardoise/comme-hier/")["Location"] == f"{DESK}ardoise/"
    assert Slate.objects.count() == 2


def test_an_empty_slate_is_refused_and_stays_typed(scene: Scene) -> None:
    for typed in ("", "  ", "Tabac à rouler 12 €"):
        answer = scene.client("owner").post(f"{DESK}ardoise/", {"text": typed})
        assert answer.status_code == 422
    assert "Tabac à rouler" in words(answer)


ARTICLE = {"name": "Brioche", "price_cents": "4,50", "unit": "piece", "kind": "food", "rate": ""}


@pytest.mark.door("market.sell", "web")
def test_an_article_is_added_changed_removed_and_put_back(scene: Scene) -> None:
    path, browser = f"{DESK}articles/", scene.client("owner")
    assert browser.post(f"{path}ajouter/", ARTICLE)["Location"] == f"{path}ajouter/"
    row = Product.objects.get(name="Brioche")
    assert (row.price_cents, row.rate, row.kind) == (450, 55, "food")
    assert "checked" in page(scene, f"{path}ajouter/"), "the next one begins like it"
    assert 'value="4,50"' in page(scene, f"{path}{row.pk}/")
    assert browser.post(f"{path}{row.pk}/", {**ARTICLE, "price_cents": "4,80"})["Location"] == path
    row.refresh_from_db()
    assert row.price_cents == 480
    browser.post(f"{path}{row.pk}/retirer/")
    assert "Not shown any more" in page(scene, f"{path}?q=brio")
    browser.post(f"{path}{row.pk}/remettre/")
    row.refresh_from_db()
    assert row.is_published
    assert "None of your articles" in page(scene, f"{path}?q=zzz")
    table = browser.get(f"{path}articles.csv").content.decode("utf-8-sig")
    assert "Brioche;4,80;pièce;;;5,5 %;alimentation" in table
    assert kinds()[:3] == ["product-added", "product-changed", "product-removed"]


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"price_cents": "cher"}, {"name": "Doliprane"}, {"unit": ""}]
)
def test_an_article_that_cannot_be_is_refused_and_kept(scene: Scene, wrong: dict[str, str]) -> None:
    answer = scene.client("owner").post(f"{DESK}articles/ajouter/", {**ARTICLE, **wrong})
    assert answer.status_code == 422
    assert all(f'value="{each}"' in words(answer) for each in wrong.values() if each and each != "unit")
    assert Product.objects.filter(organisation=scene.bakery.pk).count() == 2


TABLE = """Désignation;Prix TTC;Rayon;TVA
Brioche;4,50;Viennoiserie;5,5
Baguette de tradition;1,40;;5,5
Doliprane;3;;5,5
"""


def test_a_file_is_seen_then_brought_in(scene: Scene) -> None:
    path, browser = f"{DESK}articles/fichier/", scene.client("owner")
    assert "See what it would change" in page(scene, path)
    answer = browser.post(path, {"file": SimpleUploadedFile("a.csv", TABLE.encode())})
    text = words(answer)
    assert "1 new, 1 changed" in text
    assert "Line 4" in text
    assert Product.objects.filter(organisation=scene.bakery.pk).count() == 2
    packed = text.partition('name="packed" value="')[2].partition('"')[0]
    assert browser.post(path, {"gesture": "take", "packed": packed})["Location"] == f"{DESK}articles/"
    assert Product.objects.get(name="Brioche").family == "Viennoiserie"
    scene.baguette.refresh_from_db()
    assert scene.baguette.price_cents == 140
    assert kinds()[-1] == "products-imported"
    columns = SimpleUploadedFile("a.csv", b"a;b\n1;2\n")
    for wrong in ({}, {"packed": "!!", "gesture": "take"}, {"file": columns}):
        assert browser.post(path, wrong).status_code == 422


def test_an_offer_is_chosen_said_published_and_taken_back(scene: Scene) -> None:
    path, browser = f"{DESK}promotions/", scene.client("owner")
    PriceChange.objects.create(product=scene.cheese, price_cents=2450, since=scene.now.replace(month=9))
    assert "Tomme de Rhuys" in page(scene, path)
    assert browser.get(f"{path}ajouter/")["Location"] == path
    new = f"{path}ajouter/?a={scene.cheese.pk}"
    assert "It costs" in page(scene, new)
    told = {"title": "Fin de semaine", "starts_on": "2026-11-26", "ends_on": "2026-11-28"}
    wrong = browser.post(new, {**told, f"price-{scene.cheese.pk}": "30"})
    assert wrong.status_code == 422
    assert browser.post(new, {**told, f"price-{scene.cheese.pk}": "19,90"})["Location"] == path
    offer = Offer.objects.get()
    text = page(scene, path)
    assert "Lowest price of the 30 days before" in text
    browser.post(f"{path}{offer.pk}/retirer/")
    assert "Go back" in page(scene, path)
    browser.post(f"{path}{offer.pk}/remettre/")
    offer.refresh_from_db()
    assert offer.withdrawn_at is None
    assert browser.post(f"{path}rien/retirer/").status_code == 404


def test_the_owner_says_how_orders_are_taken_and_an_employee_does_not(scene: Scene) -> None:
    path = f"{DESK}conditions/"
    told = {
        "takes_orders": "on", "phone": "06 12 34 56 78", "reply_minutes": "45", "prepare_minutes": "20",
        "keep_days": "3", "slot_minutes": "30", "slot_cap": "4",
    }  # fmt: skip
    assert scene.client("owner").post(path, told)["Location"] == DESK
    terms = Terms.objects.get(pk=scene.bakery.pk)
    assert (terms.reply_minutes, terms.slot_cap) == (45, 4)
    assert scene.client("owner").post(path, {**told, "reply_minutes": "1"}).status_code == 422
    page(scene, path, "employee", status=403)


def test_a_pause_is_one_tap_and_ends_by_another(scene: Scene) -> None:
    browser = scene.client("employee")
    assert browser.post(f"{DESK}pause/", {"long": "hour"})["Location"] == DESK
    assert "Take orders again" in page(scene)
    browser.post(f"{DESK}pause/", {"long": ""})
    assert "Pause of 1 hour" in page(scene)
    browser.post(f"{DESK}pause/", {"long": "today"})
    until = Terms.objects.get(pk=scene.bakery.pk).paused_until
    assert until is not None
    assert (until - scene.now).total_seconds() < 86_400
    assert browser.post(f"{DESK}pause/", {"long": "for ever"}).status_code == 422


def test_figures_are_the_shop_s_own_and_the_town_s_are_not_shown_below_three_shops(scene: Scene) -> None:
    assert "No order." in page(scene, f"{DESK}chiffres/")
    assert "do not say" in page(scene, f"{DESK}chiffres/")
    assert "too few shops or orders" in page(scene, f"{BASE}tous/chiffres/", "")


def test_who_is_not_of_the_shop_sees_and_does_nothing(scene: Scene) -> None:
    paths = [DESK, *(f"{DESK}{each}/" for each in ("ardoise", "ardoise/corriger", "questions", "articles"))]
    paths += [f"{DESK}{each}" for each in ("articles/ajouter/", "articles/fichier/", "articles/articles.csv")]
    paths += [f"{DESK}{each}/" for each in ("promotions", "promotions/ajouter", "conditions", "chiffres")]
    paths += [f"{DESK}articles/{scene.baguette.pk}/"]
    for path in paths:
        assert scene.client().get(path).status_code == 302, "who is not signed in signs in first"
        for who in ("stranger", "bookseller", "manager"):
            page(scene, path, who, status=403)
    question = ask(scene)
    line = slate_publish(
        actor=scene.actor("owner"), town=scene.town, organisation=scene.bakery.pk, lines=[ChalkLine("Flan")]
    ).lines.get()
    posts = {
        "pause/": {"long": "hour"},
        "ardoise/retirer/": {},
        "ardoise/remettre/": {},
        "ardoise/comme-hier/": {},
        f"ardoise/ligne/{line.pk}/": {"gone": "yes"},
        f"questions/{question.pk}/": {"reply": "yes"},
        f"articles/{scene.baguette.pk}/retirer/": {},
        f"articles/{scene.baguette.pk}/remettre/": {},
    }
    for path, told in posts.items():
        assert scene.client("bookseller").post(f"{DESK}{path}", told).status_code == 403, path
        assert scene.client("owner").get(f"{DESK}{path}").status_code == 405, path
    other, neighbour = f"{BASE}comptoir/librairie/", scene.client("bookseller")
    assert neighbour.post(f"{other}questions/{question.pk}/", {"reply": "no"}).status_code == 404
    page(scene, f"{other}articles/{scene.baguette.pk}/", "bookseller", status=404)
    assert neighbour.post(f"{other}ardoise/ligne/{line.pk}/", {"gone": "yes"}).status_code == 403
    page(scene, f"{BASE}comptoir/inconnu/", status=404)

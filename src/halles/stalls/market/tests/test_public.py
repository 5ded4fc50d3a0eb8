"""What other stalls see of the market: lines of a shop's page, of the day, what can be reported, closing."""

from datetime import date, timedelta
from typing import Any

import pytest

from halles.kit.actor import NOBODY
from halles.kit.errors import Refused
from halles.kit.reportable import reportable_get
from halles.stalls.market import public
from halles.stalls.market.commands import BasketLine, checkout_place, question_ask, shop_follow
from halles.stalls.market.models import (
    Follow,
    Offer,
    Order,
    OrderLine,
    Product,
    Question,
    Slate,
    SlateLine,
    Terms,
)
from halles.stalls.market.tests.conftest import Scene, kinds

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_town(settings: Any) -> None:
    """Addresses are those of a town's pages."""
    settings.ROOT_URLCONF = settings.TOWN_URLCONF


def _slate(scene: Scene, organisation: str, *names: str) -> Slate:
    slate = Slate.objects.create(
        town="redon",
        organisation=organisation,
        day=date(2026, 11, 26),
        expires_at=scene.now + timedelta(hours=8),
    )
    for rank, name in enumerate(names, 1):
        SlateLine.objects.create(slate=slate, rank=rank, text=name, name=name)
    return slate


def test_a_shop_is_told_on_the_directorys_page(scene: Scene):
    _slate(scene, scene.bakery.pk, "Galettes", "Far", "Crêpes", "Kouign-amann")
    lines = public.shop_lines(town=scene.town, organisation=scene.bakery.pk, now=scene.now)
    assert [line.href.rsplit("magasins/", 1)[1] for line in lines] == [
        "fournil/", "fournil/", "fournil/demander/",
    ]  # fmt: skip
    assert "Galettes, Far, Crêpes…" in lines[0].text
    assert "2" in lines[1].text


def test_a_shop_without_product_can_be_asked_and_one_that_nobody_holds_says_nothing(scene: Scene):
    Product.objects.all().delete()
    (line,) = public.shop_lines(town=scene.town, organisation=scene.bakery.pk, now=scene.now)
    assert line.href.endswith("/demander/")
    assert public.shop_lines(town=scene.town, organisation="", now=scene.now) == []


def test_the_home_page_counts_the_slates_of_the_day(scene: Scene):
    assert public.today_lines(town=scene.town, now=scene.now) == []
    _slate(scene, scene.bakery.pk, "Galettes")
    (alone,) = public.today_lines(town=scene.town, now=scene.now)
    assert "Le Fournil d’Anne" in alone.text
    _slate(scene, scene.bookshop.pk, "Trois nouveautés")
    (line,) = public.today_lines(town=scene.town, now=scene.now)
    assert line.text.startswith("2 ")
    assert line.href == "/produits/tous/ardoises/"


@pytest.mark.parametrize("kind", ["product", "offer", "slate", "question"])
def test_what_is_reported_is_found_hidden_and_shown_again(scene: Scene, kind: str):
    thing = _thing(scene, kind)
    reportable = reportable_get(stall="market", kind=kind)
    assert reportable is not None
    found = reportable.find(thing)
    assert found is not None
    assert (found.town, found.holder, found.is_hidden) == ("redon", scene.bakery.pk, False)
    assert found.words
    reportable.hide(actor=scene.actor("manager"), content=thing, reason="Une raison.")
    hidden = reportable.find(thing)
    assert hidden is not None
    assert (hidden.is_hidden, hidden.hidden_reason) == (True, "Une raison.")
    reportable.show(actor=scene.actor("manager"), content=thing)
    again = reportable.find(thing)
    assert again is not None
    assert not again.is_hidden
    assert reportable.find("0" * 26) is None


def _thing(scene: Scene, kind: str) -> str:
    of = {"town": "redon", "organisation": scene.bakery.pk}
    if kind == "product":
        return scene.baguette.pk
    if kind == "slate":
        return _slate(scene, scene.bakery.pk, "Galettes").pk
    if kind == "offer":
        day = date(2026, 11, 26)
        return Offer.objects.create(**of, title="Deux brioches", starts_on=day, ends_on=day).pk
    return question_ask(
        actor=NOBODY, town=scene.town, organisation=scene.bakery.pk, key="k", secret="s", text="du pain ?"
    ).pk


def test_a_shop_that_closes_leaves_nothing_and_its_customers_are_told(scene: Scene):
    of = {"actor": NOBODY, "town": scene.town}
    checkout_place(
        **of,
        key="k",
        secret="s",
        first_name="Nolwenn",
        channel="email",
        to="nolwenn@example.org",
        lines=[BasketLine(scene.baguette.pk, 2), BasketLine(scene.book.pk, 1)],
        slots=dict.fromkeys((scene.bakery.pk, scene.bookshop.pk), scene.now + timedelta(hours=2)),
    )
    _slate(scene, scene.bakery.pk, "Galettes")
    question_ask(**of, organisation=scene.bakery.pk, key="q", secret="q", text="du pain ?")
    shop_follow(**of, organisation=scene.bakery.pk, channel="email", to="nolwenn@example.org")
    with pytest.raises(Refused):
        public.organisation_close(actor=scene.actor("employee"), organisation=scene.bakery.pk)
    public.organisation_close(actor=scene.actor("owner"), organisation=scene.bakery.pk)
    for table in (Product, Slate, Question, Follow, Terms, Offer):
        assert not table.objects.filter(organisation=scene.bakery.pk).exists()
    states = dict(Order.objects.values_list("organisation", "state"))
    assert states == {scene.bakery.pk: "refused", scene.bookshop.pk: "placed"}
    assert OrderLine.objects.filter(name="Baguette de tradition").count() == 1
    assert kinds()[-1] == "rows-deleted"
    public.organisation_close(actor=scene.actor("owner"), organisation=scene.bakery.pk)
    assert kinds().count("rows-deleted") == 1


def test_a_question_is_answered_on_the_shops_own_page(scene: Scene):
    assert public.holder_notices(organisation=scene.bakery.pk) == []
    question_ask(
        actor=NOBODY, town=scene.town, organisation=scene.bakery.pk, key="k", secret="s", text="du pain ?"
    )
    (notice,) = public.holder_notices(organisation=scene.bakery.pk)
    assert notice.detail == "du pain ?"
    assert [value for value, _label in notice.answers] == ["yes", "no", "tomorrow"]
    row = Question.objects.get()
    assert notice.answer_to.kwargs == {"shop": "fournil", "question": row.pk}
    assert public.holder_notices(organisation="") == []


def test_the_way_to_the_counter_says_how_many_orders_wait(scene: Scene):
    (desk,) = public.holder_desks(organisation=scene.bakery.pk, slug="fournil")
    assert desk.href == "/produits/comptoir/fournil/"
    checkout_place(
        actor=NOBODY,
        town=scene.town,
        key="k",
        secret="s",
        first_name="Nolwenn",
        channel="",
        to="",
        lines=[BasketLine(scene.baguette.pk, 2)],
        slots={scene.bakery.pk: scene.now + timedelta(hours=2)},
    )
    (desk,) = public.holder_desks(organisation=scene.bakery.pk, slug="fournil")
    assert "1" in desk.text
    assert desk.href == "/produits/comptoir/fournil/commandes/"

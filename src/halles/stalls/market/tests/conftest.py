"""A town on a Thursday morning: a bakery and a bookshop that are held and open, with what they sell."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest
from django.test import Client

from halles.journal.models import Entry
from halles.kit.actor import Actor
from halles.people.commands.organisations import organisation_create
from halles.people.commands.persons import person_create, user_of
from halles.people.commands.roles import town_role_grant
from halles.people.models import Membership, Organisation, Person
from halles.stalls.directory.public import ShopCard, shop_get
from halles.stalls.market.models import Product
from halles.stalls.market.tests.shops import ALWAYS, product_of, terms_of
from halles.town.commands import town_create, town_open
from halles.town.models import Town

HOUSE = Actor(system="test")
NOW = datetime(2026, 11, 26, 9, 7, tzinfo=UTC)
"""A Thursday, 10 h 07 in Redon."""
_SHEETS = {
    "bakery": ("fournil", "Le Fournil d’Anne", "bakery", "02 99 71 12 34"),
    "bookshop": ("librairie", "Librairie du Port", "books", "02 99 71 56 78"),
}


@dataclass
class Scene:
    """What the tests of the market act upon."""

    town: Town
    owner: Person
    employee: Person
    bookseller: Person
    manager: Person
    stranger: Person
    bakery: Organisation
    bookshop: Organisation
    baguette: Product
    cheese: Product
    book: Product
    now: datetime = NOW

    def actor(self, who: str) -> Actor:
        """Return "owner" (bakery), "employee" (bakery), "bookseller", "manager" or "stranger" as an actor."""
        return Actor(person=getattr(self, who).pk)

    def client(self, who: str = "") -> Client:
        """Return a browser without JavaScript, signed in as `who`."""
        client = Client(HTTP_HOST="localhost")
        if who:
            backend = "django.contrib.auth.backends.ModelBackend"
            client.force_login(user_of(getattr(self, who)), backend=backend)
        return client

    def card(self, shop: str) -> ShopCard:
        """Return "bakery" or "bookshop" as other stalls see it."""
        found = shop_get(town=self.town.slug, slug=_SHEETS[shop][0])
        assert found is not None
        return found

    def later(self, **how_long: float) -> None:
        """Let time pass."""
        self.now += timedelta(**how_long)


@pytest.fixture
def scene(db: object) -> Iterator[Scene]:
    """Return the scene, with the clock where `scene.now` says."""
    with patch("django.utils.timezone.now", side_effect=lambda: made.now if made else NOW):
        made: Scene | None = None
        made = make_scene()
        yield made


def make_scene(hours: str = ALWAYS) -> Scene:
    """Make the town, its people, its two shops and what they sell."""
    town = town_create(actor=HOUSE, name="Redon", insee="35236", lon=-20_840_000, lat=476_510_000)
    contacts = {"publisher": "Mairie", "hosting": "Mairie", "data_contact": "donnees@redon.example"}
    helped = {"help_name": "Camille", "help_phone": "0299000000"}
    town = town_open(actor=HOUSE, town=town.slug, **contacts, **helped)
    people = {
        who: person_create(actor=HOUSE, name=name, email=f"{who}@example.org", phone="", town=town.slug)
        for who, name in (
            ("owner", "Anne"),
            ("employee", "Léa"),
            ("bookseller", "Yann"),
            ("manager", "Bruno"),
            ("stranger", "Chloé"),
        )
    }
    town_role_grant(actor=HOUSE, person=people["manager"].pk, town=town.slug, role="manager")
    bakery = _shop(town, "bakery", people["owner"], hours)
    bookshop = _shop(town, "bookshop", people["bookseller"], hours)
    Membership.objects.create(person=people["employee"], organisation=bakery, role="employee")
    for shop in (bakery, bookshop):
        terms_of(town=town.slug, organisation=shop.pk, phone="+33612345678")
    of = {"town": town.slug, "organisation": bakery.pk}
    return Scene(
        town=town,
        bakery=bakery,
        bookshop=bookshop,
        baguette=product_of(name="Baguette de tradition", price_cents=130, rate=55, kind="food", **of),
        cheese=product_of(
            name="Tomme de Rhuys", price_cents=2450, rate=55, unit="kilo", grams=400, on_hand=5000, **of
        ),
        book=product_of(
            name="Pêcheur d’Islande",
            price_cents=850,
            rate=55,
            kind="book",
            on_hand=2,
            town=town.slug,
            organisation=bookshop.pk,
        ),
        **people,
    )


def _shop(town: Town, kind: str, owner: Person, hours: str) -> Organisation:
    """Make a shop, its owner and its sheet, which tells its hours."""
    from django.apps import apps

    slug, name, category, phone = _SHEETS[kind]
    shop = organisation_create(actor=HOUSE, kind="shop", name=name, town=town.slug, owner_person=owner.pk)
    apps.get_model("directory", "Sheet").objects.create(
        town=town.slug,
        slug=slug,
        organisation=shop.pk,
        name=name,
        category=category,
        number="12",
        street="Grande Rue",
        phone=phone,
        hours=hours,
    )
    return shop


def kinds(*, stall: str = "market") -> list[str]:
    """Return the journal's entries of a stall, in order."""
    found = Entry.objects.filter(kind__startswith=f"{stall}.").order_by("seq")
    return [kind.removeprefix(f"{stall}.") for kind in found.values_list("kind", flat=True)]

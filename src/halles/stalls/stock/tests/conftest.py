"""A town with a bakery and a stationer's, the people who keep them, and some of what they have."""

from dataclasses import dataclass, field

import pytest
from django.test import Client

from halles.journal.models import Entry
from halles.kit.actor import Actor
from halles.people.commands.organisations import organisation_create
from halles.people.commands.persons import person_create, user_of
from halles.people.models import Person
from halles.stalls.directory.models import Sheet
from halles.stalls.directory.public import ShopCard, shop_get
from halles.stalls.stock.commands import item_add
from halles.stalls.stock.models import Item, Level
from halles.town.commands import town_create
from halles.town.models import Town

HOUSE = Actor(system="test")
MARKET = Actor(system="market")
HOURS = "Mo-Su 08:00-19:00"


@dataclass
class Scene:
    """What the tests of the stock act upon: Anne keeps `bakery`, Bruno `stationer`, Chloé nothing."""

    town: Town
    anne: Person
    bruno: Person
    chloe: Person
    bakery: Sheet
    stationer: Sheet
    items: dict[str, Item] = field(default_factory=dict)

    def actor(self, who: str) -> Actor:
        """Return "anne", "bruno" or "chloe" as an actor."""
        return Actor(person=getattr(self, who).pk)

    def client(self, who: str = "") -> Client:
        """Return a browser without JavaScript, signed in as `who`."""
        client = Client(HTTP_HOST="localhost")
        if who:
            backend = "django.contrib.auth.backends.ModelBackend"
            client.force_login(user_of(getattr(self, who)), backend=backend)
        return client

    def card(self, shop: str) -> ShopCard:
        """Return "bakery" or "stationer" as the directory tells of it."""
        found = shop_get(town=self.town.slug, slug=getattr(self, shop).slug)
        assert found
        return found

    def add(self, name: str, *, shop: str = "stationer", **more: object) -> Item:
        """Add an item to a shop."""
        organisation = getattr(self, shop).organisation
        item = item_add(
            actor=HOUSE,
            town=self.town.slug,
            organisation=organisation,
            name=name,
            **more,  # type: ignore[arg-type]
        )
        self.items[name] = item
        return item


@pytest.fixture
def scene(db: object) -> Scene:
    """Return the scene."""
    return make_scene()


def make_scene() -> Scene:
    """Make the town, its people and its two shops."""
    town = town_create(actor=HOUSE, name="Redon", insee="35236", lon=-20_840_000, lat=476_510_000)
    people = {
        who: person_create(
            actor=HOUSE, name=who.title(), email=f"{who}@example.org", phone="", town=town.slug
        )
        for who in ("anne", "bruno", "chloe")
    }
    sheets = {
        shop: _shop(town.slug, people[who], name, category, lon)
        for shop, who, name, category, lon in (
            ("bakery", "anne", "Le Fournil d’Anne", "bakery", -20_840_000),
            ("stationer", "bruno", "Papeterie du Port", "stationery", -20_850_000),
        )
    }
    return Scene(town=town, **people, **sheets)


def _shop(town: str, owner: Person, name: str, category: str, lon: int) -> Sheet:
    shop = organisation_create(actor=HOUSE, kind="shop", name=name, town=town, owner_person=owner.pk)
    return Sheet.objects.create(
        town=town,
        slug=name.lower().replace(" ", "-").replace("’", "-"),
        organisation=shop.pk,
        name=name,
        category=category,
        hours=HOURS,
        lon=lon,
        lat=476_510_000,
    )


def level(item: Item) -> Level:
    """Return an item's level as it is now."""
    return Level.objects.get(item=item)


def kinds() -> list[str]:
    """Return the journal's entries of this stall, in order."""
    found = Entry.objects.filter(kind__startswith="stock.").order_by("seq")
    return [kind.removeprefix("stock.") for kind in found.values_list("kind", flat=True)]

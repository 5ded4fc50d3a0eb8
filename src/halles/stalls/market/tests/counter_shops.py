"""A town on a Thursday morning with two shops, their people, and a few products: for the counter's tests."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from halles.journal.models import Entry
from halles.kit.actor import Actor
from halles.people.commands.organisations import organisation_create
from halles.people.commands.persons import person_create
from halles.people.commands.roles import town_role_grant
from halles.people.models import Person
from halles.stalls.directory.commands.sheets import sheet_create
from halles.stalls.directory.models import Sheet
from halles.stalls.market.commands import product_add
from halles.stalls.market.models import PriceChange, Product
from halles.town.commands import town_create, town_open
from halles.town.models import Town

HOUSE = Actor(system="test")
NOW = datetime(2026, 11, 26, 9, 7, tzinfo=UTC)
"""A Thursday, 10 h 07 in Redon."""
HOURS = "Mo-Sa 08:00-19:00"


@dataclass
class Shops:
    """What the tests of the counter act upon."""

    town: Town
    people: dict[str, Person]
    fish: str
    """Public id of the fishmonger's."""
    books: str

    def actor(self, who: str) -> Actor:
        """Return "fishmonger", "bookseller", "manager" or "stranger" as an actor."""
        return Actor(person=self.people[who].pk)

    def product(self, organisation: str = "", **told: Any) -> Product:
        """Show a product of a shop, the fishmonger's unless said, as its owner does."""
        organisation = organisation or self.fish
        who = "fishmonger" if organisation == self.fish else "bookseller"
        fields = {"name": "Soupe de poisson", "price_cents": 790, "rate": 55, "kind": "food", **told}
        return product_add(actor=self.actor(who), town=self.town, organisation=organisation, **fields)


def shops_make() -> Shops:
    """Make the town, its people and its two shops, open on every day but Sunday."""
    town = town_create(actor=HOUSE, name="Redon", insee="35236", lon=-20_840_000, lat=476_510_000)
    contacts = {"publisher": "Mairie", "hosting": "Mairie", "help_phone": "0299000000"}
    desk = {"help_name": "Camille", "data_contact": "donnees@redon.example"}
    town = town_open(actor=HOUSE, town=town.slug, **contacts, **desk)
    phones = {"fishmonger": "0611111111", "bookseller": "0622222222", "manager": "0633333333"}
    people = {
        who: person_create(actor=HOUSE, name=who.title(), email="", phone=phone, town=town.slug)
        for who, phone in {**phones, "stranger": "0644444444"}.items()
    }
    town_role_grant(actor=HOUSE, person=people["manager"].pk, town=town.slug, role="manager")
    fish = _shop(town, people["fishmonger"], "La Marée", "seafood")
    books = _shop(town, people["bookseller"], "La Page d’Après", "books")
    return Shops(town, people, fish, books)


def _shop(town: Town, owner: Person, name: str, category: str) -> str:
    organisation = organisation_create(
        actor=HOUSE, kind="shop", name=name, town=town.slug, owner_person=owner.pk
    )
    fields = {"name": name, "category": category, "phone": "0299711234", "hours": HOURS}
    sheet = sheet_create(actor=HOUSE, town=town.slug, fields=fields)
    Sheet.objects.filter(pk=sheet.pk).update(organisation=organisation.pk)
    return str(organisation.pk)


def aged(product: Product, *, days: int) -> None:
    """Make a product so many days older than it is, with its prices."""
    for row in PriceChange.objects.filter(product=product):
        PriceChange.objects.filter(pk=row.pk).update(since=row.since - timedelta(days=days))


def kinds(stall: str = "market") -> list[str]:
    """Return the journal's entries of a stall, in order."""
    found = Entry.objects.filter(kind__startswith=f"{stall}.").order_by("seq")
    return [kind.removeprefix(f"{stall}.") for kind in found.values_list("kind", flat=True)]

"""The demonstration’s people: a baker, her employee, a bookseller, those who work for the town."""

from halles.kit.demo import MAKER, DemoWorld
from halles.kit.ids import show_code
from halles.people.commands.cards import card_issue
from halles.people.commands.persons import person_create
from halles.people.commands.roles import town_role_grant
from halles.people.models import Organisation, Person

PARTS = {
    "merchant": ("Anne Le Guellec", "boulangère"),
    "employee": ("Yann Tanguy", "employé de la boulangerie"),
    "bookseller": ("Gaëlle Quéméneur", "libraire"),
    "manager": ("Solenn Ferrec", "manager du centre-ville"),
    "helper": ("Maïwenn Kerdrain", "médiatrice numérique"),
    "agent": ("Loïc Prigent-Bihan", "agent d’accueil de la mairie"),
}
"""Who plays which part: name and trade. Nobody alive is meant."""

PHONES = {"merchant": 1, "employee": 2, "bookseller": 3, "agent": 4}
"""Who has a telephone that writes: the end of a number that the French authority keeps for fiction."""

ROLES = ("manager", "helper", "agent")
"""Parts that are roles in the town."""
CARD_HOLDERS = ("merchant", "employee", "bookseller", "manager", "helper")


def build(world: DemoWorld) -> None:
    """Make the persons known, and give those who work for the town their roles."""
    for part, (name, _trade) in PARTS.items():
        phone = f"026191900{PHONES[part]}" if part in PHONES and not world.number else ""
        world.persons[part] = person_create(actor=MAKER, name=name, phone=phone, town=world.town).pk
    for role in ROLES:
        town_role_grant(actor=MAKER, person=world.persons[role], town=world.town, role=role)


def cards(town: str) -> list[str]:
    """Issue a new access card to the parts that sign in and return the lines to show: code, name, trade."""
    lines = []
    for part in CARD_HOLDERS:
        name, trade = PARTS[part]
        person = Person.objects.filter(town=town, name=name).order_by("created_at").first()
        if person:
            _card, code = card_issue(actor=MAKER, person=person.pk, town=town)
            lines.append(f"{show_code(code)}  {name}, {trade}")
    return lines


def remove(town: str) -> None:
    """Delete the persons first met in the town, and its organisations."""
    Organisation.objects.filter(town=town).delete()
    Person.objects.filter(town=town).delete()

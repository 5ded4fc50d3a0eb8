"""The demonstration's people: a baker, her employee, the town-centre manager; each signs in with a card."""

from halles.kit.demo import MAKER, DemoWorld
from halles.kit.ids import show_code
from halles.people.commands.cards import card_issue
from halles.people.commands.persons import person_create
from halles.people.commands.roles import town_role_grant
from halles.people.models import Organisation, Person

PARTS = {
    "merchant": ("Anne Le Guellec", "boulangère"),
    "employee": ("Yann Tanguy", "employé de la boulangerie"),
    "manager": ("Solenn Ferrec", "manager du centre-ville"),
}
"""Who plays which part: name and trade."""


def build(world: DemoWorld) -> None:
    """Make the persons known, and give the manager her role."""
    for part, (name, _trade) in PARTS.items():
        world.persons[part] = person_create(actor=MAKER, name=name, town=world.town).pk
    town_role_grant(actor=MAKER, person=world.persons["manager"], town=world.town, role="manager")


def cards(town: str) -> list[str]:
    """Issue a new access card to each part and return the lines to show: part, name, code."""
    lines = []
    for name, trade in PARTS.values():
        person = Person.objects.filter(town=town, name=name).first()
        if person:
            _card, code = card_issue(actor=MAKER, person=person.pk, town=town)
            lines.append(f"{show_code(code)}  {name}, {trade}")
    return lines


def remove(town: str) -> None:
    """Delete the persons first met in the town, and its organisations."""
    Organisation.objects.filter(town=town).delete()
    Person.objects.filter(town=town).delete()

"""The demonstration's doors: a number to write to, two calls for help, what a helper did for somebody."""

from datetime import timedelta

from halles.doors.commands.costs import price_set
from halles.doors.commands.helping import helping_act, helping_end, helping_start
from halles.doors.commands.lines import text_line_set
from halles.doors.commands.tickets import ticket_answer, ticket_open
from halles.doors.models import (
    Campaign,
    Helping,
    Kind,
    OutgoingMessage,
    PaperCode,
    Talk,
    TextDay,
    TextLine,
    TextPrice,
    TextReader,
    Ticket,
)
from halles.kit.actor import Actor
from halles.kit.demo import MAKER, DemoWorld
from halles.people.commands.persons import person_create
from halles.town.public import town_by_slug

NUMBER = "02 61 91 90 00"
"""Kept for fiction by the French authority, as are those of who calls."""
PRICE = 490
"""Hundredths of a cent for a segment: what a small contract costs."""
MONTHS_OF_TEXTS = 60
"""Days of which the meter tells something."""


def build(world: DemoWorld) -> None:
    """Give the town a number, a price and a past; let people call, and a helper act for one of them."""
    town = town_by_slug(slug=world.town)
    if town is None or world.number:
        return
    text_line_set(actor=MAKER, town=world.town, number=NUMBER)
    price_set(actor=MAKER, town=town, price=PRICE, month_cents=5_000)
    _meter(world)
    helper = Actor(person=world.persons["helper"])
    asked = ticket_open(
        actor=MAKER,
        town=town,
        channel="sms",
        reason="asked",
        contact="+33261919051",
        words="Bonjour, rappelez-moi svp, c’est pour ma carte",
    )
    ticket_answer(actor=helper, ticket=asked.pk, words="Rappelée : sa carte est prête.", by_text=False)
    ticket_open(
        actor=MAKER,
        town=town,
        channel="sms",
        reason="lost",
        contact="+33261919052",
        words="le ramassage des encombrant c’est kan\nencombrants svp",
    )
    _sitting(world, helper)


def _sitting(world: DemoWorld, helper: Actor) -> None:
    """Let the helper find a car park and the hours of the pharmacy for somebody without telephone."""
    person = person_create(actor=MAKER, name="Jeanne Le Bihan", town=world.town)
    said = "Je veux que Maïwenn cherche pour moi sur l’ordinateur."
    sitting = helping_start(actor=helper, town=world.town, person=person.pk, said=said)
    for stall, words in (
        ("directory", "Horaires de la pharmacie de la Gare, imprimés"),
        ("parking", "Parking de la Gare : places pour personnes handicapées, imprimées"),
    ):
        helping_act(actor=helper, helping=sitting.pk, stall=stall, words=words)
    helping_end(actor=helper, helping=sitting.pk)


def _meter(world: DemoWorld) -> None:
    """Write down what two months of answers and orders would have cost."""
    chance = world.chance_of("doors")
    rows = [
        TextDay(
            town=world.town,
            day=(world.now - timedelta(days=days)).date(),
            kind=kind,
            messages=(sent := chance.randint(3, most)),
            segments=sent + chance.randint(0, 2),
        )
        for days in range(1, MONTHS_OF_TEXTS)
        for kind, most in ((Kind.ANSWER, 18), (Kind.ORDER, 12), (Kind.CODE, 5))
    ]
    TextDay.objects.bulk_create(rows)


def remove(town: str) -> None:
    """Delete what a demonstration town wrote, which was never sent, and all that was noted of its people."""
    for model in (
        OutgoingMessage,
        Campaign,
        TextReader,
        TextDay,
        TextPrice,
        TextLine,
        Ticket,
        Talk,
        Helping,
        PaperCode,
    ):
        model.objects.filter(town=town).delete()

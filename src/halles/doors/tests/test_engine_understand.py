"""What messages mean, with the house's own phrases: intents, slots, and what must never act."""

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halles.doors.bench.intents import figures, judge
from halles.doors.bench.intents_data import NAMES, items
from halles.doors.engine import Line, Moment, Understood, understand
from halles.doors.intents.examples import house_specs, second_reader

TUESDAY = date(2025, 4, 22)
SPECS = house_specs()
ACTING = {spec.name for spec in SPECS if spec.risk != "A"} - {"text.yes", "text.no", "text.undo"}


def meant(text: str, who: str = "anybody") -> Understood:
    """Understand a message on a Tuesday."""
    return understand(
        text,
        specs=SPECS,
        names=NAMES,
        today=TUESDAY,
        is_shop=who == "shop",
        is_agent=who == "agent",
        second=second_reader(),
    )


@pytest.mark.parametrize(
    ("text", "who", "intent"),
    [
        ("ouvert boulangri dimanche", "anybody", "directory.find-when"),
        ("tel librairie", "anybody", "directory.find"),
        ("marché c quel jour", "anybody", "directory.market"),
        ("qui vend des piles", "anybody", "market.find"),
        ("reservé 2 bagette demin", "anybody", "market.order"),
        ("annuler 4821", "anybody", "market.cancel"),
        ("parkin gare", "anybody", "parking.now"),
        ("gare complet", "anybody", "parking.full"),
        ("STOP", "anybody", "text.stop"),
        ("aide", "anybody", "help.call"),
        ("?", "anybody", "help.call"),
        ("ma mere est tombee elle repond plus", "anybody", "help.emergency"),
        ("fermé jeudi matin", "shop", "directory.special"),
        ("plus de bar", "shop", "market.gone"),
        ("4821 prêt", "shop", "market.serve"),
        ("recu 30 baguettes", "shop", "stock.arrival"),
        ("gare 12", "agent", "parking.count"),
        ("fermer parking gare samedi 8h 14h", "agent", "parking.close"),
    ],
)
def test_intents(text: str, who: str, intent: str) -> None:
    assert meant(text, who).intent == intent
    assert meant(text, who).sure
    assert meant(text.upper(), who).intent == intent


def test_an_order_has_its_lines_its_shop_and_its_day() -> None:
    found = meant("mettez moi 3 croissants et un pain de mie de coté au fournil demain 9h")
    assert found.slots["lines"] == (Line(3, "croissants"), Line(1, "pain de mie"))
    assert found.slots["shop"] == "Le Fournil des Quais"
    when = found.slots["when"]
    assert isinstance(when, Moment)
    assert (when.day, when.start) == (date(2025, 4, 23), time(9))


def test_a_shop_says_what_a_resident_asks() -> None:
    assert meant("ouvert dimanche ?", "shop").intent == "directory.find-when"
    assert meant("ouvert dimanche 9h-12h", "shop").intent == "directory.special"
    assert meant("fermé jeudi").intent != "directory.special"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("faut il reserver ?", "anybody"),
        ("est ce que je peux annuler", "anybody"),
        ("je voulais reserver 2 baguettes mais non", "anybody"),
        ("mon voisin a dit stop", "anybody"),
        ("ma fille a réservé 3 baguettes", "anybody"),
        ("j'ai annulé hier", "anybody"),
        ("il faudrait un serrurier", "anybody"),
        ("ne fermez pas jeudi", "shop"),
        ("je me demande si je ferme jeudi", "shop"),
        ("j'aimerais fermer jeudi", "shop"),
        ("si je suis malade demain je fermerai", "shop"),
        ("la banque est fermée lundi", "shop"),
        ("la 4821 n'est pas encore prête", "shop"),
        ("jai recu 2 clients", "shop"),
        ("ne fermez pas le parking gare samedi", "agent"),
    ],
)
def test_what_is_not_asked_for_is_never_done(text: str, who: str) -> None:
    found = meant(text, who)
    assert not (found.sure and found.intent in ACTING)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=160))
def test_any_text_is_survived(text: str) -> None:
    assert set(meant(text, "shop").slots) <= {slot for spec in SPECS for slot in spec.slots}


def test_the_tuning_half_is_understood_and_does_nothing_wrong() -> None:
    found = figures(judge(items("tuning"), SPECS, second_reader()), SPECS)
    assert found["recall"] >= 0.95
    assert found["false_actions"] == 0

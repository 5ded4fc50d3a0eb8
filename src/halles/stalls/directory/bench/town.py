"""Make the houses that the benchmark of pages measures: tables, style sheet, towns with their shops."""

import sys
from itertools import cycle
from typing import Any

KINDS = ("bakery", "butcher", "restaurant", "clothes", "pharmacy", "books", "hairdresser", "bank")
STREETS = ("rue du Port", "Grande Rue", "place de l’Église", "quai des Tanneurs", "rue Saint-Michel")
HOURS = ("Tu-Sa 09:00-12:00,14:00-18:30", "Mo-Fr 08:30-12:00,13:30-17:00", "Tu-Su 07:00-19:00", "")
TEXTS = ("Le pain au levain est revenu.", "Nouvel arrivage jeudi.", "Atelier samedi à 15 h.")


def main(*towns: str) -> None:
    """Prepare the deployment, then make each town of "slug=shops"."""
    import django

    django.setup()
    _prepare()
    for each in towns:
        slug, _, shops = each.partition("=")
        _town(slug, int(shops))


def _prepare() -> None:
    from django.conf import settings
    from django.core.management import call_command

    for alias in settings.DATABASES:
        call_command("migrate", database=alias, verbosity=0, interactive=False)
    apart = "sessions" if "sessions" in settings.DATABASES else "default"
    call_command("createcachetable", database=apart, verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


def _town(slug: str, shops: int) -> None:
    """Make an open town: its shops come from a map's file, as on a first day; the first has told news."""
    from halles.kit.actor import Actor
    from halles.stalls.directory.commands import news_publish, sheet_create
    from halles.stalls.directory.commands.places import places_import
    from halles.stalls.directory.engine.places import Difference
    from halles.stalls.directory.engine.publishing import AS_IS
    from halles.stalls.directory.models import Sheet
    from halles.town.public import town_create, town_open

    actor = Actor(system="bench")
    town_create(actor=actor, name=slug.replace("-", " ").title(), slug=slug, lon=-20_840_000, lat=476_510_000)
    contacts = dict.fromkeys(("publisher", "hosting", "data_contact", "help_name"), "Mairie")
    town_open(actor=actor, town=slug, help_phone="0299000000", **contacts)
    found = Difference(added=tuple(_places(shops - 1)))
    places_import(actor=actor, town=slug, change=found, source="osm")
    own = {"name": "Aaa 000000", "category": "bakery", "street": "Grande Rue", "number": "1"}
    sheet_create(actor=actor, town=slug, fields=own | {"hours": HOURS[0]})
    for text, sheet in zip(cycle(TEXTS), Sheet.objects.filter(town=slug).order_by("slug")[:6], strict=False):
        news_publish(actor=actor, sheet=sheet, text=text, answer=AS_IS)


def _places(count: int) -> list[Any]:
    from halles.stalls.directory.engine.places import FoundPlace

    return [
        FoundPlace(
            osm=f"node/{number}",
            name=f"Boutique {number:04}",
            category=KINDS[number % len(KINDS)],
            lon=-20_840_000 + 900 * (number % 60),
            lat=476_510_000 + 900 * (number // 60),
            number=str(1 + number % 90),
            street=STREETS[number % len(STREETS)],
            postcode="35600",
            phone=f"02 99 71 {number // 100 % 100:02} {number % 100:02}",
            hours=HOURS[number % len(HOURS)],
        )
        for number in range(1, count + 1)
    ]


if __name__ == "__main__":
    main(*sys.argv[1:])

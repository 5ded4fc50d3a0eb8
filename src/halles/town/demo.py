"""The demonstration's town: invented, open, and out at sea so that it hides no real place."""

from halles.kit.demo import MAKER, DemoWorld
from halles.town.commands import demo_remove, quarter_create, town_create, town_open
from halles.town.models import Town

NAME = "Port-Lavandière"
"""No commune of France is called so."""

SLUG = "port-lavandiere"
LON, LAT = -36_000_000, 472_000_000


def build(world: DemoWorld) -> None:
    """Create the town, with contacts as invented as the rest."""
    town_create(actor=MAKER, name=NAME, slug=world.town, lon=LON, lat=LAT, is_demo=True)
    town_open(
        actor=MAKER,
        town=world.town,
        publisher="ville inventée pour la démonstration",
        hosting="Cet ordinateur",
        data_contact="Maison du centre-ville (inventée), aucune donnée réelle",
        help_name="Maison du centre-ville (inventée)",
        help_phone="02 61 91 00 00",
        help_hours="du mardi au samedi, 9 h – 12 h",
    )
    for name in ("Le Port", "La Ville haute", "Les Tanneurs"):
        quarter_create(actor=MAKER, town=world.town, name=name)


def refuse_real(town: str) -> None:
    """Raise Refused unless `town` is a demonstration: asked before any package deletes anything."""
    Town.objects.held(slug=town).must_be_demo()


def remove(town: str) -> None:
    """Delete the town; refused for a real one."""
    demo_remove(actor=MAKER, town=town)

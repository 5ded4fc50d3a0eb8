"""A market, its sellers and a food truck, for the tests of pitches."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from halles.kit.actor import Actor
from halles.people.commands.organisations import organisation_create
from halles.people.commands.persons import person_create
from halles.people.models import Person
from halles.stalls.directory.commands import pitch_set
from halles.stalls.directory.models import Sheet
from halles.stalls.directory.queries import Market, market_of, sheet_view
from halles.stalls.directory.tests.conftest import HOUSE, Scene
from halles.town.models import Town

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
"""A Tuesday: what the clock on the town hall shows in the tests of pages and gestures."""
THURSDAY = date(2026, 12, 3)
CHRISTMAS_EVE = date(2026, 12, 24)
CHRISTMAS = date(2026, 12, 25)


@dataclass
class MarketScene:
    """The scene with a Thursday market, a fishmonger who holds her sheet, and a truck that nobody holds."""

    scene: Scene
    market: Sheet
    fish: Sheet
    truck: Sheet
    organiser: Person
    """Holds the market's sheet."""
    pitch: str
    """The fishmonger's, on the market."""

    @property
    def town(self) -> Town:
        """The town."""
        return Town.objects.get(slug=self.scene.town)

    @property
    def as_market(self) -> Market:
        """The market as queries take it."""
        return market_of(sheet_view(Sheet.objects.get(pk=self.market.pk)))

    def actor(self, who: str) -> Actor:
        """Return "organiser", or who the scene knows, as an actor."""
        return Actor(person=self.organiser.pk) if who == "organiser" else self.scene.actor(who)


def market_scene(scene: Scene) -> MarketScene:
    """Furnish a scene with a market."""
    organiser = person_create(actor=HOUSE, name="Malo", email="malo@example.org", phone="", town=scene.town)
    association = organisation_create(
        actor=HOUSE, kind="association", name="Les Halles", town=scene.town, owner_person=organiser.pk
    )
    market = sheet(scene, "Marché du Parlement", "marketplace", hours="Th 08:00-13:00",
                   street="place du Parlement", organisation=association.pk)  # fmt: skip
    fish = sheet(scene, "La Criée d’Enora", "seafood", organisation=scene.held.organisation)
    truck = sheet(scene, "Galettes en route", "fast-food")
    pitch = pitch_set(actor=scene.actor("holder"), sheet=fish, market=market.pk)
    return MarketScene(scene, market, fish, truck, organiser, pitch)


def sheet(scene: Scene, name: str, category: str, **more: str) -> Sheet:
    """Make a sheet of the tests' town."""
    slug = name.lower().replace(" ", "-").replace("’", "-").replace("é", "e")
    return Sheet.objects.create(town=scene.town, slug=slug, name=name, category=category, **more)

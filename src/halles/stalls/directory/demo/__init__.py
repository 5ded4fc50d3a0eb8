"""The directory's part of the demonstration: shops, services, associations, and their lives."""

from halles.kit.demo import DemoWorld
from halles.stalls.directory.demo.lives import live
from halles.stalls.directory.demo.market import open_market
from halles.stalls.directory.demo.morning import replay
from halles.stalls.directory.demo.sheets import add_sheets
from halles.stalls.directory.models import OsmPlace, Sheet

__all__ = ["build", "remove", "replay"]


def build(world: DemoWorld) -> None:
    """Add the sheets, let some be claimed, confirmed or forgotten, and tell news; then open the market."""
    add_sheets(world)
    live(world)
    open_market(world)


def remove(town: str) -> None:
    """Delete the town's sheets with their versions, news and photos (the sweep takes the files)."""
    Sheet.objects.filter(town=town).delete()
    OsmPlace.objects.filter(town=town).delete()

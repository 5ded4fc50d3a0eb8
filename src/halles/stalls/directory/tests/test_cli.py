"""`halles import osm`: what it says, what it asks, and how it fails."""

from pathlib import Path

import pytest
import typer
from django.utils import translation
from typer.testing import CliRunner

from halles.config.cli.importing import command_of
from halles.kit.errors import BadInput
from halles.stalls.directory.exchange import IMPORTERS
from halles.stalls.directory.models import OsmPlace
from halles.stalls.directory.tests.osm_world import World, region
from halles.town.models import Town

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "region.osm.pbf"


def say(world: World, path: Path, *words: str, answer: str = ""):
    app = typer.Typer()
    app.command()(command_of(IMPORTERS[0]))
    world.write(path)
    with translation.override("en"):
        return CliRunner().invoke(app, [str(path), "--commune", "Bourg-Neuf", *words], input=answer)


def changed() -> World:
    world = region()
    world.nodes[10] = (100, 100, {"shop": "bakery", "name": "Au Bon Fournil"})
    return world


def test_a_first_import_asks_nothing_and_the_second_changes_nothing(path):
    first = say(region(), path)
    assert first.exit_code == 0
    assert "35999" in first.output
    assert "/bourg-neuf/" in first.output
    assert "OpenStreetMap" in first.output
    second = say(region(), path)
    assert "Nothing was changed" in second.output
    assert OsmPlace.objects.count() == 4


def test_a_difference_is_shown_and_asked(path):
    say(region(), path)
    no = say(changed(), path, answer="n\n")
    assert "Le Fournil" in no.output
    assert "Au Bon Fournil" in no.output
    assert OsmPlace.objects.get(osm="node/10").name == "Le Fournil"
    say(changed(), path, answer="y\n")
    assert OsmPlace.objects.get(osm="node/10").name == "Au Bon Fournil"
    assert say(region(), path, "--yes").exit_code == 0
    assert OsmPlace.objects.get(osm="node/10").name == "Le Fournil"


def test_a_dry_run_writes_nothing(path):
    assert "Nothing was changed" in say(region(), path, "--dry-run").output
    assert not Town.objects.exists()


def test_bad_input_leaves_nothing(path):
    app = typer.Typer()
    app.command()(command_of(IMPORTERS[0]))
    path.write_bytes(b"")
    result = CliRunner().invoke(app, [str(path), "--commune", "Bourg-Neuf"])
    assert isinstance(result.exception, BadInput)
    assert not Town.objects.exists()

"""`halles export` and the page of open data: the same files, each with its licence."""

import json
from pathlib import Path

import pytest
import typer
from django.utils import translation
from typer.testing import CliRunner

from halles.config.cli.exporting import command_of
from halles.config.loader import exporters
from halles.kit.errors import NotFound
from halles.stalls.directory.exchange import EXPORTERS, OSM_OUT
from halles.stalls.directory.tests.conftest import Scene
from halles.town.models import Town

pytestmark = pytest.mark.django_db(databases="__all__")
PAGE = "/redon/commerces/tous/donnees/"


def say(*words: str):
    app = typer.Typer()
    app.command()(command_of(OSM_OUT))
    with translation.override("en"):
        return CliRunner().invoke(app, list(words))


def test_to_a_file_or_to_the_terminal(scene: Scene, tmp_path: Path):
    path = tmp_path / "osm.geojson"
    result = say("--town", "redon", str(path))
    assert result.exit_code == 0
    assert "ODbL" in result.output
    assert len(json.loads(path.read_text())["features"]) == 2
    assert say("--town", "redon").output == path.read_text()
    assert list(tmp_path.iterdir()) == [path]


def test_an_unknown_town_leaves_the_earlier_file(scene: Scene, tmp_path: Path):
    path = tmp_path / "osm.geojson"
    path.write_text("earlier")
    assert isinstance(say("--town", "nulle-part", str(path)).exception, NotFound)
    assert path.read_text() == "earlier"


def test_the_page_lists_what_there_is_with_its_licence(scene: Scene):
    words = {"publisher": "Ville", "hosting": "Ville", "data_contact": "dpo@example.org"}
    Town.objects.update(is_open=True, **words)
    client = scene.client()
    page = client.get(PAGE).content.decode()
    assert f"{PAGE}openstreetmap/" in page
    assert "ODbL" in page
    assert f"{PAGE}sirene/" not in page, "there is none"
    file = client.get(f"{PAGE}openstreetmap/")
    assert file.status_code == 200
    assert "attachment" in file.headers["Content-Disposition"]
    assert 'rel="license"' in file.headers["Link"]
    assert len(json.loads(file.content)["features"]) == 2
    for name in ("sirene", "rien"):
        assert client.get(f"{PAGE}{name}/").status_code == 404


def test_every_exporter_says_what_it_gives():
    assert {one.name for one in EXPORTERS} < set(exporters())
    for exporter in exporters().values():
        assert exporter.help.endswith(".")
        assert exporter.suffix.startswith(".")
        assert exporter.licence.url.startswith("https://")

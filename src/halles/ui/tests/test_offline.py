"""What the worker is told, where it is served, what an installed app is called, and what is left behind."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from PIL import Image

from halles.kit.keeping import whose
from halles.ui.tests.render import render
from tests.world import World

pytestmark = pytest.mark.django_db(databases=["default", "sessions"])
UI = Path(__file__).parents[1]
TEMPLATES = [path for path in UI.parents[0].rglob("templates/**/*.html") if path.name != "base.html"]


@pytest.fixture
def world() -> World:
    return World()


def told(world: World, language: str = "", who: str = "visitor") -> dict[str, Any]:
    return json.loads(world.client(who).get(f"{language}/{world.town.slug}/hors-ligne/liste.json").content)


def test_the_worker_serves_every_town_and_language_of_its_host(world):
    for path in ("/service.js", f"/{world.town.slug}/service.js"):
        response = world.client().get(path)
        assert response["Service-Worker-Allowed"] == "/"
        assert response["Content-Type"].startswith("text/javascript")
    assert (told(world)["worker"], told(world)["scope"]) == ("/service.js", "/")
    below = json.loads(world.client().get("/ville-test/hors-ligne/liste.json", SCRIPT_NAME="/halles").content)
    assert (below["worker"], below["scope"]) == ("/halles/service.js", "/halles/")


def test_the_list_names_pages_that_are_there_and_the_same_for_everybody(world):
    for language in ("", "/en"):
        found = told(world, language)
        assert found["prefix"] == f"{language}/{world.town.slug}/"
        for path in found["pages"]:
            assert path.startswith(found["prefix"])
            response = world.client("member").get(path)
            assert (response.status_code, response["Cache-Control"]) == (200, "no-cache"), path
        for path in found["files"]:
            assert finders.find(path.removeprefix("/static/"))
    assert {f"/ville-test/{each}" for each in ("", "commerces/", "aide/", "stationnement/")} <= set(
        told(world)["pages"]
    )


def test_the_words_speak_the_language_and_keep_their_blanks(world):
    french, english = told(world)["words"], told(world, "/en")["words"]
    assert french.keys() == english.keys()
    assert french["sent"] != english["sent"]
    for name, said in english.items():
        assert re.findall(r"\{\w+\}", french[name]) == re.findall(r"\{\w+\}", said), name


def test_an_installed_app_is_the_town(world):
    app = json.loads(world.client().get("/ville-test/application.webmanifest").content)
    assert (app["name"], app["start_url"], app["scope"]) == ("Ville-Test", "/ville-test/", "/ville-test/")
    for icon in app["icons"]:
        path = finders.find(icon["src"].removeprefix("/static/"))
        if icon["type"] == "image/png":
            with Image.open(path) as image:
                assert "{}x{}".format(*image.size) == icon["sizes"]


def test_a_token_is_fresh_says_whose_browser_it_is_and_is_kept_nowhere(world):
    response = world.client("member").get("/ville-test/en-attente/jeton.json")
    said = json.loads(response.content)
    assert "no-store" in response["Cache-Control"]
    assert said["whose"] == whose(_asked(world.member.pk))
    assert len(said["token"]) == 64
    assert json.loads(world.client().get("/ville-test/en-attente/jeton.json").content)["whose"] == ""


def test_what_leaves_is_forgotten(world):
    for path in ("/ville-test/appareil/oublier/", "/ville-test/compte/deconnexion/"):
        assert world.client("member").post(path)["Clear-Site-Data"] == '"cache", "storage"'


def test_a_form_that_may_wait_says_what_it_does_and_for_whom():
    html = render("{% may_wait label once=True %}", label="Prêt · <1234>", request=_asked("anne"))
    assert 'name="queue" value="Prêt · &lt;1234&gt;"' in html
    assert f'name="whose" value="{whose(_asked("anne"))}"' in html
    assert re.search(r'name="once" value="[\w-]{16}"', html)
    assert 'name="once"' not in render('{% may_wait "x" %}', request=_asked("anne"))


def test_whoever_may_wait_has_a_number():
    """What the worker may send again holds its command's own key, or asks for one; cancelling needs none."""
    for path in TEMPLATES:
        for form in re.findall(r"<form(?:.(?!</form))*?may_wait.*?</form>", path.read_text(), re.DOTALL):
            is_known = re.search(r'once=True|name="key"|form\.key|mine-cancel|market:cancel', form)
            assert is_known, f"{path.name}: {form[:200]}"


def test_no_template_asks_for_the_script_a_second_time():
    assert [path.name for path in TEMPLATES if "halles.js" in path.read_text()] == []


def _asked(person: str) -> Any:
    from django.test import RequestFactory

    from halles.kit.actor import Actor

    request: Any = RequestFactory().get("/")
    request.actor = Actor(person=person)
    return request

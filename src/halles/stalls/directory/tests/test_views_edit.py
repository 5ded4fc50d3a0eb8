"""The form of a sheet: hours in French, one question where they are not sure, and what one chooses."""

from html import unescape
from typing import Any

import pytest

from halles.stalls.directory.models import Sheet
from halles.stalls.directory.tests.conftest import Scene

pytestmark = pytest.mark.django_db(databases="__all__")  # a sign-in writes a session, in a file of its own

HELD = "/redon/commerces/le-fournil-d-anne/"


def page(scene: Scene, path: str, who: str = "") -> str:
    response = scene.client(who).get(path)
    assert response.status_code == 200
    return unescape(response.content.decode())


def _hours_form(scene: Scene, **more: object) -> dict[str, object]:
    form = scene.client("holder").get(HELD + "modifier/").context["form"]
    return {**form.initial, **more}


def _save(scene: Scene, **more: object) -> Any:
    return scene.client("holder").post(HELD + "modifier/", _hours_form(scene, **more))


def _hours(scene: Scene) -> str:
    return Sheet.objects.get(pk=scene.held.pk).hours


def test_hours_are_edited_in_plain_words_and_left_as_they_are_kept(scene: Scene) -> None:
    Sheet.objects.filter(pk=scene.held.pk).update(hours="Mo-Fr 09:00-12:30; Su off")
    shown = str(_hours_form(scene)["hours"])
    assert shown.replace("\u00a0", " ") == "Lundi à vendredi : 9 h – 12 h 30\r\nDimanche : fermé"
    assert _save(scene, hours=shown.replace("\u00a0", " "), description="Pain").status_code == 302
    assert _hours(scene) == "Mo-Fr 09:00-12:30; Su off"
    assert _save(scene, hours=shown + "\r\nsamedi 9h-12h").status_code == 302
    assert _hours(scene) == "Mo-Fr 09:00-12:30; Sa 09:00-12:00; Su off"


def test_hours_of_the_first_versions_stay_until_they_are_changed(scene: Scene) -> None:
    Sheet.objects.filter(pk=scene.held.pk).update(hours="Sur demande, le matin")
    assert _save(scene, description="Pain").status_code == 302
    assert _hours(scene) == "Sur demande, le matin"
    refused = _save(scene, hours="Sur demande, le soir", description="Galettes")
    assert refused.status_code == 422
    assert "Sur demande, le soir" in unescape(refused.content.decode())
    assert "Galettes" in unescape(refused.content.decode())
    assert _save(scene, hours="").status_code == 302
    assert _hours(scene) == ""


def test_hours_in_doubt_are_asked_back_in_the_same_form(scene: Scene) -> None:
    asked = _save(scene, hours="Mar 09:00-12:00", description="Pain")
    text = unescape(asked.content.decode())
    assert asked.status_code == 422
    assert 'type="radio" name="hours_choice" value="Tu 09:00-12:00"' in text
    assert "Mar 09:00-12:00</textarea>" in text
    assert _hours(scene) == ""
    chosen = _save(scene, hours="Mar 09:00-12:00", hours_choice="Tu 09:00-12:00")
    assert (chosen.status_code, _hours(scene)) == (302, "Tu 09:00-12:00")


def test_what_is_chosen_counts_for_the_text_it_was_asked_of_alone(scene: Scene) -> None:
    saved = _save(scene, hours="mercredi 10h-12h", hours_choice="Tu 09:00-12:00")
    assert (saved.status_code, _hours(scene)) == (302, "We 10:00-12:00")
    asked = _save(scene, hours="bla bla jeudi 9h-12h", hours_choice="Tu 09:00-12:00")
    assert (asked.status_code, _hours(scene)) == (422, "We 10:00-12:00")
    assert "bla bla" in unescape(asked.content.decode())


def test_what_was_understood_is_said_with_the_way_back(scene: Scene) -> None:
    assert _save(scene, hours="du mardi au jeudi 9h-12h30").status_code == 302
    text = page(scene, HELD + "ma-fiche/", who="holder").replace("\u00a0", " ")
    assert text.index("Mardi à jeudi : 9 h – 12 h 30") < text.index("Revenir en arrière")


def test_ways_to_pay_languages_and_access_are_chosen_and_shown(scene: Scene) -> None:
    facets = {"payment": ["cards", "cash"], "languages": ["br"], "wheelchair": "limited"}
    assert _save(scene, **facets, sells="Pain, brioche", access="Une marche, une rampe").status_code == 302
    sheet = Sheet.objects.get(pk=scene.held.pk)
    assert (sheet.payment, sheet.languages, sheet.wheelchair) == ("cash cards", "br", "limited")
    shown = page(scene, HELD)
    for words in ("Pain, brioche", "Une marche, une rampe"):
        assert words in shown
    form = _hours_form(scene)
    assert (form["payment"], form["languages"]) == (["cash", "cards"], ["br"])
    one, two = _hours_form(scene), _hours_form(scene, payment=["cheques"])
    client = scene.client("holder")
    client.post(HELD + "modifier/", {**one, "payment": ["cards"], "description": "Un"})
    told = client.post(HELD + "modifier/", {**two, "description": "Deux"})
    assert told.status_code == 422
    assert 'value="cheques" id="id_payment_3" checked' in told.content.decode()

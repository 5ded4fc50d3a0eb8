"""By text message: which sensors there are, and that they follow nobody."""

import pytest
from django.utils.translation import override

from halles.doors.public import TextIn, fit
from halles.kit import gsm7
from halles.stalls.sensing.intents import register
from halles.stalls.sensing.tests.register_world import NOW, PASSAGES, register_scene
from halles.town.models import Town

LONG = "Quimper-Centre"


def asked(town: Town) -> str:
    with override("en"):
        answer = register(TextIn(town, "+33612345678", "quels capteurs", (), NOW))
        said = fit(Town(name=LONG), answer.parts)
    assert gsm7.septets(f"{LONG} : {said}") <= gsm7.SINGLE
    return said


@pytest.mark.door("sensing.register", "sms")
def test_sensors_are_told_by_what_they_are_for(db: object) -> None:
    scene = register_scene()
    assert asked(scene.town).startswith("The town has no sensor.")
    scene.device()
    scene.device(title="Places libres, Port", slug="port")
    said = asked(scene.town)
    assert said.startswith("2 sensors in town: ")
    assert "They measure things, not people" in said


def test_one_that_counts_people_is_not_hidden(db: object) -> None:
    scene = register_scene()
    scene.device(PASSAGES, title="Passages", kind="footfall", group="Grande Rue")
    assert "They count, they follow nobody" in asked(scene.town)

"""Towns from the command line."""

import pytest
from django.utils import translation
from typer.testing import CliRunner

from halles.kit.errors import BadInput
from halles.town.cli import app

pytestmark = pytest.mark.django_db


def say(*words: str):
    with translation.override("en"):
        return CliRunner().invoke(app, words, catch_exceptions=True)


def test_a_town_from_nothing_to_open_and_closed():
    assert "No town yet" in say("list").output
    assert "/bourg-neuf/" in say("create", "Bourg-Neuf", "--insee", "35999").output
    assert "missing: publisher, host, data-protection contact" in say("list").output
    refusal = say("open", "bourg-neuf", "--publisher", "Commune")
    assert isinstance(refusal.exception, BadInput)
    words = ("--publisher", "Commune", "--hosting", "Hébergeur", "--data-contact", "dpo@example.org")
    assert "is open" in say("open", "bourg-neuf", *words, "--help-phone", "02 99 00 00 00").output
    assert say("list").output.split() == ["bourg-neuf", "35999", "open"]
    assert "is closed" in say("close", "bourg-neuf").output
    assert "ready to open" in say("list").output

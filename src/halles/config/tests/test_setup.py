"""A first town is made where there is none; a real deployment gets no demonstration, now or later."""

import os

import pytest

from halles.config import paths
from tests.services.house import run_halles


@pytest.fixture
def say(tmp_path):
    """Return what runs a command of the command line on a fresh folder."""
    environment = dict(os.environ, HALLES_HOME=str(tmp_path), PYTHONPATH=str(paths.CODE / "src"))

    def run(*words: str) -> str:
        done = run_halles(environment, *words)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def test_who_brings_a_real_town_gets_no_demonstration(say):
    say("town", "create", "Bourg-Neuf")
    say("setup")
    assert say("town", "list").split()[0] == "bourg-neuf"
    assert "port-lavandiere" not in say("town", "list")


def test_a_demonstration_taken_away_stays_away(say):
    say("setup")
    assert "port-lavandiere" in say("town", "list")
    say("demo", "--remove")
    say("setup")
    assert "port-lavandiere" not in say("town", "list")

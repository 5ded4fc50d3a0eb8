"""The interface does what its own description says, whatever is asked: fuzzed by schemathesis, always alike."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.generation import GenerationMode

from halles.stalls.sensing.tests.api_world import Programs, at_noon, programs

__all__ = ["at_noon", "programs"]
pytestmark = pytest.mark.django_db(databases=["default", "sessions"])
EXAMPLES = 20
GATE = "urn:ngsi-ld:Device:redon:gare"


@pytest.fixture(autouse=True)
def _the_tests_own_connection() -> Iterator[None]:
    """Let requests use the connection that holds the test's transaction, as Django's own client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
@pytest.mark.parametrize("path", ["ngsi-ld/v1/entities", "ngsi-ld/v1/entities/{entity_id}"])
def test_entities(programs, path, mode):
    fuzz(programs, path, "GET", mode, entity_id=GATE)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_values_over_time(programs, mode):
    fuzz(programs, "ngsi-ld/v1/temporal/entities/{entity_id}", "GET", mode, entity_id=GATE)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_pushing(programs, mode):
    fuzz(programs, "push/{slug}", "POST", mode, key=programs.keys["gare"], slug="gare")


def fuzz(
    programs: Programs, path: str, method: str, mode: GenerationMode, *, key: str = "", **known: str
) -> None:
    """Ask many things of one operation, every other time of something that exists, and check each answer."""
    api = f"/{programs.town}/capteurs/api"
    schema = schemathesis.openapi.from_wsgi(f"{api}/openapi.json", WSGIHandler())
    operation = schema[f"{api}/{path}"][method]
    headers = {"Accept-Encoding": "identity"} | ({"Authorization": f"Bearer {key}"} if key else {})
    ask(operation.as_strategy(generation_mode=mode), known, headers)


def ask(cases: Any, known: dict[str, str], headers: dict[str, str]) -> None:
    load_all_checks()
    turns = [0]

    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(cases)
    def answers_as_described(case: schemathesis.Case) -> None:
        turns[0] += 1
        if turns[0] % 2:
            case.path_parameters = {**(case.path_parameters or {}), **known}
        case.call_and_validate(headers=headers, excluded_checks=excluded())

    answers_as_described()
    assert turns[0] > 1


def excluded() -> list[Callable[..., Any]]:
    """Return the checks of what a description cannot say: that one parameter needs another one."""
    return [CHECKS.get_one("positive_data_acceptance")]

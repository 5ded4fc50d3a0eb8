"""Ask an interface whatever its own description allows, and what it does not, always in the same way."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.generation import GenerationMode

MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
EXAMPLES = 20


def fuzz(
    api: str,
    path: str,
    mode: GenerationMode,
    *,
    method: str = "GET",
    known: Mapping[str, str] = {},
    headers: Mapping[str, str] = {},
) -> None:
    """Ask many things of one operation of the interface at `api`, and check each answer.

    Every other time it is asked of `known`: the parts of the path that name something which exists.
    """
    load_all_checks()
    with _the_tests_own_connection():
        schema = schemathesis.openapi.from_wsgi(f"{api}openapi.json", WSGIHandler())
        operation = schema[f"{api}{path}"][method]
        cases = operation.as_strategy(generation_mode=mode)
        _ask(cases, known, {"Accept-Encoding": "identity", **headers})


def ask_once(api: str, path: str) -> None:
    """Ask an operation that takes nothing, and check its answer."""
    load_all_checks()
    with _the_tests_own_connection():
        schema = schemathesis.openapi.from_wsgi(f"{api}openapi.json", WSGIHandler())
        case = schema[f"{api}{path}"]["GET"].Case()
        case.call_and_validate(headers={"Accept-Encoding": "identity"})


def _ask(cases: Any, known: Mapping[str, str], headers: Mapping[str, str]) -> None:
    # What a description cannot say is that one parameter needs another one.
    excluded = [CHECKS.get_one("positive_data_acceptance")]
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
        case.call_and_validate(headers=dict(headers), excluded_checks=excluded)

    answers_as_described()
    assert turns[0] > 1


@contextmanager
def _the_tests_own_connection() -> Iterator[None]:
    """Let requests use the connection that holds the test's transaction, as Django's own client does."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in signals:
            signal.connect(close_old_connections)

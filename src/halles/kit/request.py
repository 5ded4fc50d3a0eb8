"""The request that views receive, as the house's middlewares have completed it."""

from typing import Any

from django.http import HttpRequest

from halles.kit.actor import Actor


class Request(HttpRequest):
    """For the type checker: what `config.middleware` adds to Django's request."""

    town: Any
    """The `town.Town` of the address; None on the deployment's own pages."""
    actor: Actor
    LANGUAGE_CODE: str

"""The request that views receive, as the house's middlewares have completed it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from halles.kit.actor import Actor


class Request(HttpRequest):
    """For the type checker: what `config.middleware` adds to Django's request."""

    town: Any
    """The `town.Town` of the address; None on the deployment's own pages."""
    actor: Actor
    LANGUAGE_CODE: str
    helping: Any
    """The `doors.Helping` of a session that acts for somebody; absent elsewhere."""
    ribbon: Callable[[], str]
    """What every page of this session says above all else; absent where that is nothing."""

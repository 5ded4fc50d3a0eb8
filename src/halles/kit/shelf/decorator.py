"""`@shelved(…)`: how a view declares that the shelf may keep its page, and until when."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]
FreshUntil = Callable[..., datetime | None]


@dataclass(frozen=True)
class Label:
    """What a page says of itself: the marks it depends on, the query keys it reads, its last moment."""

    topics: tuple[str, ...]
    query: frozenset[str]
    until: float | None
    """Seconds since 1970; None: only a mark makes it stale."""


def shelved(
    *topics: str,
    query: tuple[str, ...] = (),
    seconds: int | None = None,
    fresh_until: FreshUntil | None = None,
) -> Callable[[View], View]:
    """Let the shelf keep what a view answers to people without a session.

    `topics` are the marks that the page depends on, beside `settings.SHELF_ALWAYS`: "{town}" stands for the
    town's slug, any other name in braces for an argument of the view. `query` names every query key that the
    view reads: with any other, the page is made anew. What the clock changes has either `seconds` (all
    processes agree on the moments) or `fresh_until(request, **arguments)`, which returns when the page will
    be out of date, or None.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(request: HttpRequest, **arguments: Any) -> HttpResponse:
            town = getattr(getattr(request, "town", None), "slug", "")
            until = _until(seconds, fresh_until, request, arguments)  # before the view looks at the clock
            response = view(request, **arguments)
            all_topics = (*settings.SHELF_ALWAYS, *topics)
            named = tuple(topic.format(town=town, **arguments) for topic in all_topics)
            response.shelf_label = Label(named, frozenset(query), until)  # type: ignore[attr-defined]
            return response

        return wrapper

    return decorate


def _until(
    seconds: int | None, fresh_until: FreshUntil | None, request: HttpRequest, arguments: dict[str, Any]
) -> float | None:
    """Return the page's last moment. Whole multiples of `seconds`, so that every process has the same."""
    moments = [(time.time() // seconds + 1) * seconds] if seconds else []
    moment = fresh_until(request, **arguments) if fresh_until else None
    moments += [moment.timestamp()] if moment else []
    return min(moments, default=None)

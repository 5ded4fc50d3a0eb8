"""What the pages of the set-up desk share: who may see them."""

from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.views.decorators.cache import never_cache

from halles.kit.actor import require
from halles.kit.request import Request
from halles.people.public import View, signed_in


def managed(view: View) -> View:
    """Let only who prepares the town reach a view; others sign in first, or are told no."""

    @never_cache
    @signed_in
    @wraps(view)
    def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        require(request.actor, "town.manage", request.town.slug)
        return view(request, *args, **kwargs)

    return guarded

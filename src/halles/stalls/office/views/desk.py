"""What the pages of the set-up desk share: who may see them, and how a form's command is run."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.views.decorators.cache import never_cache

from halles.kit.actor import require
from halles.kit.errors import Problem
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


def done(form: Form, act: Callable[[], object]) -> bool:
    """Run the command if the form is filled in, and put what it refuses into the form."""
    if not form.is_valid():
        return False
    try:
        act()
    except Problem as problem:
        if problem.status == 403:
            raise
        form.add_error(problem.field if problem.field in form.fields else None, str(problem))
        return False
    return True


def status_of(form: Form) -> int:
    """Return the status of the page that shows a form: 422 where something is to be corrected."""
    return 422 if form.errors else 200

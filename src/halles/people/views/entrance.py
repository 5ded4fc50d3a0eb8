"""What the ways in share: where to go next, whose network calls, what a refusal looks like in a form."""

from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from halles.kit.errors import Problem
from halles.kit.request import Request
from halles.people.commands.sign_ins import is_fresh, sign_in_open
from halles.people.models import User
from halles.people.public import View, signed_in

NEXT = "people.next"


def town_of(request: Request) -> dict[str, str]:
    """Return the slug and name of the town of this page, as the commands take them."""
    town = getattr(request, "town", None)
    return {"town": town.slug, "town_name": town.name} if town else {"town": "", "town_name": "Halles"}


def next_page(request: Request) -> str:
    """Return where the visitor was going: a page of this house, or her account."""
    wanted = request.POST.get("next") or request.GET.get("next") or request.session.get(NEXT, "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if wanted and safe else reverse("people:account")


def let_in(request: Request, user: User, *, method: str, own_device: bool) -> HttpResponse:
    """Open the session and go on to the page that was asked for."""
    page = next_page(request)
    sign_in_open(request, user, method=method, own_device=own_device)
    request.session.pop(NEXT, None)
    return HttpResponseRedirect(page)


def freshly_signed_in(view: View) -> View:
    """Let only who signed in within 15 minutes add a way in; others prove again that it is they."""

    @signed_in
    @wraps(view)
    def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_fresh(request.session):
            return view(request, *args, **kwargs)
        query = urlencode({"next": request.get_full_path(), "encore": "1"})
        return HttpResponseRedirect(f"{reverse('people:sign_in')}?{query}")

    return guarded


def put_problem(form: Form, problem: Problem) -> int:
    """Show a command's refusal in the form, at its field where it has one; return the answer's status."""
    form.add_error(problem.field if problem.field in form.fields else None, str(problem))
    return problem.status

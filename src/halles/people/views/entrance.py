"""What the ways in share: where to go next, whose network calls, what a refusal looks like in a form."""

from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from halles.kit.errors import Problem
from halles.kit.request import Request
from halles.people.commands.sign_ins import sign_in_open
from halles.people.models import User

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


def put_problem(form: Form, problem: Problem) -> int:
    """Show a command's refusal in the form, at its field where it has one; return the answer's status."""
    form.add_error(problem.field if problem.field in form.fields else None, str(problem))
    return problem.status

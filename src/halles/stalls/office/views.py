"""Pages of the town hall: home, towns, legal pages, opening, operations."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from halles.journal.commands import failure_dismiss, failure_retry
from halles.journal.queries import head_position
from halles.kit.actor import require
from halles.kit.request import Request
from halles.kit.shelf import shelved
from halles.people.public import signed_in
from halles.stalls.directory.public import category_groups, news_latest, sheet_count
from halles.stalls.office.commands import demo_town_remove
from halles.stalls.office.forms import OpeningForm
from halles.stalls.office.queries import operations_state, personal_register, town_doors
from halles.town.public import town_close, town_list, town_open

NEWS_ON_HOME = 6


@shelved("{town}/directory")
def home(request: Request) -> HttpResponse:
    """Show the town's home page: search, what is new, where to find help."""
    slug = request.town.slug
    position = head_position()  # read before the news, so that nothing falls between the page and the bell
    return render(
        request,
        "office/home.html",
        {
            "shelved": True,
            "position": position,
            "news": news_latest(town=slug, limit=NEWS_ON_HOME),
            "groups": category_groups(town=slug),
            "count": sheet_count(town=slug),
        },
    )


@shelved("towns")
def towns(request: Request) -> HttpResponse:
    """Show the towns of this deployment; a town alone is shown at once."""
    shown = [town for town in town_list() if town.is_open or town.is_demo or settings.IS_LOCAL]
    if len(shown) == 1:
        return redirect(f"{request.path}{shown[0].slug}/")
    return render(request, "office/towns.html", {"towns": shown, "shelved": True})


@shelved()
def legal(request: Request) -> HttpResponse:
    """Say who publishes and who hosts, and how to reach them."""
    return render(request, "office/legal.html", {"shelved": True, "source_url": settings.SOURCE_URL})


@shelved()
def personal_data(request: Request) -> HttpResponse:
    """Say which personal data are kept, why and for how long: built from the manifests."""
    return render(request, "office/personal_data.html", {"shelved": True, "register": personal_register()})


@shelved()
def accessibility(request: Request) -> HttpResponse:
    """Say honestly where accessibility stands: no audit by a human being was made."""
    return render(request, "office/accessibility.html", {"shelved": True})


@shelved()
def help_page(request: Request) -> HttpResponse:
    """Say who helps, by telephone and at a counter, and what can be done without the web."""
    return render(request, "office/help.html", {"shelved": True, "capabilities": town_doors()})


@signed_in
def opening(request: Request) -> HttpResponse:
    """Let the manager fill in what is owed to the public, and open the town."""
    require(request.actor, "town.manage", request.town.slug)
    form = OpeningForm(request.POST or None, initial=vars(request.town))
    if request.method == "POST" and form.is_valid():
        town_open(actor=request.actor, town=request.town.slug, **form.cleaned_data)
        messages.success(request, _("The town is open to the public."))
        return redirect("office:home")
    return render(request, "office/opening.html", {"form": form})


@require_POST
@signed_in
def closing(request: Request) -> HttpResponse:
    """Close the town to the public again; nothing is deleted."""
    town_close(actor=request.actor, town=request.town.slug)
    messages.success(request, _("The town is closed to the public. Nothing was deleted."))
    return redirect("office:opening")


@signed_in
def operations(request: Request) -> HttpResponse:
    """Show operators the processes, the journal, what waits and what was parked."""
    require(request.actor, "journal.operate")
    return render(request, "office/operations.html", operations_state())


@require_POST
@signed_in
def failure_decide(request: Request, failure: int) -> HttpResponse:
    """Try a parked entry again, or set it aside for good."""
    decide = failure_dismiss if "dismiss" in request.POST else failure_retry
    decide(actor=request.actor, failure=failure)
    messages.success(request, _("Done. The runner takes it from here."))
    return redirect("office:operations")


@require_POST
@signed_in
def demo_remove(request: Request) -> HttpResponse:
    """Take the demonstration town away with all that belongs to it."""
    demo_town_remove(actor=request.actor)
    messages.success(request, _("The demonstration town is gone, with everything that belonged to it."))
    return redirect("office:operations")

"""Public pages of the town hall: home, towns, legal pages, help."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString

from halles.journal.queries import head_position
from halles.kit import markdown
from halles.kit.manifest import house_parts
from halles.kit.request import Request
from halles.kit.shelf import shelved
from halles.stalls.directory.public import category_groups, news_latest, open_now
from halles.stalls.office.queries import personal_register, town_doors
from halles.stalls.office.queries.setup import legal_text
from halles.town.public import town_list

NEWS_ON_HOME = 4


def _home_changes(request: Request) -> datetime:
    """Return until when the home page is true: the next shop to open or close, or midnight."""
    now = timezone.now()
    request.open_now = open_now(town=request.town, now=now)  # type: ignore[attr-defined]
    midnight = timezone.make_aware(datetime.combine(timezone.localdate(now) + timedelta(days=1), time()))
    return min(midnight, request.open_now.until or midnight)  # type: ignore[attr-defined]


@shelved("{town}/directory", fresh_until=_home_changes)
def home(request: Request) -> HttpResponse:
    """Show the town's home page: search, what is open, what happens today, what is new, who helps."""
    town = request.town
    position = head_position()  # read before the news, so that nothing falls between the page and the bell
    lines = house_parts("today_lines", without=town.closed_stalls).values()
    context = {
        "shelved": True,
        "position": position,
        "now": request.open_now,  # type: ignore[attr-defined]
        "today": timezone.localdate(),
        "lines": [line for part in lines for line in part(town=town, now=timezone.now())],
        "news": news_latest(town=town.slug, limit=NEWS_ON_HOME),
        "groups": category_groups(town=town.slug),
    }
    return render(request, "office/home.html", context)


@shelved("towns")
def towns(request: Request) -> HttpResponse:
    """Show the towns of this deployment; a town alone is shown at once."""
    shown = [town for town in town_list() if town.is_open or town.is_demo or settings.IS_LOCAL]
    if len(shown) == 1:
        return redirect(f"{request.path}{shown[0].slug}/")
    return render(request, "office/towns.html", {"towns": shown, "shelved": True})


def _own_words(request: Request, page: str) -> SafeString:
    """Return what the town itself wrote on a legal page; nothing where it wrote nothing."""
    kept = legal_text(town=request.town.slug, page=page) if request.town else None
    return markdown.render(kept.text) if kept else SafeString("")


@shelved("{town}/office")
def legal(request: Request) -> HttpResponse:
    """Say who publishes and who hosts, and how to reach them."""
    context = {"shelved": True, "source_url": settings.SOURCE_URL, "own": _own_words(request, "legal")}
    return render(request, "office/legal.html", context)


@shelved("{town}/office")
def personal_data(request: Request) -> HttpResponse:
    """Say which personal data are kept, why and for how long: built from the manifests."""
    own = _own_words(request, "personal-data")
    context = {"shelved": True, "register": personal_register(), "own": own}
    return render(request, "office/personal_data.html", context)


@shelved("{town}/office")
def accessibility(request: Request) -> HttpResponse:
    """Say honestly where accessibility stands: no audit by a human being was made."""
    context = {"shelved": True, "own": _own_words(request, "accessibility")}
    return render(request, "office/accessibility.html", context)


@shelved()
def help_page(request: Request) -> HttpResponse:
    """Say who helps, by telephone and at a counter, and where one reads what each door does."""
    return render(request, "office/help.html", {"shelved": True})


@shelved()
def doors(request: Request) -> HttpResponse:
    """Show what one can do by each door, and why a door is missing: built from the manifests."""
    table = town_doors(closed=request.town.closed_stalls if request.town else ())
    return render(request, "office/doors.html", {"shelved": True, "table": table})

"""The car parks of a town: the list with its living part, the map, and the list on paper."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from halles.kit.request import Request
from halles.kit.shelf import shelved
from halles.stalls.parking import papers, queries
from halles.stalls.parking.forms import HeightForm
from halles.stalls.parking.queries import Chosen, Now, Wish
from halles.stalls.parking.views.pages import TOPICS, position, shown, still_true
from halles.town.queries import drawing_get, map_view

KEYS = ("with", "height")
MARKETS = "{town}/directory"
"""Where the markets are, the walk to which each car park tells."""


@shelved(*TOPICS, MARKETS, query=KEYS, fresh_until=still_true)
def car_park_list(request: Request) -> HttpResponse:
    """List the car parks: free places now and later where they are known, what each is like everywhere."""
    context = {**_listed(request), "position": position(request), "shelved": True}
    return render(request, "parking/list.html", context)


@shelved(*TOPICS, MARKETS, query=KEYS, fresh_until=still_true)
def car_park_part(request: Request) -> HttpResponse:
    """Give the living part of the list alone, for a page that is open."""
    return render(request, "parking/_list.html", _listed(request))


@shelved(*TOPICS, fresh_until=still_true)
def car_park_map(request: Request) -> HttpResponse:
    """Show the car parks on the map of the town, and the same in words beside it."""
    cars = shown(request)
    points, drawing = queries.now_points(cars), drawing_get(town=request.town.slug)
    context = {
        "found": queries.choose(cars, Wish()).found,
        "points": points,
        "unplaced": sum(point.lon is None for point in points),
        "view": map_view(drawing, points) if drawing and drawing.width else None,
        "simulated": any(now.is_simulated for now in cars),
        "shelved": True,
    }
    return render(request, "parking/map.html", context)


def car_park_pdf(request: Request) -> HttpResponse:
    """Give the list of car parks on paper: what does not change by the hour."""
    cars = queries.car_park_list(town=request.town.slug)
    address = request.build_absolute_uri(request.path.removesuffix("liste.pdf"))
    pdf = papers.list_paper(
        cars,
        town=request.town,
        address=address,
        language=request.LANGUAGE_CODE,
    )
    name = {"Content-Disposition": 'inline; filename="stationnement.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=name)


def _listed(request: Request) -> dict[str, Any]:
    """Return what the list shows of the car parks that have what is asked for."""
    form = HeightForm(request.GET if "height" in request.GET else None)
    wish = Wish(_needs(request), form.cleaned_data["height"] if form.is_valid() else None)
    cars = shown(request)
    chosen, walks = queries.choose(cars, wish), queries.market_walks(town=request.town.slug, cars=cars)
    return {
        "cars": cars,
        "cards": [(now, _line(now, walks)) for now in chosen.found],
        "unsure": [(now, _line(now, walks)) for now in chosen.unsure],
        "is_measured": any(now.has_sensor or now.origin for now in cars),
        "simulated": any(now.is_simulated for now in cars),
        "order": _order(chosen),
        "form": form,
        "wish": wish,
        "kept": urlencode(_query(wish)),
        "needs": [
            (_title(need), queries.count_of(cars, need), _toggled(wish, need), need in wish.needs)
            for need in queries.NEEDS
        ],
    }


def _line(now: Now, walks: dict[str, str]) -> str:
    """Return what a card says of what does not change: "120 places · gratuit · 4 places handicapées"."""
    told = [*queries.short_facts(now.car_park, capacity=now.capacity), walks.get(now.car_park.pk, "")]
    line = " · ".join(each for each in told if each)
    return line[:1].upper() + line[1:]


def _needs(request: Request) -> tuple[str, ...]:
    asked = request.GET.get("with", "").split(",")
    return tuple(need for need in queries.NEEDS if need in asked)


def _title(need: str) -> str:
    titles = {
        queries.DISABLED: gettext("Disabled places"),
        queries.FREE: gettext("Free of charge"),
        queries.CHARGING: gettext("Charging points"),
    }
    return titles[need]


def _query(wish: Wish) -> dict[str, str]:
    """Return what the address asks, as it is written."""
    asked = {"with": ",".join(wish.needs), "height": f"{wish.height / 100:.2f}" if wish.height else ""}
    return {key: value for key, value in asked.items() if value}


def _toggled(wish: Wish, need: str) -> str:
    """Return the address of the same list with one more need, or without it."""
    needs = tuple(each for each in queries.NEEDS if (each in wish.needs) != (each == need))
    return f"?{urlencode(_query(Wish(needs, wish.height)), safe=',')}"


def _order(chosen: Chosen) -> str:
    """Return how the list is ordered."""
    states = {queries.state_of(now) for now in chosen.found}
    if states <= {"unknown"}:
        return gettext("In the order of their names.")
    return gettext(
        "Those with free places come first, then those of which it is not known, those that are full, "
        "and those that are closed; within each of these, in the order of their names."
    )

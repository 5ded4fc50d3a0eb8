"""Do it for somebody: find her or write her down, hear her consent, sit with her, print, end."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from halles.doors import rights
from halles.doors.commands import sittings
from halles.doors.commands.helping import helping_act, helping_start
from halles.doors.commands.stops import texts_stop_for
from halles.doors.forms.helping import CardForm, ConsentForm, NewPersonForm
from halles.doors.models import Helping
from halles.doors.queries.papers import paper_get
from halles.doors.queries.persons import Proposed, persons_alike
from halles.doors.queries.sittings import acting, helping_of, sitting_get
from halles.doors.queries.stops import is_stopped
from halles.doors.views.resuming import resumed
from halles.kit.actor import require
from halles.kit.errors import NotFound, Refused
from halles.kit.forms import done, status_of
from halles.kit.manifest import house_parts
from halles.kit.ratelimit import caller
from halles.kit.request import Request
from halles.people.commands.cards import card_read
from halles.people.commands.persons import person_create, read_phone
from halles.people.forms import SearchForm
from halles.people.public import person_get, person_search, signed_in


@never_cache
@signed_in
def helping(request: Request) -> HttpResponse:
    """Show the sitting that runs; where none does, find the person: by her card, her name or her number."""
    require(request.actor, rights.HELPING, request.town.slug)
    running = helping_of(request)
    if running:
        return _sitting(request, running)
    by_card, paper = request.method == "POST" and "code" in request.POST, request.GET.get("papier", "")
    card = CardForm(request.POST, request.FILES) if by_card else CardForm(auto_id="card_%s")
    begun: list[Helping] = []
    if by_card and done(card, lambda: begun.append(_by_card(request, card))):
        return _begin(request, begun[0], paper)
    text = "" if by_card else request.POST.get("q", "")
    context = {
        "form": SearchForm(request.POST if text or "q" in request.POST else None),
        "consent": ConsentForm(),
        "card": card,
        "found": person_search(town=request.town.slug, text=text) if text else None,
        "paper": paper,
    }
    return render(request, "doors/helping.html", context, status=status_of(card))


@never_cache
@signed_in
def person(request: Request, person: str) -> HttpResponse:
    """Hear the consent of a person of the town, then sit with her; `papier` is the sheet she came with."""
    _alone(request)
    known = person_get(person=person)
    if known is None:
        raise NotFound(gettext("This person is not known here."))
    paper, form = request.GET.get("papier", ""), ConsentForm(request.POST or None)
    begun: list[Helping] = []

    def begin() -> None:
        said, town = form.cleaned_data["said"], request.town.slug
        begun.append(helping_start(actor=request.actor, town=town, person=person, said=said))

    if request.method == "POST" and done(form, begin):
        return _begin(request, begun[0], paper)
    return render(
        request, "doors/helping_person.html", {"form": form, "person": known}, status=status_of(form)
    )


@never_cache
@signed_in
def new(request: Request) -> HttpResponse:
    """Write down who comes for the first time; who may be known already is proposed before."""
    _alone(request)
    form, found = NewPersonForm(request.POST or None), list[Proposed]()
    paper = request.GET.get("papier", "")
    begun: list[Helping] = []

    def begin() -> None:
        asked = dict(form.cleaned_data)
        phone = read_phone(asked["phone"]) if asked["phone"].strip() else ""
        if "sure" not in request.POST:
            found.extend(persons_alike(town=request.town.slug, name=asked["name"], phone=phone))
        if not found:
            begun.append(_written_down(request, asked))

    if request.method == "POST" and done(form, begin) and begun:
        return _begin(request, begun[0], paper)
    context = {"form": form, "found": found, "paper": paper}
    return render(request, "doors/helping_new.html", context, status=status_of(form))


@require_POST
def end(request: Request) -> HttpResponse:
    """End the sitting; the browser forgets its pages."""
    sittings.sitting_close(request)
    messages.success(request, gettext("It is over: nothing of this person is left on this screen."))
    page = "doors:helping" if request.town else "people:account"
    return sittings.sitting_left(redirect(page))


@require_POST
@signed_in
def texts(request: Request) -> HttpResponse:
    """Stop the text messages to the number of who sits there, as she asks."""
    running = helping_of(request)
    if running is None:
        raise NotFound(gettext("This sitting is over."), advice=gettext("Begin another one."))
    asked = {"actor": request.actor, "town": request.town, "helping": running}
    stopped = texts_stop_for(now=timezone.now(), **asked)
    words = gettext("Asked: no text message any more, but answers and codes")
    if stopped == "notices":
        words = gettext("Asked: no news by text message any more")
    helping_act(actor=request.actor, helping=running.pk, stall="doors", words=words)
    messages.success(request, gettext("Done, and her telephone is told so. REPRENDRE from it takes it back."))
    return redirect("doors:helping")


def _alone(request: Request) -> None:
    """Let only somebody of the counters begin a sitting, and no second one beside the first."""
    require(request.actor, rights.HELPING, request.town.slug)
    if helping_of(request):
        advice = gettext("End with this person first: the button is at the top of the page.")
        raise Refused(gettext("You act for somebody already."), advice=advice)


def _by_card(request: Request, form: CardForm) -> Helping:
    code, said = form.cleaned_data["code"], form.cleaned_data["said"]
    holder = card_read(actor=request.actor, code=code, caller=caller(request))
    town = request.town.slug
    return helping_start(actor=request.actor, town=town, person=holder.pk, said=said, card=code)


def _written_down(request: Request, asked: dict[str, Any]) -> Helping:
    said, town = asked.pop("said"), request.town.slug
    made = person_create(actor=request.actor, town=town, **asked)
    return helping_start(actor=request.actor, town=town, person=made.pk, said=said)


def _begin(request: Request, helping: Helping, paper: str) -> HttpResponse:
    """Open the sitting, and go where the sheet that she brought stopped, or to what one can do."""
    row = paper_get(paper=paper, town=request.town.slug) if paper else None
    page = resumed(request, row, helping.person) if row else ""
    response = redirect(page or "doors:helping")
    sittings.sitting_open(request, response, helping)
    return response


def _sitting(request: Request, helping: Helping) -> HttpResponse:
    """Show what one can do for her, and what was done."""
    parts = house_parts("helped_lines", without=request.town.closed_stalls)
    asked = {"town": request.town, "actor": acting(request), "now": timezone.now()}
    lines = [line for part in parts.values() for line in part(**asked)]
    told, person = sitting_get(helping=helping.pk), person_get(person=helping.person)
    number, town = getattr(person, "phone", ""), request.town.slug
    context = {
        "sitting": told,
        "person": person,
        "lines": lines,
        "can_stop": bool(number) and not is_stopped(town, number, kind="order"),
        "has_stopped": bool(number) and is_stopped(town, number),
    }
    return render(request, "doors/helping_sitting.html", context)

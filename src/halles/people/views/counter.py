"""At the counter: find a person or write down a new one, issue, reissue or stop an access card."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from halles.kit.actor import require
from halles.kit.drafts import draft
from halles.kit.errors import NotFound, Problem
from halles.kit.ids import read_code, show_code
from halles.kit.request import Request
from halles.people import papers, queries
from halles.people.commands import cards
from halles.people.commands.persons import person_create
from halles.people.forms import PersonForm, SearchForm
from halles.people.public import freshly_signed_in, signed_in
from halles.people.views.entrance import put_problem, town_of


@never_cache
@signed_in
def search(request: Request) -> HttpResponse:
    """Find a person of this town."""
    town = town_of(request)["town"]
    require(request.actor, "people.counter", town)
    text = request.POST.get("q", "")
    found = queries.person_search(town=town, text=text) if text else None
    context = {"form": SearchForm(request.POST or None), "found": found}
    return render(request, "people/counter.html", context)


@signed_in
def person_add(request: Request) -> HttpResponse:
    """Write down a person who comes for the first time."""
    actor, town = request.actor, town_of(request)["town"]
    require(actor, "people.counter", town)
    form, status = PersonForm(request.POST or draft(request)), 200
    if request.method == "POST" and form.is_valid():
        try:
            made = person_create(actor=actor, town=town, **form.cleaned_data)
            return redirect("people:counter_person", made.pk)
        except Problem as problem:
            status = put_problem(form, problem)
    return render(request, "people/person_add.html", {"form": form}, status=status)


@never_cache
@signed_in
def person(request: Request, person: str) -> HttpResponse:
    """Show a person's card, to issue, reissue or stop it."""
    town = town_of(request)["town"]
    require(request.actor, "people.counter", town)
    if not queries.is_of_town(person=person, town=town):
        raise NotFound(gettext("This person is not known here."))
    context = {"person": queries.person_get(person=person), "card": queries.card_of(person=person)}
    return render(request, "people/counter_person.html", context)


@never_cache
@require_POST
@freshly_signed_in
def card_issue(request: Request, person: str) -> HttpResponse:
    """Issue a card; its code is shown once, on this answer."""
    _, code = cards.card_issue(actor=request.actor, person=person, **town_of(request))
    context = {"person": queries.person_get(person=person), "code": show_code(code)}
    return render(request, "people/card_issued.html", context)


@require_POST
@signed_in
def card_revoke(request: Request, person: str) -> HttpResponse:
    """Stop a person's card."""
    actor = request.actor
    cards.card_revoke(actor=actor, person=person, town=town_of(request)["town"])
    if person == actor.person:
        return redirect("people:card")
    return redirect("people:counter_person", person)


@require_POST
@signed_in
def card_sheet(request: Request) -> HttpResponse:
    """Return a card as a sheet of paper, from the code on the page that showed it."""
    person, code = request.POST.get("person", ""), read_code(request.POST.get("code", ""))
    if not queries.card_matches(person=person, code=code):
        raise NotFound(gettext("This card was replaced."))
    address = request.build_absolute_uri(reverse("people:card_enter"))
    return papers.answer(papers.access_card(queries.person_name(person), code, address), "carte.pdf")

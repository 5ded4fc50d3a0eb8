"""Calls for help: ask to be called back, without an account; at the counter see them, take one, answer."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from rules import test_rule

from halles.doors import rights
from halles.doors.commands import ticket_answer, ticket_claim, ticket_open
from halles.doors.forms.tickets import AnswerForm, CallForm
from halles.doors.public import act_note, helping_of
from halles.doors.queries import tickets as queries
from halles.doors.queries.promises import promise_words
from halles.doors.queries.tickets import TicketView
from halles.kit.actor import require
from halles.kit.errors import BadInput, NotFound
from halles.kit.forms import done, status_of
from halles.kit.ratelimit import caller
from halles.kit.request import Request
from halles.people.commands.persons import read_phone
from halles.people.public import signed_in


@never_cache
def call(request: Request) -> HttpResponse:
    """Let anybody ask to be called back, or a helper for her."""
    form = CallForm(request.POST or None)
    is_helper = bool(test_rule(rights.TICKETS, request.actor, request.town.slug))
    made: list[str] = []

    def ask() -> None:
        row = ticket_open(
            actor=request.actor,
            town=request.town,
            channel="helper" if is_helper else "web",
            reason="asked",
            contact=_number(form.cleaned_data["contact"]),
            words=form.cleaned_data["words"],
            name=form.cleaned_data["name"],
            caller="" if is_helper else caller(request),
        )
        made.append(row.pk)
        words = _("Asked to be called back: call no. %(number)d") % {"number": row.number}
        act_note(request, stall="doors", words=words)

    if request.method == "POST" and done(form, ask):
        if helping_of(request):
            return redirect("doors:helping")
        return redirect("doors:called", ticket=made[0])
    return render(request, "doors/call.html", {"form": form}, status=status_of(form))


@never_cache
def called(request: Request, ticket: str) -> HttpResponse:
    """Say who calls back until when. Who asked alone knows this address; it shows none of her words."""
    row = queries.ticket_by_id(town=request.town.slug, ticket=ticket)
    if row is None:
        raise NotFound(_("There is no such call for help."))
    context = {"ticket": row, "promise": promise_words(request.town, row)}
    return render(request, "doors/called.html", context)


@never_cache
@signed_in
def tickets(request: Request) -> HttpResponse:
    """Show who waits for a human, the longest first, and the last that were answered."""
    require(request.actor, rights.TICKETS, request.town.slug)
    about = {"town": request.town.slug, "now": timezone.now()}
    context = {
        "waiting": queries.tickets_waiting(**about),
        "late": queries.tickets_late(**about),
        "answered": queries.tickets_answered(**about),
    }
    return render(request, "doors/tickets.html", context)


@never_cache
@signed_in
def ticket(request: Request, number: int) -> HttpResponse:
    """Show one call for help, and let somebody at the counter answer it."""
    view = _ticket(request, number)
    form = AnswerForm(request.POST or None, can_text=view.can_text)

    def answer() -> None:
        by_text = form.cleaned_data["how"] == "text"
        words = form.cleaned_data["words"]
        ticket_answer(actor=request.actor, ticket=view.row.pk, words=words, by_text=by_text)

    if request.method == "POST" and done(form, answer):
        messages.success(request, _("Answered. Thank you."))
        return redirect("doors:tickets")
    return render(request, "doors/ticket.html", {"view": view, "form": form}, status=status_of(form))


@require_POST
@signed_in
def claim(request: Request, number: int) -> HttpResponse:
    """Take a call for help for oneself."""
    view = _ticket(request, number)
    ticket_claim(actor=request.actor, ticket=view.row.pk)
    messages.success(request, _("You look after it: the others see your name."))
    return redirect("doors:ticket", number=number)


def _ticket(request: Request, number: int) -> TicketView:
    require(request.actor, rights.TICKETS, request.town.slug)
    view = queries.ticket_get(town=request.town.slug, number=number, now=timezone.now())
    if view is None:
        raise NotFound(_("There is no such call for help."))
    return view


def _number(typed: str) -> str:
    try:
        return read_phone(typed)
    except BadInput as problem:
        raise BadInput(problem.message, field="contact", advice=problem.advice) from problem

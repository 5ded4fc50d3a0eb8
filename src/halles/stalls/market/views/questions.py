"""What residents ask a shop: three buttons for each question."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from halles.kit.errors import NotFound
from halles.kit.request import Request
from halles.people.public import signed_in
from halles.stalls.market import commands
from halles.stalls.market.models import Reply
from halles.stalls.market.queries.asking import question_get, questions_open
from halles.stalls.market.queries.counter import questions_replied
from halles.stalls.market.views.counter_pages import held


@signed_in
def questions(request: Request, shop: str) -> HttpResponse:
    """Show what waits for an answer, and what was answered and can still be changed."""
    card, now = held(request, shop), timezone.now()
    context = {
        "shop": card,
        "waiting": questions_open(organisation=card.organisation, now=now),
        "replied": questions_replied(organisation=card.organisation, now=now),
        "replies": [(each.value, gettext(each.label)) for each in Reply],
    }
    return render(request, "market/counter_questions.html", context)


@require_POST
@signed_in
def question_reply(request: Request, shop: str, question: str) -> HttpResponse:
    """Answer yes, no or tomorrow."""
    card, row = held(request, shop), question_get(question=question)
    if row is None or row.organisation != card.organisation:
        raise NotFound(gettext("This question is no longer here."))
    reply = request.POST.get("reply") or request.POST.get("answer", "")
    commands.question_reply(actor=request.actor, question=question, reply=reply)
    messages.success(request, gettext("Answered. You can still change it until this evening."))
    return redirect(_back(request, shop))


def _back(request: Request, shop: str) -> str:
    """Return the page that the button was on, if it is one of ours; else that of the questions."""
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return back if is_ours else reverse("market:questions", kwargs={"shop": shop})

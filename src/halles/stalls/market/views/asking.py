"""Ask a shop, and the page where its answer is read; nobody needs an account."""

import secrets
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from halles.doors.public import act_note, acting, helping_of
from halles.journal.queries import head_position
from halles.kit.errors import NotFound
from halles.kit.forms import done
from halles.kit.ratelimit import caller
from halles.kit.request import Request
from halles.stalls.directory.public import shop_states
from halles.stalls.market.commands import question_ask, question_withdraw
from halles.stalls.market.forms.residents import AskForm
from halles.stalls.market.queries.asking import QuestionView, question_view
from halles.stalls.market.queries.secrets import secret_of
from halles.stalls.market.views.pages import form_page, private, shop_of


@never_cache
def ask(request: Request, slug: str) -> HttpResponse:
    """Ask a shop one short question; sent twice, it is asked once."""
    shop = shop_of(request, slug)
    initial = {"text": request.GET.get("q", "")[:140], "key": secrets.token_hex(16)}
    form = AskForm(request.POST or None, initial=initial)

    def send() -> None:
        asked = form.cleaned_data
        channel, to = asked["to"]
        question_ask(
            actor=acting(request),
            town=request.town,
            organisation=shop.organisation,
            key=asked["key"],
            secret=secret_of(asked["key"]),
            text=asked["text"],
            channel=channel,
            to=to,
            caller=caller(request),
        )
        words = {"shop": shop.name, "text": asked["text"]}
        act_note(request, stall="market", words=gettext("Asked %(shop)s: “%(text)s”") % words)

    if request.method == "POST" and done(form, send):
        if helping_of(request):  # the answer is read in a sitting, by no address that outlives it
            return redirect("doors:helping")
        return redirect("market:question", token=secret_of(form.cleaned_data["key"]))
    state = shop_states(town=request.town, moment=timezone.now(), shops=[shop])[shop.organisation]
    return form_page(request, "market/ask.html", form, shop=shop, state=state)


def question(request: Request, token: str) -> HttpResponse:
    """Show a question and its answer to who asked."""
    position = head_position()
    return private(render(request, "market/question.html", {**_told(request, token), "position": position}))


def question_part(request: Request, token: str) -> HttpResponse:
    """Give the answer alone, for a page that is open."""
    return private(render(request, "market/_question_living.html", _told(request, token)))


@require_POST
def withdraw(request: Request, token: str) -> HttpResponse:
    """Take the question back; nothing of it is kept."""
    view = _found(request, token)
    question_withdraw(actor=request.actor, town=request.town.slug, secret=token)
    messages.success(request, gettext("Your question is taken back. Nothing of it is kept."))
    if view.shop is None:
        return redirect("market:find")
    return redirect("market:shop", slug=view.shop.slug)


def _told(request: Request, token: str) -> dict[str, Any]:
    view, now = _found(request, token), timezone.now()
    shops = [view.shop] if view.shop else []
    states = shop_states(town=request.town, moment=now, shops=shops)
    return {
        "question": view,
        "shop": view.shop,
        "state": states.get(view.organisation),
        "is_waiting": view.is_waiting(now),
        "token": token,
    }


def _found(request: Request, token: str) -> QuestionView:
    view = question_view(town=request.town.slug, secret=token)
    if view is None:
        advice = gettext("It was taken back, or is older than thirty days.")
        raise NotFound(gettext("No question is at this address."), advice=advice)
    return view

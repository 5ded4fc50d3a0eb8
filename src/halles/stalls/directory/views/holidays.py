"""Pages of public holidays and summer: who opens, what a shop answers, whom the town calls."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext

from halles.doors.public import acting
from halles.kit.actor import require
from halles.kit.errors import NotFound
from halles.kit.forms import done
from halles.kit.request import Request
from halles.kit.shelf import shelved
from halles.people.public import signed_in
from halles.stalls.directory import commands, queries, rights
from halles.stalls.directory.engine.occasions import Occasion, occasion_of
from halles.stalls.directory.forms import ReplyForm
from halles.stalls.directory.models import HolidayQuestion, Sheet
from halles.stalls.directory.views.pages import find, noted


@shelved("{town}/directory", "{town}/town")
def holiday(request: Request, day: str) -> HttpResponse:
    """Say which shops open on a public holiday, which close, and which have not told."""
    about = occasion_of(day)
    name = queries.holiday_name(town=request.town, day=about.first) if about else ""
    if about is None or not name:
        raise NotFound(gettext("This day is no public holiday here."))
    board = queries.holiday_board(town=request.town, day=about.first)
    context = {"day": about.first, "name": name, "board": board}
    return render(request, "directory/holiday.html", {**context, "shelved": True})


@signed_in
def holiday_reply(request: Request, slug: str, occasion: str) -> HttpResponse:
    """Let a shop answer a question, or the town's manager for it; its buttons post here from other pages."""
    row = find(request, slug)
    require(acting(request), rights.REPLY, row)
    question = queries.question_of(sheet=row.pk, occasion=occasion)
    form = ReplyForm(request.POST or None)
    answer = request.POST.get("answer", "")
    who: dict[str, Any] = {"actor": acting(request), "now": timezone.now()}

    def reply() -> None:
        if answer == "undo":
            commands.holiday_undo(sheet=row, occasion=occasion, **who)
        else:
            commands.holiday_reply(sheet=row, occasion=occasion, reply=form.reply(), **who)
        noted(request, row, gettext("Answered whether it opens on a public holiday: %(shop)s"))

    if answer not in ("", "change") and done(form, reply):
        messages.success(request, _said(answer))
        return redirect(_back(request, slug))
    return _form_page(request, row, question, form)


def holiday_link(request: Request, token: str) -> HttpResponse:
    """Let whoever received the question's link answer it without signing in; only its buttons act."""
    now = timezone.now()
    question = commands.question_by_link(token=token, now=now)
    form = ReplyForm(request.POST or None)

    def reply() -> None:
        commands.holiday_reply_by_link(actor=request.actor, token=token, reply=form.reply(), now=now)

    if request.method == "POST" and done(form, reply):
        messages.success(request, _said(request.POST.get("answer", "")))
        return redirect(request.path)
    response = _form_page(request, question.sheet, question, form)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


@signed_in
def holiday_calls(request: Request) -> HttpResponse:
    """Show the manager which shops have not answered, with their telephone: a call is an answer too."""
    require(request.actor, rights.CALL, request.town.slug)
    waiting = queries.holidays_waiting(town=request.town.slug, today=timezone.localdate())
    return render(request, "directory/holiday_calls.html", {"waiting": waiting})


def _form_page(
    request: Request, row: Sheet, question: HolidayQuestion | None, form: ReplyForm
) -> HttpResponse:
    """Show one question with its answers; 422 where one could not be taken."""
    about: Occasion | None = occasion_of(question.occasion) if question else None
    if question is None or about is None:
        raise NotFound(gettext("Nobody asked that."))
    asked = request.POST.get("answer", "") not in ("", "change")
    context = {
        "sheet": queries.sheet_view(row),
        "question": question,
        "occasion": about,
        "when": queries.occasion_words(about, today=timezone.localdate()),
        "name": queries.holiday_name(town=request.town, day=about.first),
        "form": form if asked else ReplyForm(),
        "next": request.GET.get("next", "") or request.POST.get("next", ""),
    }
    return render(request, "directory/holiday_reply.html", context, status=422 if asked else 200)


def _said(answer: str) -> str:
    if answer == "undo":
        return gettext("Done: the question waits for your answer again.")
    return gettext("Thank you. The town sees your answer now; you can change it until the day.")


def _back(request: Request, slug: str) -> str:
    """Return the page that the button was on, if it is one of ours; else the shop's own."""
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return back if is_ours else reverse("directory:manage", args=[slug])

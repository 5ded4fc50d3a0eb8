"""Sheets that anybody prints: the fridge card, the sheet of a week; and the number that they tell."""

from datetime import date, datetime, time, timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from halles.doors import rights
from halles.doors.commands.lines import text_line_set
from halles.doors.forms.helping import TextLineForm
from halles.doors.papers.fridge import fridge_card
from halles.doors.papers.week import Week, dates_words, help_lines, week_sheet
from halles.doors.queries.lines import examples, text_number
from halles.doors.queries.week import monday_of, next_monday, week_parts
from halles.kit.actor import require
from halles.kit.forms import done, status_of
from halles.kit.request import Request
from halles.kit.shelf import shelved
from halles.people.public import signed_in

TOPICS = ("{town}/doors", "{town}/directory", "{town}/market", "{town}/parking", "{town}/office")


@shelved("{town}/doors")
def fridge(request: Request) -> HttpResponse:
    """Show what the fridge card says, and give it to print."""
    number = text_number(town=request.town.slug)
    context = {"number": number, "examples": examples(town=request.town)}
    return render(request, "doors/fridge.html", context)


def fridge_paper(request: Request) -> HttpResponse:
    """Give the fridge card: one A4 page."""
    number = text_number(town=request.town.slug)
    pdf = fridge_card(town=request.town, number=number, examples=examples(town=request.town))
    return _public(pdf, "carte.pdf")


def _midnight(request: Request) -> datetime:
    return timezone.make_aware(datetime.combine(timezone.localdate() + timedelta(days=1), time()))


@shelved(*TOPICS, query=("jour",), fresh_until=_midnight)
def week(request: Request) -> HttpResponse:
    """Show what the sheet of a week says; `jour` is any day of it, by default of the week that comes."""
    found = _week(request)
    context = {
        "parts": found.parts,
        "dates": dates_words(found.monday),
        "monday": found.monday.isoformat(),
        "before": (found.monday - timedelta(days=7)).isoformat(),
        "after": (found.monday + timedelta(days=7)).isoformat(),
        "help": help_lines(found.town, found.number),
    }
    return render(request, "doors/week.html", context)


def week_paper(request: Request) -> HttpResponse:
    """Give the sheet of a week: one A4 page, with `gros` two in large type."""
    return _public(week_sheet(_week(request), large_type="gros" in request.GET), "semaine.pdf")


@signed_in
def text_line(request: Request) -> HttpResponse:
    """Let the manager say to which number one writes."""
    town = request.town.slug
    require(request.actor, rights.TEXTS, town)
    form = TextLineForm(request.POST or None, initial={"number": text_number(town=town)})

    def keep() -> None:
        text_line_set(actor=request.actor, town=town, number=form.cleaned_data["number"])

    if request.method == "POST" and done(form, keep):
        messages.success(request, gettext("Kept."))
        return redirect("doors:fridge")
    return render(request, "doors/text_line.html", {"form": form}, status=status_of(form))


def _week(request: Request) -> Week:
    monday = _monday(request.GET.get("jour", ""))
    address = f"{request.build_absolute_uri(reverse('doors:week'))}?jour={monday.isoformat()}"
    town = request.town
    return Week(town, monday, week_parts(town=town, monday=monday), text_number(town=town.slug), address)


def _monday(text: str) -> date:
    """Return the Monday of a day as it is typed in an address; what is no day is the week that comes."""
    today = timezone.localdate()
    try:
        monday = monday_of(date.fromisoformat(text))
    except (ValueError, OverflowError):
        return next_monday(today)
    return monday if abs(monday - today) < timedelta(days=400) else next_monday(today)


def _public(pdf: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "no-cache"}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)

"""The holder's gestures: closed exceptionally until a day, on leave, open at other hours, taken back."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from halles.doors.public import acting
from halles.kit.actor import Actor
from halles.kit.forms import done
from halles.kit.once import once
from halles.kit.request import Request
from halles.kit.text import mark
from halles.people.public import signed_in
from halles.stalls.directory import commands, forms, queries
from halles.stalls.directory.models import Sheet, SpecialSource
from halles.stalls.directory.views.manage import held
from halles.stalls.directory.views.pages import form_page, noted

ONE_DAY = timedelta(days=1)


def _close(form: Form, actor: Actor, sheet: Sheet) -> None:
    commands.closed_until(actor=actor, sheet=sheet, day=form.cleaned_data["day"])


def _leave(form: Form, actor: Actor, sheet: Sheet) -> None:
    commands.leave_set(actor=actor, sheet=sheet, **form.cleaned_data)


def _open(form: Form, actor: Actor, sheet: Sheet) -> None:
    """Open on one day; an hour before that of opening is of the night after it."""
    day, opens, closes = (form.cleaned_data[name] for name in ("day", "opens", "closes"))
    end = datetime.combine(day + ONE_DAY if closes <= opens else day, closes)
    commands.special_set(
        actor=actor,
        sheet=sheet,
        starts_at=timezone.make_aware(datetime.combine(day, opens)),
        ends_at=timezone.make_aware(end),
        is_open=True,
        source=SpecialSource.GESTURE,
    )


Gesture = tuple[type[Form], Callable[[Form, Actor, Sheet], None]]
GESTURES: dict[str, Gesture] = {
    "until": (forms.UntilForm, _close),
    "leave": (forms.LeaveForm, _leave),
    "open": (forms.OpenForm, _open),
}

TOLD = {
    "until": mark("Closed exceptionally: %(shop)s"),
    "leave": mark("On leave: %(shop)s"),
    "open": mark("Open exceptionally: %(shop)s"),
}
"""What the receipt of a shopkeeper who was helped says of each gesture."""


@signed_in
@once
def special(request: Request, slug: str) -> HttpResponse:
    """Let a holder say in one gesture that a day is not as usual."""
    row, asked = held(request, slug), request.POST.get("gesture", "")
    made = {
        name: form(request.POST if name == asked else None, auto_id=f"{name}-%s")
        for name, (form, _act) in GESTURES.items()
    }

    def tell() -> None:
        GESTURES[asked][1](made[asked], acting(request), row)
        noted(request, row, gettext(TOLD[asked]))

    if asked in made and done(made[asked], tell):
        messages.success(request, gettext("Done: the town reads it now. You can go back."))
        return redirect("directory:special", slug=slug)
    today = timezone.localdate()
    more = {
        "sheet": queries.sheet_view(row),
        "rows": queries.special_of_holder(sheet=row.pk),
        "mornings": (today + ONE_DAY, today + 2 * ONE_DAY),
        **made,
    }
    return form_page(request, "directory/special.html", made.get(asked, made["until"]), **more)


@require_POST
@signed_in
def withdraw(request: Request, slug: str, special: str) -> HttpResponse:
    """Take back what was said of a day."""
    row = held(request, slug)
    commands.special_withdraw(actor=acting(request), sheet=row, special=special)
    noted(request, row, gettext("Usual hours again: %(shop)s"))
    messages.success(request, gettext("Your usual hours hold again. You can go back for ten minutes."))
    return redirect("directory:special", slug=slug)


@require_POST
@signed_in
def restore(request: Request, slug: str, special: str) -> HttpResponse:
    """Put back what was said of a day."""
    row = held(request, slug)
    commands.special_restore(actor=acting(request), sheet=row, special=special)
    noted(request, row, gettext("Exceptional hours published again: %(shop)s"))
    messages.success(request, gettext("This is published again."))
    return redirect("directory:special", slug=slug)

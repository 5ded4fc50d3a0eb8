"""The manager's desk of text messages: what left and what it cost, its price, one message to many."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from halles.doors import commands, rights
from halles.doors.commands.routes import stays_here
from halles.doors.forms.texts import CampaignForm, PriceForm, SendForm
from halles.doors.queries import campaigns, costs
from halles.doors.queries.campaigns import Preview
from halles.doors.queries.costs import Month
from halles.kit import french
from halles.kit.actor import require
from halles.kit.forms import done, status_of
from halles.kit.ids import new_id
from halles.kit.request import Request
from halles.people.public import signed_in
from halles.ui.templatetags.ui import language


@never_cache
@signed_in
def texts_desk(request: Request) -> HttpResponse:
    """Show what left month by month; let the manager say what it costs."""
    town = request.town
    require(request.actor, rights.TEXTS, town.slug)
    price = costs.price_of(town=town.slug)
    known = {"price": price.price or None, "month_cents": price.month_cents or None}
    form = PriceForm(request.POST or None, initial=known)

    def save() -> None:
        said = {"price": form.cleaned_data["price"], "month_cents": form.cleaned_data["month_cents"] or 0}
        commands.price_set(actor=request.actor, town=town, **said)

    if request.method == "POST" and done(form, save):
        messages.success(request, _("Noted: each message to many tells its price from now on."))
        return redirect("doors:texts-desk")
    context = {
        "form": form,
        "price": price,
        "head": ["", _("Text messages billed"), _("Cost")],
        "tables": [_table(month) for month in costs.text_months(town=town.slug, price=price)],
        "stopped": costs.texts_stopped(town=town.slug),
        "campaigns": campaigns.campaign_list(town=town.slug),
        "stays_here": stays_here("sms", town.slug, ""),
    }
    return render(request, "doors/texts.html", context, status=status_of(form))


def _table(month: Month) -> tuple[str, list[list[str]]]:
    """Return a month's name, and its lines with their sum last."""
    spoken = language()
    every = (_("In all"), month.segments, month.cents)
    lines = [(_(line.label), line.segments, line.cents) for line in month.lines]
    rows = [
        [
            label,
            french.number_words(segments, language=spoken),
            _("not known") if cents is None else french.euros(cents, language=spoken),
        ]
        for label, segments, cents in [*lines, every]
    ]
    return french.month_words(month.first, language=spoken), rows


@never_cache
@signed_in
def campaign_write(request: Request) -> HttpResponse:
    """Let the manager write one message to many; then show it as it would leave, with its price."""
    require(request.actor, rights.TEXTS, request.town.slug)
    form = CampaignForm(request.POST or None)
    if request.method == "POST" and "again" not in request.POST:
        found = _preview(request, form)
        if found:
            return _shown(request, found, SendForm(_with_key(form, found)))
    return _written(request, form)


@require_POST
@never_cache
@signed_in
def campaign_send(request: Request) -> HttpResponse:
    """Send the message that was previewed; what changed meanwhile is shown again first."""
    form = SendForm(request.POST)

    def send() -> None:
        sent = commands.campaign_send(
            actor=request.actor, town=request.town, now=timezone.now(), **form.cleaned_data
        )
        text = ngettext("%(n)d text message is queued.", "%(n)d text messages are queued.", sent.recipients)
        messages.success(request, text % {"n": sent.recipients})

    require(request.actor, rights.TEXTS, request.town.slug)
    if done(form, send):
        return redirect("doors:texts-desk")
    again = CampaignForm(request.POST)
    found = _preview(request, again)
    if found is None:
        return _written(request, again)
    fresh = SendForm(_with_key(again, found))
    return _shown(request, found, fresh, why=form.non_field_errors(), status=422)


def _preview(request: Request, form: CampaignForm) -> Preview | None:
    """Return the message as it would leave, or None with what is to be corrected put into the form."""
    kept: list[Preview] = []

    def check() -> None:
        said = {"audience": form.cleaned_data["audience"], "text": form.cleaned_data["text"]}
        kept.append(commands.campaign_checked(town=request.town, now=timezone.now(), **said))

    return kept[0] if done(form, check) else None


def _with_key(form: CampaignForm, preview: Preview) -> dict[str, object]:
    return {**form.cleaned_data, "key": new_id(), "seen_cents": preview.cents}


def _shown(
    request: Request, preview: Preview, form: SendForm, *, why: object = (), status: int = 200
) -> HttpResponse:
    context = {"preview": preview, "form": form, "why": why, "now": timezone.now()}
    return render(request, "doors/campaign_preview.html", context, status=status)


def _written(request: Request, form: CampaignForm) -> HttpResponse:
    price = costs.price_of(town=request.town.slug)
    return render(request, "doors/campaign.html", {"form": form, "price": price}, status=status_of(form))

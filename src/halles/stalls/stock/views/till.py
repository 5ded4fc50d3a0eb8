"""A shop's till: send its export, say what its columns are, see what it would change, take it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext

from halles.kit.errors import BadInput
from halles.kit.forms import done
from halles.kit.request import Request
from halles.kit.uploads import was_too_large
from halles.people.public import signed_in
from halles.stalls.directory.public import ShopCard
from halles.stalls.stock.commands.till import Told, till_file_read, till_mapping_confirm
from halles.stalls.stock.commands.till_upload import till_upload_drop, till_upload_keep, till_upload_path
from halles.stalls.stock.exchange.till_look import Look, Seen, till_look, till_seen
from halles.stalls.stock.exchange.till_words import (
    file_words,
    guess_words,
    moves_words,
    plan_words,
    reading_words,
    refusals_words,
    told_words,
)
from halles.stalls.stock.forms.till import TillColumnsForm, TillDaysForm, TillFileForm
from halles.stalls.stock.queries.till import till_files
from halles.stalls.stock.views.pages import form_page, kept


@signed_in
def till(request: Request, shop: str) -> HttpResponse:
    """Take a till's file, and tell of those that were read."""
    card = kept(request, shop)
    post, files = request.POST or None, request.FILES or None  # reading them finds out a file too large
    form = TillFileForm(post, files, too_large=was_too_large(request))
    uploads: list[str] = []

    def keep() -> None:
        file = form.cleaned_data["file"]
        words = {"actor": request.actor, "organisation": card.organisation, "file_name": file.name}
        upload = till_upload_keep(chunks=file.chunks(), **words)
        try:
            _look(request, card, upload)
        except BadInput as problem:
            till_upload_drop(actor=request.actor, organisation=card.organisation, upload=upload)
            raise BadInput(problem.message, field="file", advice=problem.advice) from problem
        uploads.append(upload)

    if done(form, keep):
        look = _look(request, card, uploads[0])
        is_clear = look.is_known and not (look.needs_days and look.guessed.period is None)
        return redirect("stock:till-take" if is_clear else "stock:till-look", shop=shop, upload=uploads[0])
    read = [
        {"at": file.read_at, "words": file_words(file)} for file in till_files(organisation=card.organisation)
    ]
    return form_page(request, "stock/till.html", form, card=card, read=read)


@signed_in
def till_columns(request: Request, shop: str, upload: str) -> HttpResponse:
    """Show what each column was taken for, to be confirmed or changed."""
    card = kept(request, shop)
    look = _look(request, card, upload)
    form = TillColumnsForm(request.POST or None, look=look)

    def confirm() -> None:
        words = {"actor": request.actor, "town": request.town.slug, "organisation": card.organisation}
        mapping = form.mapping()
        days = TillDaysForm(form.days())
        period = days.period() if days.is_valid() else None
        till_seen(look, organisation=card.organisation, now=timezone.now(), mapping=mapping, period=period)
        till_mapping_confirm(mapping=mapping, **words)

    if done(form, confirm):
        address = reverse("stock:till-take", kwargs={"shop": shop, "upload": upload})
        return redirect(f"{address}?{urlencode(form.days())}" if form.days() else address)
    told = {"moved": moves_words(look.moved), "reasons": guess_words(look)}
    return form_page(request, "stock/till_columns.html", form, card=card, upload=upload, **told)


@signed_in
def till_take(request: Request, shop: str, upload: str) -> HttpResponse:
    """Show what a file would change; then change it, or renounce."""
    card = kept(request, shop)
    if "drop" in request.POST:
        till_upload_drop(actor=request.actor, organisation=card.organisation, upload=upload)
        messages.success(request, gettext("The file is gone. Nothing was changed."))
        return redirect("stock:till", shop=shop)
    look = _look(request, card, upload)
    if not look.is_known:
        return redirect("stock:till-look", shop=shop, upload=upload)
    form = TillDaysForm(request.POST or request.GET)
    seen = _seen(card, look, form)
    told: list[Told] = []
    if request.method == "POST" and done(form, lambda: told.append(_read(request, card, seen, form))):
        till_upload_drop(actor=request.actor, organisation=card.organisation, upload=upload)
        for line in told_words(told[0]):
            messages.success(request, line)
        return redirect("stock:till", shop=shop)
    return render(request, "stock/till_take.html", {"card": card, "upload": upload, **_shown(seen, form)})


def _look(request: Request, card: ShopCard, upload: str) -> Look:
    path = till_upload_path(actor=request.actor, organisation=card.organisation, upload=upload)
    return till_look(path, organisation=card.organisation)


def _seen(card: ShopCard, look: Look, form: TillDaysForm) -> Seen:
    is_valid = form.is_valid()
    period, as_of = (form.period(), form.as_of()) if is_valid else (None, None)
    return till_seen(look, organisation=card.organisation, now=timezone.now(), period=period, as_of=as_of)


def _read(request: Request, card: ShopCard, seen: Seen, form: TillDaysForm) -> Told:
    return till_file_read(
        actor=request.actor,
        town=request.town.slug,
        organisation=card.organisation,
        mapping=seen.mapping,
        reading=seen.reading,
        as_of=seen.as_of,
        takes_over=form.cleaned_data["takes_over"],
    )


def _shown(seen: Seen, form: TillDaysForm) -> dict[str, Any]:
    return {
        "form": form,
        "seen": seen,
        "read": reading_words(seen.reading),
        "changes": plan_words(seen.plan, as_of=seen.as_of),
        "refused": refusals_words(seen.reading.refused),
        "has_stock": seen.as_of is not None,
    }

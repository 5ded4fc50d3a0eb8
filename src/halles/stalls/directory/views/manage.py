"""Pages of those who hold a sheet: publish, change, take back, photos, versions."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from halles.doors.public import acting, helping_of
from halles.kit import drafts
from halles.kit.actor import require
from halles.kit.forms import done
from halles.kit.manifest import house_parts
from halles.kit.notices import notices_of
from halles.kit.request import Request
from halles.kit.today import TodayLine
from halles.kit.versions import is_undoable
from halles.people.public import organisations_of, signed_in
from halles.stalls.directory import commands, forms, queries, rights
from halles.stalls.directory.commands.sheets import Changed
from halles.stalls.directory.models import Sheet
from halles.stalls.directory.views.pages import find, form_page, noted
from halles.town.engine.hours import understood


@signed_in
def mine(request: Request) -> HttpResponse:
    """Lead a holder to her sheet; show her the list when she holds several, and how to take one when none."""
    memberships = organisations_of(person=acting(request).person)
    sheets = queries.sheets_held(
        organisations=[each.organisation_id for each in memberships], town=request.town.slug
    )
    if len(sheets) == 1:
        return redirect("directory:manage", slug=sheets[0].slug)
    return render(request, "directory/mine.html", {"sheets": sheets})


@signed_in
def sheet_manage(request: Request, slug: str) -> HttpResponse:
    """Show a holder her own sheet: publish first, then all the rest."""
    row = held(request, slug)
    form = forms.NewsForm(drafts.draft(request))
    return render(request, "directory/manage.html", managed(request, row, form))


@signed_in
def edit(request: Request, slug: str) -> HttpResponse:
    """Let a holder write on her sheet; whatever goes wrong, what she typed stays."""
    row = held(request, slug)
    view = queries.sheet_view(row)
    typed = request.POST or drafts.draft(request)
    form = forms.SheetForm(typed or None, initial=forms.initial_of(view))

    def save() -> None:
        revision, fields = form.cleaned_data["revision"], forms.fields_typed(form)
        commands.sheet_edit(actor=acting(request), sheet=row, revision=revision, fields=fields)
        noted(request, row, gettext("Sheet changed: %(shop)s"))

    if request.method == "POST":
        try:
            if done(form, save):
                messages.success(request, gettext("Your sheet is saved. The town sees it now."))
                return redirect("directory:manage", slug=slug)
        except Changed as problem:
            again = request.POST.copy()
            again["revision"] = str(problem.revision)
            form = forms.SheetForm(again, initial=forms.initial_of(view))
            form.add_error(None, str(problem))
            return form_page(
                request, "directory/edit.html", form, sheet=view, differs=forms.differences(form, view)
            )
    return form_page(request, "directory/edit.html", form, sheet=view)


@require_POST
@signed_in
def undo(request: Request, slug: str) -> HttpResponse:
    """Take back the latest save."""
    row = held(request, slug)
    try:
        revision = int(request.POST.get("revision", ""))
    except ValueError:
        revision = 0
    commands.sheet_undo(actor=acting(request), sheet=row, revision=revision)
    noted(request, row, gettext("Sheet put back as it was: %(shop)s"))
    messages.success(request, gettext("Done: your sheet is as it was before."))
    return redirect("directory:manage", slug=slug)


@require_POST
@signed_in
def confirm(request: Request, slug: str) -> HttpResponse:
    """Note that all is still right."""
    row = held(request, slug)
    commands.sheet_confirm(actor=acting(request), sheet=row)
    noted(request, row, gettext("Sheet confirmed, all still right: %(shop)s"))
    messages.success(request, gettext("Thank you. Your sheet says that it was confirmed today."))
    return redirect("directory:manage", slug=slug)


@signed_in
def version_list(request: Request, slug: str) -> HttpResponse:
    """Show the versions of a sheet, and what each changed."""
    row = held(request, slug)
    versions = forms.version_lines(queries.version_list(sheet=row.id))
    return render(
        request, "directory/versions.html", {"sheet": queries.sheet_view(row), "versions": versions}
    )


@require_POST
@signed_in
def restore(request: Request, slug: str, number: int) -> HttpResponse:
    """Take back an older version."""
    row = held(request, slug)
    commands.sheet_restore(actor=acting(request), sheet=row, number=number)
    noted(request, row, gettext("Sheet put back as it was: %(shop)s"))
    messages.success(request, gettext("This version is back. Those that came after it are kept."))
    return redirect("directory:manage", slug=slug)


@signed_in
def photos(request: Request, slug: str) -> HttpResponse:
    """Show a holder her photos, and let her add one."""
    row = held(request, slug)
    form = forms.PhotoForm(request.POST or None, request.FILES or None)

    def add() -> None:
        data = form.cleaned_data["photo"].read()
        commands.photo_add(actor=acting(request), sheet=row, data=data, alt=form.cleaned_data["alt"])
        noted(request, row, gettext("Photo put on the sheet: %(shop)s"))

    if request.method == "POST" and done(form, add):
        messages.success(request, gettext("Your photo is on the sheet."))
        return redirect("directory:photos", slug=slug)
    kept = queries.photos_of_holder(sheet=row.id)
    return form_page(request, "directory/photos.html", form, sheet=queries.sheet_view(row), photos=kept)


@require_POST
@signed_in
def photo_withdraw(request: Request, slug: str, photo: str) -> HttpResponse:
    """Stop showing a photo."""
    row = held(request, slug)
    commands.photo_withdraw(actor=acting(request), sheet=row, photo=photo)
    noted(request, row, gettext("Photo taken off the sheet: %(shop)s"))
    messages.success(request, gettext("This photo is no longer shown. You can go back for ten minutes."))
    return redirect("directory:photos", slug=slug)


@require_POST
@signed_in
def photo_restore(request: Request, slug: str, photo: str) -> HttpResponse:
    """Show a photo again."""
    row = held(request, slug)
    commands.photo_restore(actor=acting(request), sheet=row, photo=photo)
    noted(request, row, gettext("Photo put on the sheet: %(shop)s"))
    messages.success(request, gettext("This photo is shown again."))
    return redirect("directory:photos", slug=slug)


def held(request: Request, slug: str) -> Sheet:
    """Return the sheet of this address to one of its holders, or to who helps her; refuse others."""
    row = find(request, slug)
    require(acting(request), rights.EDIT, row)
    return row


def managed(request: Request, row: Sheet, form: Form) -> dict[str, Any]:
    """Return what the page of a holder shows."""
    now, town = timezone.now(), request.town
    latest = queries.version_latest(sheet=row.id)
    news = queries.news_of_holder(sheet=row.id)
    view = queries.sheet_view(row)
    return {
        "sheet": view,
        "understood": understood(view.hours) is not None,
        "form": form,
        "hidden_reason": row.hidden_reason,
        "notices": notices_of(organisation=row.organisation),
        "said": queries.said_of(sheet=row.id, since=now),
        "pitches": queries.pitches_of(sheet=row.id, town=town, since=timezone.localdate(now)),
        "fresh_news": [each for each in news if is_undoable(each.withdrawn_at or each.published_at, now=now)],
        "older_news": [
            each for each in news if not is_undoable(each.withdrawn_at or each.published_at, now=now)
        ],
        "desks": _desks(request, row),
        "undoable": latest is not None and is_undoable(latest.created_at, now=now),
    }


def _desks(request: Request, row: Sheet) -> list[TodayLine]:
    """Return where else a holder works: what other stalls let her do for her shop, herself."""
    if helping_of(request):
        return []
    parts = house_parts("holder_desks", without=request.town.closed_stalls).values()
    return [desk for part in parts for desk in part(organisation=row.organisation, slug=row.slug)]

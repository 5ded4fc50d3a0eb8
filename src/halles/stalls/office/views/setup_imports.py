"""Imports by upload: send a file, see what it would change, then say yes or no."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from halles.kit.errors import Problem
from halles.kit.forms import done, status_of
from halles.kit.importer import desk_importers
from halles.kit.request import Request
from halles.kit.uploads import was_too_large
from halles.stalls.office.commands import importer_get, upload_drop, upload_keep, upload_look, upload_take
from halles.stalls.office.forms.setup import UploadForm
from halles.stalls.office.views.desk import managed


@managed
def setup_imports(request: Request) -> HttpResponse:
    """Show each import with its form."""
    return _page(request)


def _page(request: Request, bound: UploadForm | None = None) -> HttpResponse:
    """Show the forms, one of them as it came back."""
    town = request.town
    forms = []
    for name, importer in desk_importers().items():
        own = bound if bound and bound.importer.name == name else UploadForm(importer, town=town)
        forms.append({"importer": importer, "form": own, "is_done": importer.is_done(town.slug)})
    context: dict[str, Any] = {"imports": forms}
    return render(request, "office/setup_imports.html", context, status=status_of(bound or Form()))


@require_POST
@managed
def setup_upload(request: Request, importer: str) -> HttpResponse:
    """Take a file in, and lead to what it would change."""
    one, town = importer_get(importer), request.town
    post, files = request.POST, request.FILES  # reading them finds out whether the file was too large
    form = UploadForm(one, post, files, town=town, too_large=was_too_large(request))
    kept: list[Any] = []

    def keep() -> None:
        file = form.cleaned_data["file"]
        words = {"town": town.slug, "importer": importer, "file_name": file.name}
        row = upload_keep(actor=request.actor, chunks=file.chunks(), options=form.options(), **words)
        kept.append(row)

    if done(form, keep):
        return redirect("office:setup-preview", importer=importer, upload=kept[0].pk)
    return _page(request, form)


@managed
def setup_preview(request: Request, importer: str, upload: str) -> HttpResponse:
    """Show what a file would change; then change it, or renounce."""
    said: dict[str, Any] = {
        "actor": request.actor,
        "town": request.town.slug,
        "importer": importer,
        "upload": upload,
    }
    if request.method == "POST":
        return _decided(request, said)
    try:
        row, preview = upload_look(**said)
    except Problem as problem:
        messages.error(request, str(problem))
        return redirect("office:setup-imports")
    context = {"upload": row, "preview": preview, "importer": importer_get(importer)}
    return render(request, "office/setup_preview.html", context)


def _decided(request: Request, said: dict[str, Any]) -> HttpResponse:
    """Carry out what she decided, and say what was done."""
    if "take" not in request.POST:
        upload_drop(**said)
        messages.success(request, _("The file is gone. Nothing was changed."))
        return redirect("office:setup-imports")
    try:
        lines = upload_take(**said)
    except Problem as problem:
        messages.error(request, str(problem))
    else:
        for line in lines:
            messages.success(request, line)
    return redirect("office:setup-imports")

"""Pages of the market stall."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from halles.kit.request import Request
from halles.kit.shelf import shelved
from halles.people.public import signed_in
from halles.stalls.market.commands import note_add
from halles.stalls.market.forms import NoteForm
from halles.stalls.market.queries import note_list


@shelved("{town}/market")
def listing(request: Request) -> HttpResponse:
    """Show the latest notes."""
    context = {"shelved": True, "notes": note_list(town=request.town.slug)}
    return render(request, "market/list.html", context)


@signed_in
def new(request: Request) -> HttpResponse:
    """Let a resident leave a note."""
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        note_add(actor=request.actor, town=request.town.slug, text=form.cleaned_data["text"])
        messages.success(request, gettext("Your note is published."))
        return redirect("market:list")
    return render(request, "market/new.html", {"form": form})

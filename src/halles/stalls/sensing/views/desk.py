"""The desk of the register: the manager registers devices, changes them, takes them out, gives them keys."""

import json
from collections.abc import Callable
from urllib.parse import urlsplit

from django import forms as django_forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from halles.doors.devices import ROOT
from halles.kit import drafts
from halles.kit.actor import require
from halles.kit.forms import done, status_of
from halles.kit.request import Request
from halles.people.public import signed_in
from halles.stalls.sensing import commands, forms, queries, rights
from halles.stalls.sensing.engine.models_known import KNOWN
from halles.stalls.sensing.models import Device
from halles.stalls.sensing.queries.keys import sign_in_name
from halles.stalls.sensing.views.pages import find, find_page

EXAMPLE = 12
"""A value to try a device's way with."""


@signed_in
def desk(request: Request) -> HttpResponse:
    """Show the manager every device, and what she can do with it."""
    require(request.actor, rights.REGISTER, request.town.slug)
    devices = queries.device_list(town=request.town.slug, now=timezone.now())
    context = {
        "devices": [each for each in devices if each.state.name != "removed"],
        "removed": [each for each in devices if each.state.name == "removed"],
    }
    return render(request, "sensing/desk.html", context)


@signed_in
def new(request: Request) -> HttpResponse:
    """Let the manager register a device: of a known model, or of none."""
    require(request.actor, rights.REGISTER, request.town.slug)
    chosen = request.GET.get("modele", "")
    if request.method != "POST" and not chosen:
        return render(request, "sensing/models.html", {"models": KNOWN.values()})
    initial = forms.initial_of_model(KNOWN.get(chosen), today=timezone.localdate())
    form, lines = _forms(request, *initial)
    made: list[Device] = []

    def register() -> None:
        typed, measures = form.fields_typed(), forms.declared_typed(lines, form)
        town = request.town.slug
        made.append(commands.device_register(actor=request.actor, town=town, fields=typed, measures=measures))

    if _is_done(request, form, lines, register):
        messages.success(request, gettext("The device is in the register: everybody can read its page."))
        return redirect("sensing:key", slug=made[0].slug)
    return _form_page(request, form, lines, None)


@signed_in
def change(request: Request, slug: str) -> HttpResponse:
    """Let the manager change what the register says of a device."""
    row = _kept(request, slug)
    form, lines = _forms(request, *forms.initial_of_device(find_page(request, slug).device))

    def save() -> None:
        typed, measures = form.fields_typed(), forms.declared_typed(lines, form)
        commands.device_change(actor=request.actor, device=row, fields=typed, measures=measures)

    if _is_done(request, form, lines, save):
        messages.success(request, gettext("The register is changed: the devices obey it at once."))
        return redirect("sensing:device", slug=slug)
    return _form_page(request, form, lines, row)


@signed_in
def remove(request: Request, slug: str) -> HttpResponse:
    """Ask whether a device is to be taken out, then take it out."""
    row = _kept(request, slug)
    if request.method != "POST":
        return render(request, "sensing/remove.html", {"device": row})
    commands.device_remove(actor=request.actor, device=row)
    messages.success(request, gettext("Taken out: what it may still send is refused. Its page says so."))
    return redirect("sensing:desk")


@signed_in
def key(request: Request, slug: str) -> HttpResponse:
    """Tell how a device connects; give it a new key, which is shown this once."""
    row = _kept(request, slug)
    shown = commands.key_renew(actor=request.actor, device=row) if request.method == "POST" else ""
    context = {"device": row, "key": shown, "has_key": bool(row.secret), **_way_in(request, row)}
    response = render(request, "sensing/key.html", context)
    response["Cache-Control"] = "no-store"
    return response


def _way_in(request: Request, row: Device) -> dict[str, object]:
    """Return where a device sends what, with a message as an example."""
    outside = urlsplit(settings.MQTT_URL)
    path = queries.example_path(device=row.pk)
    return {
        "host": outside.hostname or urlsplit(f"//{request.get_host()}").hostname,
        "port": outside.port or settings.MQTT_PORT,
        "sign_in_name": sign_in_name(row.town, row.slug),
        "topic": f"{ROOT}/{row.town}/{row.slug}/{path}",
        "payload": json.dumps({path: EXAMPLE}),
        "example": EXAMPLE,
    }


def _kept(request: Request, slug: str) -> Device:
    """Return the device of this address to the manager of its town; refuse others."""
    require(request.actor, rights.REGISTER, request.town.slug)
    return find(request, slug)


def _forms(
    request: Request, initial: dict[str, object], lines: list[dict[str, object]]
) -> tuple[forms.DeviceForm, django_forms.BaseFormSet]:
    """Return the form of a device and that of its fields, with what was typed or what they begin with."""
    typed = request.POST or drafts.draft(request) or None
    form = forms.DeviceForm(typed, feeds=queries.feedable(town=request.town.slug), initial=initial)
    return form, forms.MeasureLines(typed, prefix="m", initial=lines)


def _is_done(
    request: Request, form: forms.DeviceForm, lines: django_forms.BaseFormSet, act: Callable[[], None]
) -> bool:
    """Run the command where both forms are filled in."""
    return request.method == "POST" and lines.is_valid() and done(form, act)


def _form_page(
    request: Request, form: forms.DeviceForm, lines: django_forms.BaseFormSet, row: Device | None
) -> HttpResponse:
    """Show both forms; what was refused is answered 422."""
    wrong = any(each.errors for each in lines) if lines.is_bound else False
    context = {"form": form, "lines": lines, "device": row}
    return render(request, "sensing/edit.html", context, status=422 if wrong else status_of(form))

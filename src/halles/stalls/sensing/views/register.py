"""Public pages of the register: all devices, one device, and both on paper."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from halles.kit.request import Request
from halles.kit.shelf import shelved
from halles.stalls.sensing import papers, queries
from halles.stalls.sensing.views.pages import find_page, pdf_answer


def _register(request: Request) -> datetime:
    """Read the register; return until when a page that says so is true."""
    page = queries.register_page(town=request.town.slug, now=timezone.now())
    request.shown = {"page": page, "shelved": True}  # type: ignore[attr-defined]
    return page.until


def _device(request: Request, slug: str) -> datetime:
    """Read one device; return until when a page that says so is true."""
    page = find_page(request, slug)
    request.shown = {"page": page, "device": page.device, "shelved": True}  # type: ignore[attr-defined]
    return page.until


@shelved("{town}/sensing", "{town}/town", fresh_until=_register)
def register(request: Request) -> HttpResponse:
    """Show the register: every device, what was refused, what was deleted in time."""
    return render(request, "sensing/register.html", request.shown)  # type: ignore[attr-defined]


@shelved("{town}/sensing", "{town}/town", fresh_until=_register)
def register_part(request: Request) -> HttpResponse:
    """Give the living part of the register alone, for a page that is open."""
    return render(request, "sensing/_register.html", request.shown)  # type: ignore[attr-defined]


@shelved("{town}/sensing", "{town}/town", fresh_until=_device)
def device(request: Request, slug: str) -> HttpResponse:
    """Show a device: what it measures, why, whose it is, and what is kept of it."""
    return render(request, "sensing/device.html", request.shown)  # type: ignore[attr-defined]


@shelved("{town}/sensing", "{town}/town", fresh_until=_device)
def device_part(request: Request, slug: str) -> HttpResponse:
    """Give the living part of a device's page (its state and balance) alone, for a page that is open."""
    return render(request, "sensing/_device.html", request.shown)  # type: ignore[attr-defined]


def register_pdf(request: Request) -> HttpResponse:
    """Give the whole register on paper, for the council and the data-protection officer."""
    page = queries.register_page(town=request.town.slug, now=timezone.now())
    address = request.build_absolute_uri(reverse("sensing:register"))
    pdf = papers.register_paper(
        page,
        town=request.town,
        address=address,
        language=request.LANGUAGE_CODE,
        large_type="gros" in request.GET,
    )
    return pdf_answer(pdf, f"capteurs-{request.town.slug}.pdf")


def label_pdf(request: Request, slug: str) -> HttpResponse:
    """Give the label of a device, for its pole: what it measures, whom to ask, the QR code of its page."""
    page = find_page(request, slug)
    address = request.build_absolute_uri(reverse("sensing:device", args=[slug]))
    pdf = papers.device_label(page.device, town=request.town, address=address, language=request.LANGUAGE_CODE)
    return pdf_answer(pdf, f"{slug}.pdf")

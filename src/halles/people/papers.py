"""The sheets of people: an invitation, an access card."""

from django.http import HttpResponse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext

from halles.kit.ids import show_code
from halles.kit.pdf import Document
from halles.people.models import Invitation


def invitation_sheet(invitation: Invitation, code: str, link: str) -> Document:
    """Return an invitation to hand over: a QR code, and the same code to type."""
    name = invitation.organisation.name
    sheet = Document(gettext("Invitation"), get_language() or "fr", large_type=True)
    sheet.heading(gettext("%(name)s invites you") % {"name": name})
    sheet.paragraph(
        gettext("With this sheet you join %(name)s, and work on its pages with the others.") % {"name": name}
    )
    sheet.qr(link, gettext("Scan this square with a telephone."))
    address = link.removesuffix(f"{code}/")
    sheet.code(show_code(code), gettext("Or type this code at %(address)s") % {"address": address})
    until = date_format(localtime(invitation.expires_at), "j F Y")
    sheet.paragraph(gettext("It serves once, until %(date)s.") % {"date": until})
    return sheet


def access_card(name: str, code: str, address: str) -> Document:
    """Return an access card to print and cut out; `address` is the page where it is used."""
    card = Document(gettext("Access card"), get_language() or "fr", large_type=True)
    card.heading(gettext("My access card"))
    if name:
        card.paragraph(name)
    card.qr(f"{address}#{code}", gettext("Scan this square to sign in."))
    card.code(show_code(code), gettext("Or type this code at %(address)s") % {"address": address})
    card.paragraph(gettext("Keep it like a key: whoever holds it opens your account."))
    card.paragraph(gettext("Lost? A counter stops it and prints another."))
    return card


def answer(sheet: Document, name: str) -> HttpResponse:
    """Return a sheet to the browser, kept by no cache."""
    response = HttpResponse(sheet.bytes(), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response

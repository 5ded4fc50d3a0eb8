"""The customer's page: the code of each shop, what it says, until when it keeps, cancelled in one tap."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from halles.doors.public import act_note, acting, helping_of, paper_code
from halles.journal.queries import head_position
from halles.kit.errors import NotFound
from halles.kit.keeping import kept_by_owner
from halles.kit.request import Request
from halles.people.public import signed_in
from halles.stalls.market.commands import order_cancel
from halles.stalls.market.papers.customer import reservation_paper
from halles.stalls.market.queries.customer import Reservation, reservation_of, reservations_of
from halles.stalls.market.views.pages import private


def customer(request: Request, secret: str) -> HttpResponse:
    """Show what was reserved, shop by shop."""
    position = head_position()
    context = {"reservation": _found(request, secret), "secret": secret, "position": position}
    return kept_by_owner(request, render(request, "market/customer.html", context))


def customer_part(request: Request, secret: str) -> HttpResponse:
    """Give the living part alone: what each shop says now."""
    context = {"reservation": _found(request, secret), "secret": secret}
    return private(render(request, "market/_customer_living.html", context))


def customer_paper(request: Request, secret: str) -> HttpResponse:
    """Give the reservation on paper, for who leaves without a telephone."""
    reservation = _found(request, secret)
    address = request.build_absolute_uri(request.path.removesuffix("papier.pdf"))
    row = reservation.checkout.row
    code = paper_code(
        actor=request.actor,
        town=row.town,
        stall="market",
        kind="checkout",
        subject=row.pk,
        person=row.person,
    )
    language = request.LANGUAGE_CODE
    pdf = reservation_paper(reservation, town=request.town, address=address, code=code, language=language)
    name = {"Content-Disposition": 'inline; filename="reservation.pdf"'}
    return private(HttpResponse(pdf, content_type="application/pdf", headers=name))


@require_POST
def cancel(request: Request, secret: str, order: str) -> HttpResponse:
    """Cancel what one shop keeps; no reason is asked."""
    order_cancel(actor=request.actor, secret=secret, order=order, key=f"cancel {order}")
    messages.success(request, gettext("It is cancelled. Thank you for telling: the shop knows."))
    return redirect("market:customer", secret=secret)


@signed_in
def mine(request: Request) -> HttpResponse:
    """Show all that a signed-in person reserved in this town."""
    found = reservations_of(town=request.town, person=acting(request).person, now=timezone.now())
    context = {"reservations": found, "helping": helping_of(request)}
    return kept_by_owner(request, render(request, "market/mine.html", context))


@require_POST
@signed_in
def cancel_mine(request: Request, order: str) -> HttpResponse:
    """Cancel one of one's own orders from the page of all of them."""
    row = order_cancel(actor=acting(request), secret="", order=order, key=f"cancel {order}")
    act_note(
        request, stall="market", words=gettext("Cancelled: the reservation %(code)s") % {"code": row.code}
    )
    messages.success(request, gettext("It is cancelled. Thank you for telling: the shop knows."))
    return redirect("market:mine")


def _found(request: Request, secret: str) -> Reservation:
    found = reservation_of(town=request.town, secret=secret, now=timezone.now())
    if found is None:
        advice = gettext("Look at the address again, or call the shop.")
        raise NotFound(gettext("No reservation is at this address."), advice=advice)
    return found

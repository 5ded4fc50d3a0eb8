"""Try the messages of a town: one e-mail and one text message to oneself, and what became of them."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from halles.doors.queries import message_get
from halles.kit.errors import Problem
from halles.kit.request import Request
from halles.people.public import person_get
from halles.stalls.office.commands import trial_send
from halles.stalls.office.queries.setup import steps_done
from halles.stalls.office.views.desk import managed

SENT = "office.trials"
"""In the session: which messages were sent from here."""
CHANNELS = {"mail": "email", "sms": "sms"}


@managed
def setup_messages(request: Request) -> HttpResponse:
    """Send a test to oneself, and say what happened to it."""
    if request.method == "POST":
        step = "sms" if request.POST.get("channel") == "sms" else "mail"
        return _send(request, step)
    person = person_get(person=request.actor.person)
    ticked, sent = steps_done(town=request.town.slug), request.session.get(SENT, {})
    addresses = {"mail": person.email, "sms": person.phone} if person else {}
    trials = [
        {
            "step": step,
            "to": addresses.get(step, ""),
            "sent": message_get(message=sent[step]) if step in sent else None,
            "is_done": step in ticked,
        }
        for step in CHANNELS
    ]
    context = {"trials": trials, "has_mail": bool(settings.SMTP_URL)}
    return render(request, "office/setup_messages.html", context)


def _send(request: Request, step: str) -> HttpResponse:
    town = request.town
    try:
        message = trial_send(actor=request.actor, town=town.slug, town_name=town.name, channel=CHANNELS[step])
    except Problem as problem:
        messages.error(request, str(problem))
    else:
        request.session[SENT] = {**request.session.get(SENT, {}), step: message}
        messages.success(request, _("The test is on its way. Below you read what becomes of it."))
    return redirect("office:setup-messages")

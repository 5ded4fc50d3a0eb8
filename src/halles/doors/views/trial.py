"""A telephone on the screen, where one tries what a demonstration answers; nothing leaves this machine."""

import secrets
from datetime import datetime

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache

from halles.doors.forms.trial import TrialForm
from halles.doors.intents import text_take
from halles.doors.queries.trial import FICTION, telephones_of, texts_to
from halles.kit.errors import NotFound
from halles.kit.forms import status_of
from halles.kit.manifest import house_manifests
from halles.kit.request import Request

NUMBER, WHO, SAID = "doors.trial-number", "doors.trial-who", "doors.trial-said"
MOST_SAID = 20


@never_cache
def trial(request: Request) -> HttpResponse:
    """Write a text message to a demonstration, and read what it answers."""
    if not request.town.is_demo:
        raise NotFound(gettext("One tries this in a demonstration only: here, write from your telephone."))
    telephones = _telephones(request)
    who = request.session.get(WHO, telephones[0][0])
    form = TrialForm(request.POST or None, telephones=telephones, who=who)
    if request.method == "POST" and form.is_valid():
        _write(request, form.cleaned_data["who"], form.cleaned_data["text"])
        return redirect("doors:trial")
    examples = [i.example for m in house_manifests().values() for i in m.intents if i.example]
    context = {"form": form, "talk": _talk(request, who), "examples": examples}
    return render(request, "doors/trial.html", context, status=status_of(form))


def _telephones(request: Request) -> list[tuple[str, str]]:
    """Return the telephones one may take: one's own; on one's own machine also the invented people's."""
    number = request.session.setdefault(NUMBER, f"{FICTION}{100 + secrets.randbelow(900)}")
    mine = [(number, gettext("A resident’s, which nobody knows"))]
    return mine + (telephones_of(town=request.town.slug) if settings.IS_LOCAL else [])


def _write(request: Request, number: str, text: str) -> None:
    now = timezone.now()
    text_take(sender=number, text=text, received_at=now, town=request.town.slug)
    said = request.session.get(SAID, [])
    request.session[SAID] = [*said, (number, now.isoformat(), text)][-MOST_SAID:]
    request.session[WHO] = number


def _talk(request: Request, number: str) -> list[tuple[datetime, bool, str]]:
    """Return the conversation of a telephone, oldest first: when, whether one said it oneself, what."""
    said = request.session.get(SAID, [])
    mine = [(datetime.fromisoformat(at), True, text) for who, at, text in said if who == number]
    theirs = texts_to(town=request.town.slug, number=number, now=timezone.now())
    return sorted(mine + [(at, False, text) for at, text in theirs])

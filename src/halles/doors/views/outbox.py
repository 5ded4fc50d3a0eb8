"""The web pages of the doors: the outbox."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from halles.doors import queries, rights
from halles.kit.actor import require
from halles.kit.request import Request


@never_cache
def outbox(request: Request) -> HttpResponse:
    """Show what would leave, or has left.

    On one's own machine everybody may see it, codes included: that is how one gets one's sign-in code
    where no e-mail is set up. On a public deployment only operators may, and codes stay hidden.
    """
    if not settings.IS_LOCAL:
        require(request.actor, rights.OUTBOX)
    values = {
        "messages_list": queries.messages_recent(with_secrets=settings.IS_LOCAL),
        "waiting": queries.messages_waiting(),
        "operators": queries.text_operators(now=timezone.now()),
        "has_mail": bool(settings.SMTP_URL),
    }
    return render(request, "doors/outbox.html", values)

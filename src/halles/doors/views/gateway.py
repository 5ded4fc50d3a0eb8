"""What HTTP gateways call: a text message that came in, and what became of one that left."""

from collections.abc import Callable, Mapping
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from halles.doors.commands import receipt_take
from halles.doors.intents import text_take
from halles.kit import text_hook
from halles.kit.actor import Actor
from halles.kit.errors import BadInput, TooMany
from halles.kit.ratelimit import Limit, caller, hit

GATEWAY = Actor(system="gateway")
STRANGERS = Limit("doors.hook", most=30, seconds=600)
"""Calls without the right secret, from one network."""
MOST_BYTES = 16_384

Call = Callable[[str, text_hook.Hook, Mapping[str, str]], int]


def _from_gateway(call: Call) -> Callable[[HttpRequest], HttpResponse]:
    """Let a gateway's call through to `call`, with its town, its hook and what it says; answer a bare status.

    A gateway calls again after 5xx; after 4xx it should not, for the same call would fail again.
    """

    @csrf_exempt
    @require_POST
    @wraps(call)
    def view(request: HttpRequest) -> HttpResponse:
        body = request.read(MOST_BYTES + 1)
        if len(body) > MOST_BYTES:
            return HttpResponse(status=413)
        found = _who(request, body)
        if found is None:
            return HttpResponse(status=403 if _may_try(request) else 429)
        try:
            said = text_hook.values(body, kind=request.content_type or "")
        except ValueError:
            return HttpResponse(status=400)
        return HttpResponse(status=call(*found, said))

    return view


@_from_gateway
def text_in(town: str, hook: text_hook.Hook, said: Mapping[str, str]) -> int:
    """Act on a text message, once; its answer leaves as any other message."""
    number, key = text_hook.said_in(said, hook.sender), text_hook.said_in(said, hook.id)
    if not number or not key:
        return 400
    try:
        text_take(
            sender=_with_plus(number),
            text=said.get(hook.text, ""),
            key=f"http {town} {key}",
            town=town,
            received_at=timezone.now(),
        )
    except BadInput:
        return 422  # nobody knows which town it is for: a table of its own in the gateways' file says it
    return 204


@_from_gateway
def receipt(town: str, hook: text_hook.Hook, said: Mapping[str, str]) -> int:
    """Note whether a message arrived; a word that says neither yes nor no is heard and changes nothing."""
    ref, word = said.get(hook.receipt, ""), said.get(hook.status, "").lower()
    if not ref or not word:
        return 400
    if word in hook.delivered or word in hook.failed:
        receipt_take(actor=GATEWAY, ref=ref, is_delivered=word in hook.delivered)
    return 204


def _who(request: HttpRequest, body: bytes) -> tuple[str, text_hook.Hook] | None:
    """Return the town and the hook whose secret this call bears; every one is compared, found or not."""
    hooks = settings.SMS_OPERATORS.hooks.items()
    right = [
        (town, hook)
        for town, hook in hooks
        if text_hook.is_genuine(hook, told=request.headers.get(hook.header, ""), body=body)
    ]
    return right[0] if right else None


def _may_try(request: HttpRequest) -> bool:
    try:
        hit(STRANGERS, caller(request))
    except TooMany:
        return False
    return True


def _with_plus(number: str) -> str:
    """Gateways write "33612345678" where a telephone number begins with a plus."""
    return f"+{number}" if number.isdigit() and len(number) > 10 and number[0] != "0" else number

"""Forms that may wait for the network: what they do, whose they are, a number that makes them act once."""

import secrets

from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from halles.kit.keeping import whose


def may_wait(context: Context, label: str, once: bool = False) -> SafeString:
    """Return the fields by which the worker lets a form wait on its sender's own device.

    Only for a form that does no harm if it arrives twice: its command knows its `key`, or, with `once`,
    its view is `doors.once.once`. `label` is what its sender reads while it waits.
    """
    fields = format_html(
        '<input type="hidden" name="queue" value="{}"><input type="hidden" name="whose" value="{}">',
        label,
        whose(context["request"]) if "request" in context else "",
    )
    if not once:
        return fields
    return fields + format_html('<input type="hidden" name="once" value="{}">', secrets.token_urlsafe(12))

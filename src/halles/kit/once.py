"""A form that arrives twice acts once: its number is written down in the transaction of what it does.

A browser that never had the answer sends again what it could not know to be done. Commands that take a
`key` see to it themselves; this is for the others.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.module_loading import import_string

from halles.kit.keeping import whose
from halles.kit.ratelimit import keyed_hash

View = Callable[..., HttpResponse]
MOST_KEY = 64


def once(view: View) -> View:
    """Do a view's POST once for each number in its field "once"; the second time, go where the first led.

    The number is tied to the address and to who asks. What was refused (any answer but a redirect) is not
    done, and changes nothing: it may be corrected and sent again. settings.ONCE keeps the numbers.
    """

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        number = request.POST.get("once", "") if request.method == "POST" else ""
        if not 0 < len(number) <= MOST_KEY:
            return view(request, *args, **kwargs)
        take, settle = (import_string(f"{settings.ONCE}.{name}") for name in ("key_take", "key_settle"))
        key = keyed_hash("kit:once", f"{request.path} {whose(request)} {number}")
        with transaction.atomic():
            led_to = take(key)
            if led_to:
                return HttpResponseRedirect(led_to)
            response = view(request, *args, **kwargs)
            if 300 <= response.status_code < 400:
                settle(key, response["Location"])
            else:
                transaction.set_rollback(True)
        return response

    return wrapper

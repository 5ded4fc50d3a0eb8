"""Rate limits shared by all processes: so many attempts per address, account or network address.

Only a keyed hash of what is counted is kept, and only until its window has passed.
"""

import hashlib
import hmac
import ipaddress
import math
import time
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string
from django.utils.translation import gettext, ngettext

from halles.kit.errors import TooMany


@dataclass(frozen=True)
class Limit:
    """At most `most` attempts in each window of `seconds`; `name` keeps the counts of two limits apart."""

    name: str
    most: int
    seconds: int


def hit(limit: Limit, value: str) -> None:
    """Count one attempt by `value`; raise TooMany, saying when to try again, once the limit is passed.

    Call it before the command's own transaction: an attempt that fails is counted all the same.
    """
    now = time.time()
    window = int(now // limit.seconds) * limit.seconds
    count = import_string(settings.RATE_COUNTER)
    if count(keyed_hash(f"limit:{limit.name}", value), window, limit.seconds) <= limit.most:
        return
    minutes = max(1, math.ceil((window + limit.seconds - now) / 60))
    raise TooMany(
        gettext("Too many tries, one after the other."),
        advice=ngettext("Try again in %(minutes)s minute.", "Try again in %(minutes)s minutes.", minutes)
        % {"minutes": minutes},
    )


def keyed_hash(purpose: str, value: str) -> str:
    """Return the hash of `value` under the deployment's secret; `purpose` keeps two uses apart."""
    key = hashlib.sha256(f"{purpose}\0{settings.SECRET_KEY}".encode()).digest()
    return hmac.new(key, value.encode(), hashlib.sha256).hexdigest()


def caller(request: HttpRequest) -> str:
    """Return what stands for the caller's network in a limit: its IPv4 address, or its IPv6 /64.

    Behind TRUSTED_PROXIES proxies, the address is the one that the outermost of them saw.
    """
    proxies = getattr(settings, "TRUSTED_PROXIES", 0)
    seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    address = request.META.get("REMOTE_ADDR", "")
    if proxies and seen:
        address = seen[-min(proxies, len(seen))]
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    return str(ip) if ip.version == 4 else str(ipaddress.ip_network(f"{ip}/64", strict=False))

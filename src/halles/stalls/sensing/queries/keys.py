"""Keys with which devices sign in: kept as a keyed hash, so that the database alone opens nothing."""

import hashlib
import hmac

from django.conf import settings

SEPARATOR = "/"
"""Between town and device, as in topics: so one line of a broker holds each device to `halles/%u/#`."""


def secret_hash(key: str) -> str:
    """Return what is kept of a device's key: 64 hexadecimal digits."""
    return _keyed("device key", key)


def simulated_key(town: str, slug: str) -> str:
    """Return the key of a simulated device: made from the deployment's secret, kept nowhere."""
    return _keyed("simulated device", f"{town} {slug}")


def sign_in_name(town: str, slug: str) -> str:
    """Return the name under which a device signs in to the broker: a slug is its own within a town only."""
    return f"{town}{SEPARATOR}{slug}"


def _keyed(purpose: str, text: str) -> str:
    secret = settings.SECRET_KEY.encode()
    return hmac.new(secret, f"{purpose}\0{text}".encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()

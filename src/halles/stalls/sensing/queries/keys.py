"""The keys with which devices sign in: only a keyed hash of each is kept."""

import hashlib
import hmac

from django.conf import settings

_PURPOSE = b"halles.sensing.device-key\0"


def secret_hash(key: str) -> str:
    """Return what is kept of a device's key: 64 hexadecimal characters, of no use without the house's own key.

    A key holds 192 random bits, so a fast hash is enough: there is nothing to guess.
    """
    secret = settings.SECRET_KEY.encode()
    return hmac.new(secret, _PURPOSE + key.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()

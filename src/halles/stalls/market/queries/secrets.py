"""What opens a customer's page: a number in its address, of which only a keyed hash is kept."""

from halles.kit.ratelimit import keyed_hash

LENGTH = 32
"""Letters and digits: 128 bits."""


def secret_of(key: str) -> str:
    """Return the secret of the customer's page of a form: the form that is sent twice opens the same page."""
    return keyed_hash("market:customer-page", key)[:LENGTH]


def secret_hash(secret: str) -> str:
    """Return what is kept of a secret."""
    return keyed_hash("market:customer", secret)

"""The key that makes the first operator: a file of the deployment, there until somebody has used it."""

import contextlib
import hmac
import os

from django.conf import settings
from django.utils.translation import gettext

from halles.kit.errors import BadInput
from halles.kit.ids import new_code, read_code, show_code
from halles.kit.ratelimit import Limit, hit
from halles.people import queries

SIGNS = 12
"""Signs of the key: 60 bits, for whoever reads what `halles run` prints."""
_PER_CALLER = Limit("setup-key", 10, 900)


def setup_key_offer() -> None:
    """Write a key where the house has no operator, once; take it away where it has one."""
    if queries.has_operator():
        setup_key_forget()
        return
    with contextlib.suppress(FileExistsError):
        made = os.open(settings.SETUP_KEY, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(made, "w") as file:
            file.write(show_code(new_code(SIGNS)))


def setup_key_check(*, key: str, caller: str) -> None:
    """Raise BadInput unless this is the key; `caller` is whose tries are counted."""
    hit(_PER_CALLER, caller)
    try:
        kept = read_code(settings.SETUP_KEY.read_text())
    except FileNotFoundError:
        kept = ""
    if not kept or not hmac.compare_digest(kept, read_code(key)):
        raise BadInput(
            gettext("This is not the set-up key, or it was used already."),
            field="key",
            advice=gettext("Whoever keeps the machine finds it where the house was started."),
        )


def setup_key_forget() -> bool:
    """Take the key away; say whether it was there."""
    try:
        settings.SETUP_KEY.unlink()
    except FileNotFoundError:
        return False
    return True

"""What a text message carries: the parts that fit, and whom to call."""

from collections.abc import Sequence

from django.utils.translation import gettext

from halles.kit import gsm7
from halles.town.models import Town


def fit(town: Town, parts: Sequence[str], *, tail: str = "", most: int = 1) -> str:
    """Return as many of the parts as `most` segments carry beside the town's name, in their characters.

    The first is cut where even it does not fit; `tail` ("1 = oui, 2 = non") is carried whole, at the end.
    """
    tail = gsm7.rewrite(f" {tail}" if tail else "")
    room = _septets(most) - gsm7.septets(gsm7.rewrite(f"{town.name} : ") + tail)
    said = ""
    for part in map(gsm7.rewrite, parts):
        longer = f"{said} {part}".strip()
        if said and gsm7.septets(longer) > room:
            break
        said = longer
    while gsm7.septets(said) > room:
        said = said[:-4].rstrip() + "..."
    return f"{said}{tail}".strip()


def whom_to_call(town: Town) -> str:
    """Return who helps by telephone, with the number if the town gave one."""
    name = town.help_name or gettext("the town hall")
    return f"{name}, {town.help_phone}" if town.help_phone else name


def _septets(most: int) -> int:
    return gsm7.SINGLE if most == 1 else gsm7.JOINED * most

"""Quantities, freshness and reasons in words, in the language of the page."""

from datetime import datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext

from halles.kit import french
from halles.stalls.stock.models import Source, Unit
from halles.stalls.stock.queries.stands import Stand


def language() -> str:
    """Return "fr" or "en", the two languages the house speaks."""
    return "en" if (get_language() or "fr").startswith("en") else "fr"


def quantity_words(quantity: int, unit: str) -> str:
    """Return "12", "2,5 kg", "800 g", "3 bottes" from the smallest step of a unit."""
    if unit == Unit.KILO:
        return _weight(quantity)
    n = french.number_words(quantity, language=language())
    words = {
        Unit.BUNCH: ngettext("%(n)s bunch", "%(n)s bunches", abs(quantity)),
        Unit.PUNNET: ngettext("%(n)s punnet", "%(n)s punnets", abs(quantity)),
        Unit.BATCH: ngettext("%(n)s batch", "%(n)s batches", abs(quantity)),
    }
    return words[Unit(unit)] % {"n": n} if unit in words else n


def _weight(grams: int) -> str:
    if abs(grams) < 1000:
        return f"{french.number_words(grams, language=language())}\u00a0g"
    kilos = french.number_words(Decimal(grams) / 1000, language=language())
    return f"{kilos}\u00a0kg"


def change_words(change: int, unit: str) -> str:
    """Return "+ 12", "− 3": a change always shows its sign."""
    if not change:
        return quantity_words(0, unit)
    sign = "+" if change > 0 else "\u2212"
    return f"{sign}\u00a0{quantity_words(abs(change), unit)}"


def stand_words(stand: Stand, *, now: datetime) -> str:
    """Return how fresh a quantity is and who says so: "Compté aujourd’hui", "Selon la caisse, hier"."""
    if stand.seen_at is None:
        return gettext("Never counted")
    days = (timezone.localdate(now) - timezone.localdate(stand.seen_at)).days
    when = _when(days)
    if stand.source == Source.TILL:
        return gettext("Told by the till %(when)s") % {"when": when}
    return gettext("Counted %(when)s") % {"when": when}


def doubt_words(stand: Stand) -> str:
    """Return what a customer is told of it: "en rayon", "probablement", "à demander", "plus un seul"."""
    if stand.is_gone:
        return gettext("None left")
    words = {"seen": gettext("On the shelf"), "probably": gettext("Probably there"), "ask": gettext("Ask")}
    return words[stand.how]


def _when(days: int) -> str:
    if days <= 0:
        return gettext("today")
    if days == 1:
        return gettext("yesterday")
    return ngettext("%(n)d day ago", "%(n)d days ago", days) % {"n": days}

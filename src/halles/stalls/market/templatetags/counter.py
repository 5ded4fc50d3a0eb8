"""Words of slates, offers and figures for the templates of the counter."""

from collections.abc import Iterable
from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.translation import get_language, gettext

from halles.kit import french, versions
from halles.stalls.market.models import Method, Offer, Product, SlateLine
from halles.stalls.market.queries.quantities import price_words
from halles.stalls.market.queries.slates import SlateView

register = template.Library()


@register.filter
def price(product: Product) -> str:
    """Return "24,90 € le kilo"."""
    return price_words(product.price_cents, product.unit)


@register.filter
def slate_words(line: SlateLine) -> str:
    """Return a line with its price: "Bar de ligne, 24,90 € le kilo"."""
    name = french.typeset(line.name[:1].upper() + line.name[1:], language=_language())
    if line.price_cents is None:
        return name
    return f"{name}, {_price(line)}"


@register.filter
def fish_words(line: SlateLine) -> str:
    """Return how a fish came to be, and where: "Pêché en mer, golfe de Gascogne"."""
    method = gettext(Method(line.method).label) if line.method else ""
    return ", ".join(filter(None, (method, line.zone)))


@register.filter
def missing_words(missing: Iterable[str]) -> str:
    """Tell a shop what the label of a fish must hold and its slate does not."""
    words = {
        "species": gettext("the species"),
        "zone": gettext("where it comes from"),
        "method": gettext("caught or farmed"),
    }
    return gettext("To be added: %s") % ", ".join(words[each] for each in missing)


@register.filter
def label_words(missing: Iterable[str]) -> str:
    """Tell the town what a slate does not say of a fish: the label in the shop does."""
    words = {
        "species": gettext("species"),
        "zone": gettext("origin"),
        "method": gettext("caught or farmed"),
    }
    return gettext("See the label in the shop: %s") % ", ".join(words[each] for each in missing)


@register.filter
def last_words(view: SlateView) -> str:
    """Return "Votre ardoise du mercredi 25 novembre : bar, sardines…"."""
    names = [each.line.name for each in view.lines]
    first = ", ".join(names[:4]) + ("…" if len(names) > 4 else "")
    day = french.date_words(view.slate.day, today=timezone.localdate(), language=_language())
    words = {"day": day, "first": french.typeset(first, language=_language())}
    return gettext("Your slate of %(day)s: %(first)s") % words


@register.filter
def days_words(offer: Offer) -> str:
    """Return "du 26 au 29 novembre"."""
    today, language = timezone.localdate(), _language()
    if offer.starts_on == offer.ends_on:
        return french.date_words(offer.starts_on, today=today, language=language)
    return french.period_words(offer.starts_on, offer.ends_on, today=today, language=language)


@register.filter
def month_words(first: date) -> str:
    """Return "novembre 2026"."""
    return french.month_words(first, language=_language())


@register.filter
def is_undoable(moment: datetime | None) -> bool:
    """Say whether what was done then can still be taken back."""
    return versions.is_undoable(moment, now=timezone.now())


def _price(line: SlateLine) -> str:
    cents = line.price_cents or 0
    if line.unit == "piece":
        return gettext("%(price)s each") % {"price": french.euros(cents, language=_language())}
    return price_words(cents, line.unit)


def _language() -> str:
    return "en" if (get_language() or "fr").startswith("en") else "fr"

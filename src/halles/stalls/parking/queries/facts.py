"""What does not change by the hour, in words: size, tariff, blue zone, height, disabled places, charging."""

from django.utils.translation import get_language, gettext, ngettext

from halles.kit import french
from halles.stalls.parking.models import CarPark, Source, Structure

Fact = tuple[str, str]
"""A title and what is said under it."""

_PRICES = ("price_1h", "price_2h", "price_3h", "price_4h", "price_24h")
_HOURS = (1, 2, 3, 4, 24)
_EVERYBODY = ("", "tous", "all")


def language() -> str:
    """Return "fr" or "en"."""
    return "en" if (get_language() or "fr").startswith("en") else "fr"


def short_facts(car_park: CarPark, *, capacity: int | None = None) -> list[str]:
    """Return what a card of the list says, in the order in which a driver asks."""
    told = (
        size_words(capacity or car_park.capacity),
        fee_words(car_park),
        blue_words(car_park),
        height_words(car_park.max_height_cm),
        disabled_words(car_park.disabled),
        charging_words(car_park.charging),
    )
    return [each for each in told if each]


def size_words(capacity: int | None) -> str:
    """Return "120 places"."""
    if not capacity:
        return ""
    words = {"n": french.number_words(capacity, language=language())}
    return ngettext("%(n)s place", "%(n)s places", capacity) % words


def fee_words(car_park: CarPark) -> str:
    """Return "gratuit", "payant, 1 h : 1,50 €" or what of it is known."""
    if car_park.is_free:
        return gettext("free of charge")
    rows = price_rows(car_park)
    if rows:
        return gettext("%(time)s: %(price)s") % {"time": rows[0][0], "price": rows[0][1]}
    return gettext("to be paid for") if car_park.is_free is False else ""


def price_rows(car_park: CarPark) -> list[Fact]:
    """Return how long one stays and what it costs, for the durations whose price is known."""
    prices = (
        (stay_words(hours * 60), getattr(car_park, name)) for hours, name in zip(_HOURS, _PRICES, strict=True)
    )
    return [(stay, french.euros(cents, language=language())) for stay, cents in prices if cents is not None]


def blue_words(car_park: CarPark) -> str:
    """Return "zone bleue, 1 h 30 au plus"; of a longest stay without a disc, "1 h 30 au plus"."""
    stay = stay_words(car_park.max_stay_min) if car_park.max_stay_min else ""
    if car_park.is_blue_zone:
        return gettext("blue zone, %(stay)s at most") % {"stay": stay} if stay else gettext("blue zone")
    return gettext("%(stay)s at most") % {"stay": stay} if stay else ""


def height_words(centimetres: int | None) -> str:
    """Return "hauteur 1,90 m au plus"."""
    return gettext("height %(height)s at most") % {"height": metres_words(centimetres)} if centimetres else ""


def metres_words(centimetres: int) -> str:
    """Return "1,90 m"."""
    number = french.number_words(centimetres / 100, decimals=2, language=language())
    return f"{number}{french.NBSP}m"


def disabled_words(places: int | None) -> str:
    """Return "4 places handicapées"; that there is none is worth knowing too."""
    if places is None:
        return ""
    if not places:
        return gettext("no disabled place")
    return ngettext("%(n)d disabled place", "%(n)d disabled places", places) % {"n": places}


def charging_words(points: int | None) -> str:
    """Return "2 points de recharge"; nothing where there is none."""
    return ngettext("%(n)d charging point", "%(n)d charging points", points) % {"n": points} if points else ""


def stay_words(minutes: int) -> str:
    """Return "30 min", "2 h" or "1 h 30"."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours}{french.NBSP}h"] if hours else []
    if rest or not hours:
        parts.append(f"{rest:02}" if hours else f"{rest}{french.NBSP}min")
    return french.NBSP.join(parts)


def facts_of(car_park: CarPark, *, capacity: int | None = None) -> list[Fact]:
    """Return all that is known, each under its title."""
    found = (
        (gettext("Places"), size_words(capacity or car_park.capacity)),
        (gettext("Kind"), gettext(Structure(car_park.structure).label)),
        (gettext("Disabled places"), _number(car_park.disabled)),
        (gettext("Highest vehicle"), metres_words(car_park.max_height_cm) if car_park.max_height_cm else ""),
        (gettext("Tariff"), tariff_words(car_park)),
        (gettext("Longest stay"), _capital(blue_words(car_park))),
        (gettext("Charging points"), _number(car_park.charging)),
        (gettext("Motorbikes"), _number(car_park.motorbikes)),
        (gettext("Bicycles"), _number(car_park.bicycles)),
        (gettext("Car-sharing"), _number(car_park.carsharing)),
        (gettext("Car-pooling"), _number(car_park.carpooling)),
        (gettext("For whom"), "" if car_park.users.casefold() in _EVERYBODY else car_park.users),
        (gettext("Run by"), car_park.operator),
        (gettext("Good to know"), car_park.note),
    )
    return [(title, french.typeset(text, language=language())) for title, text in found if text]


def tariff_words(car_park: CarPark) -> str:
    """Return "Gratuit", or whether one pays and what the town says of it; prices have their own table."""
    fee = {True: gettext("free of charge"), False: gettext("to be paid for"), None: ""}[car_park.is_free]
    return _capital(", ".join(filter(None, (fee, car_park.tariff))))


def pass_rows(car_park: CarPark) -> list[Fact]:
    """Return what season tickets cost."""
    rows = (
        (gettext("Pass for residents"), car_park.pass_resident),
        (gettext("Pass for others"), car_park.pass_other),
    )
    return [(title, french.euros(cents, language=language())) for title, cents in rows if cents is not None]


def source_words(car_park: CarPark) -> str:
    """Return who the town has it from."""
    return gettext(Source(car_park.source).label)


def _number(value: int | None) -> str:
    if value is None:
        return ""
    return french.number_words(value, language=language()) if value else gettext("none")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

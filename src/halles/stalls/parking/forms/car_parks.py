"""The form of a car park: what does not change by the hour, as one types it; its command reads it."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from halles.kit.fields import EurosField
from halles.kit.geo import to_degrees, to_units
from halles.stalls.parking.commands.fields import EDITED, PRICES
from halles.stalls.parking.forms.fields import LengthField
from halles.stalls.parking.models import CarPark, Structure
from halles.town.engine.typed_hours import hours_words
from halles.town.public import spot_of

MORE = ("hours", "motorbikes", "bicycles", "word", "lat", "lon")
_ANSWERS = {True: "yes", False: "no", None: ""}
_TOLD = {word: told for told, word in _ANSWERS.items()}


def _text(label: Any, most: int, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=most, **more)


def _number(label: Any, **more: Any) -> forms.IntegerField:
    """Return a field for so many places; empty: not known."""
    widget = forms.TextInput({"inputmode": "numeric", "autocomplete": "off"})
    return forms.IntegerField(label=label, required=False, min_value=0, widget=widget, **more)


def _degrees(label: Any, most: int) -> forms.FloatField:
    """Return a field for a longitude or a latitude."""
    widget = forms.TextInput({"inputmode": "decimal", "autocomplete": "off"})
    return forms.FloatField(
        label=label, required=False, min_value=-most, max_value=most, widget=widget, localize=True
    )


class CarParkForm(forms.Form):
    """All that the town tells of a car park; what is left empty is told of nowhere."""

    name = forms.CharField(label=_("Name"), max_length=120)
    address = _text(_("Address"), 200)
    structure = forms.ChoiceField(label=_("Kind"))
    capacity = _number(_("Places in all"))
    disabled = _number(_("Disabled places"))
    charging = _number(_("Charging points"))
    max_height_cm = LengthField(label=_("Highest vehicle, in metres"), help_text=_("Such as 1.90."))
    is_free = forms.ChoiceField(
        label=_("Is it free of charge?"),
        required=False,
        choices=[("", _("I do not know")), ("yes", _("Yes")), ("no", _("No"))],
    )
    tariff = _text(_("Tariff in words"), 300, help_text=_("What the prices do not say: “gratuit le samedi”."))
    price_1h = EurosField(label=_("Price of 1 hour, in euros"))
    price_2h = EurosField(label=_("Price of 2 hours, in euros"))
    price_3h = EurosField(label=_("Price of 3 hours, in euros"))
    price_4h = EurosField(label=_("Price of 4 hours, in euros"))
    price_24h = EurosField(label=_("Price of 24 hours, in euros"))
    is_blue_zone = forms.ChoiceField(
        label=_("Blue zone: one sets a parking disc"),
        required=False,
        choices=[("no", _("No")), ("yes", _("Yes"))],
    )
    max_stay_min = _number(_("Longest stay, in minutes"), help_text=_("Such as 90 for an hour and a half."))
    hours = _text(_("Opening hours"), 255, help_text=_("In French; empty if it is always open."))
    motorbikes = _number(_("Places for motorbikes"))
    bicycles = _number(_("Places for bicycles"))
    word = _text(
        _("Word for text messages"),
        20,
        help_text=_("One word: “gare”. An agent then counts by writing “gare 12”."),
    )
    note = _text(
        _("Good to know"),
        400,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Everybody reads it: an entrance that is hard to find, a lift."),
    )
    near = forms.ChoiceField(
        label=_("In which street or square?"),
        required=False,
        help_text=_("It puts the car park on the map, where no exact position is written."),
    )
    lat = _degrees(_("Latitude of the way in"), 90)
    lon = _degrees(_("Longitude of the way in"), 180)

    def __init__(
        self, data: Any = None, *, streets: Sequence[str] = (), car_park: CarPark | None = None
    ) -> None:
        """Offer the kinds and the town's named streets; show a car park as it is."""
        super().__init__(data, initial=_shown(car_park) if car_park else None)
        self._offer("structure", [(each.value, gettext(each.label)) for each in Structure])
        self._offer("near", [("", gettext("I do not know")), *((name, name) for name in streets)])

    @property
    def parts(self) -> list[tuple[str, list[forms.BoundField], bool]]:
        """Return what is folded under a title, and whether it must be seen: prices, what is seldom told."""
        named = (
            (gettext("Prices by the hour"), PRICES),
            (gettext("Hours, two wheels, text messages, map"), MORE),
        )
        found = []
        for title, names in named:
            fields = [self[name] for name in names if name in self.fields]
            found.append((title, fields, any(each.errors for each in fields)))
        return found

    @property
    def first(self) -> list[forms.BoundField]:
        """Return what each car park has."""
        return [self[name] for name in self.fields if name not in (*PRICES, *MORE)]

    def clean(self) -> dict[str, Any]:
        """Refuse half a position."""
        cleaned = super().clean() or {}
        if (cleaned.get("lat") is None) != (cleaned.get("lon") is None):
            self.add_error("lat", gettext("Write both the latitude and the longitude, or none."))
        return cleaned

    def values(self, *, town: str) -> dict[str, Any]:
        """Return the columns of a car park: cents, centimetres, 1e-7 degree."""
        asked = self.cleaned_data
        values = {name: asked[name] for name in EDITED if name in asked}
        values["is_free"] = _TOLD[asked["is_free"]]
        values["is_blue_zone"] = asked["is_blue_zone"] == "yes"
        return {**values, **self._spot(town)}

    def _spot(self, town: str) -> dict[str, int | None]:
        """Return the position in 1e-7 degree: as written, else that of the street."""
        lon, lat, near = (self.cleaned_data[name] for name in ("lon", "lat", "near"))
        if lon is not None:
            return {"lon": to_units(lon), "lat": to_units(lat)}
        spot = spot_of(town=town, street=near) if near else None
        return {"lon": spot and spot[0], "lat": spot and spot[1]}

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        cast("forms.ChoiceField", self.fields[name]).choices = choices


def _shown(car_park: CarPark) -> dict[str, Any]:
    """Return what the form shows of a car park that is already known."""
    shown = {name: getattr(car_park, name) for name in EDITED if name in CarParkForm.base_fields}
    shown["hours"] = hours_words(car_park.hours)
    shown |= {name: _ANSWERS[shown[name]] for name in ("is_free", "is_blue_zone")}
    for name in ("lat", "lon"):
        units = getattr(car_park, name)
        shown[name] = None if units is None else to_degrees(units)
    return shown

"""The forms by which the manager registers a device, and says field by field what it sends."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from halles.stalls.sensing.commands.fields import LONGEST_SILENCE_S, MOST
from halles.stalls.sensing.commands.measures import MOST_PATH, MOST_TITLE, MOST_UNIT
from halles.stalls.sensing.engine.codecs import CODECS
from halles.stalls.sensing.engine.declared import DROPPED, Declared
from halles.stalls.sensing.engine.models_known import LEGAL_BASIS, KnownModel
from halles.stalls.sensing.models import Device, DeviceKind, MeasureKind, Role
from halles.stalls.sensing.queries.pages import DeviceView

E7 = 10_000_000
MINUTE_S = 60
MOST_LINES = 30
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
KINDS = (MeasureKind.LEVEL, MeasureKind.COUNT, MeasureKind.FLAG)


def _words(label: Any, name: str, help_text: Any = "", **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=MOST[name], help_text=help_text, **more)


def _day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"), **more)


class DeviceForm(forms.Form):
    """What the page of a device says, and what its network calls it."""

    title = _words(_("What it measures, and where"), "title", _("“Free places, car park of the station”."))
    kind = forms.ChoiceField(
        label=_("What is it for?"), choices=lambda: [(k.value, gettext(k.label)) for k in DeviceKind]
    )
    purpose = _words(
        _("Why is it there?"),
        "purpose",
        _("In plain words: everybody reads them."),
        widget=forms.Textarea({"rows": 3}),
    )
    place = _words(_("Where does it hang?"), "place", required=False)
    position = forms.CharField(
        label=_("Position"),
        required=False,
        help_text=_("Latitude, then longitude: “47.6510, -2.0840”."),
    )
    owner = _words(_("Who owns it and answers for it?"), "owner", _("A service or a firm, never a person."))
    contact = _words(
        _("How does one reach that service?"), "contact", _("An address or a number of the service.")
    )
    legal_basis = _words(_("By which right?"), "legal_basis")
    group = _words(
        _("Group of streets or lamp posts"),
        "group",
        _("Needed where people are counted: nothing is published below that group."),
        required=False,
    )
    feeds = forms.ChoiceField(label=_("What does it measure for?"), required=False)
    network = _words(
        _("Its name in its network"),
        "network",
        _("DevEUI, device of The Things Stack, NGSI-LD entity. Empty for a device that signs in here."),
        required=False,
    )
    codec = forms.ChoiceField(
        label=_("How are its bytes read?"),
        required=False,
        choices=lambda: [("", gettext("Its network reads them, or it sends plain values")), *CODECS.items()],
    )
    every = forms.DecimalField(
        label=_("How often does it speak, in minutes?"),
        min_value=Decimal("0.1"),
        max_value=LONGEST_SILENCE_S // MINUTE_S,
        decimal_places=1,
    )
    installed_on = _day(_("There since"))
    ends_on = _day(
        _("Last day"), required=False, help_text=_("From the day after, its messages are refused.")
    )
    is_simulated = forms.BooleanField(
        label=_("It is simulated: nothing real stands behind it"), required=False
    )
    dropped = forms.CharField(
        label=_("Received and thrown away at once"),
        required=False,
        widget=forms.Textarea({"rows": 6, "spellcheck": "false"}),
        help_text=_("One field a line: its name as the device sends it, a space, what it is."),
    )

    def __init__(self, data: Any = None, *, feeds: Sequence[tuple[str, str]], **more: Any) -> None:
        """Offer what other stalls have to be measured."""
        super().__init__(data, **more)
        choices = [("", gettext("Nothing of another page")), *feeds]
        cast("forms.ChoiceField", self.fields["feeds"]).choices = choices

    def clean_position(self) -> tuple[int | None, int | None]:
        """Return (lon, lat) in 1e-7 degree."""
        text = self.cleaned_data["position"]
        found = _NUMBER.findall(text)
        if text and len(found) != 2:
            raise forms.ValidationError(gettext("Write two numbers: “47.6510, -2.0840”."))
        if not text:
            return None, None
        lat, lon = (round(float(each.replace(",", ".")) * E7) for each in found)
        return lon, lat

    def fields_typed(self) -> dict[str, Any]:
        """Return the fields as the command takes them."""
        typed = {n: v for n, v in self.cleaned_data.items() if n not in ("position", "every", "dropped")}
        lon, lat = self.cleaned_data["position"]
        every = round(self.cleaned_data["every"] * MINUTE_S)
        return {**typed, "lon": lon, "lat": lat, "expected_every_s": every}

    def dropped_typed(self) -> list[Declared]:
        """Return the fields that are thrown away."""
        lines = (line.strip().partition(" ") for line in self.cleaned_data["dropped"].splitlines())
        return [Declared(path, title.strip(), DROPPED) for path, _space, title in lines if path]


class MeasureForm(forms.Form):
    """One field that is kept; a line that is emptied is no longer declared."""

    title = forms.CharField(label=_("What it is, in words"), required=False, max_length=MOST_TITLE)
    path = forms.CharField(
        label=_("Its name as the device sends it"),
        required=False,
        max_length=MOST_PATH,
        widget=forms.TextInput({"autocapitalize": "none", "spellcheck": "false"}),
    )
    kind = forms.ChoiceField(
        label=_("How do its values add up?"),
        initial=MeasureKind.LEVEL.value,
        choices=lambda: [(k.value, gettext(k.label)) for k in KINDS],
    )
    role = forms.ChoiceField(
        label=_("What does it say of what it measures for?"),
        required=False,
        choices=lambda: [(r.value, gettext(r.label)) for r in Role],
    )
    unit = forms.CharField(label=_("Unit"), required=False, max_length=MOST_UNIT)
    low = forms.FloatField(label=_("Lowest possible value"), required=False)
    high = forms.FloatField(label=_("Highest possible value"), required=False)

    def declared(self) -> Declared | None:
        """Return the field, or None where the line is empty."""
        said = self.cleaned_data
        return Declared(**said) if said.get("path") or said.get("title") else None


MeasureLines = forms.formset_factory(MeasureForm, extra=1, max_num=MOST_LINES, absolute_max=MOST_LINES)


def declared_typed(lines: forms.BaseFormSet, form: DeviceForm) -> list[Declared]:
    """Return every field that was typed: kept, then thrown away."""
    kept = [
        each.declared() for each in cast("Iterable[MeasureForm]", lines) if each.has_changed() or each.initial
    ]
    return [*(each for each in kept if each), *form.dropped_typed()]


def initial_of_model(model: KnownModel | None, *, today: date) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return what the two forms begin with for a device of a known model, or of none."""
    first: dict[str, Any] = {"legal_basis": gettext(LEGAL_BASIS), "installed_on": today, "every": 10}
    if model is None:
        return first, []
    measures = [each._replace(title=gettext(each.title)) for each in model.measures]
    words = {"kind": model.kind, "purpose": gettext(model.purpose), "codec": model.codec}
    more = {"every": _minutes(model.expected_every_s), "dropped": _lines(measures)}
    return {**first, **words, **more}, _kept(measures)


def initial_of_device(view: DeviceView) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return what the two forms begin with for a device as it is registered."""
    row: Device = view.row
    first = {name: getattr(row, name) for name in DeviceForm.base_fields if hasattr(row, name)}
    measures = [Declared(*(getattr(m, name) for name in Declared._fields)) for m in view.measures]
    position = (
        f"{row.lat / E7:.6f}, {row.lon / E7:.6f}" if row.lat is not None and row.lon is not None else ""
    )
    more = {"position": position, "every": _minutes(row.expected_every_s), "dropped": _lines(measures)}
    return {**first, **more}, _kept([each for each in measures if each.path])


def _minutes(seconds: int) -> float:
    minutes = round(seconds / MINUTE_S, 1)
    return int(minutes) if minutes.is_integer() else minutes


def _lines(measures: Iterable[Declared]) -> str:
    return "\n".join(f"{each.path} {each.title}".strip() for each in measures if each.kind == DROPPED)


def _kept(measures: Iterable[Declared]) -> list[dict[str, Any]]:
    return [each._asdict() for each in measures if each.kind != DROPPED]

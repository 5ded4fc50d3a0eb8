"""Forms of days that are not as usual: until when, from when to when, open from one hour to another."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


def _day(label: Any, **more: Any) -> forms.DateField:
    """Return a field for one day."""
    messages = {"required": _("Choose a day."), "invalid": _("Choose a day, such as 24/12/2026.")}
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    formats = ["%Y-%m-%d", "%d/%m/%Y"]
    return forms.DateField(label=label, widget=widget, input_formats=formats, error_messages=messages, **more)


def _time(label: Any) -> forms.TimeField:
    """Return a field for one hour of the day."""
    messages = {"required": _("Choose an hour."), "invalid": _("Choose an hour, such as 14:30.")}
    widget = forms.TimeInput({"type": "time"}, format="%H:%M")
    formats = ["%H:%M", "%H:%M:%S", "%Hh%M", "%Hh", "%H h %M", "%H h"]
    return forms.TimeField(label=label, widget=widget, input_formats=formats, error_messages=messages)


class UntilForm(forms.Form):
    """The day on which the shop opens again."""

    day = _day(_("I open again on"))


class LeaveForm(forms.Form):
    """The first and last day of a leave."""

    first = _day(_("First day closed"))
    last = _day(_("Last day closed"))


class OpenForm(forms.Form):
    """A day on which the shop opens at other hours than usual."""

    day = _day(_("Day"))
    opens = _time(_("I open at"))
    closes = _time(_("I close at"))

    def clean(self) -> dict[str, Any]:
        """Refuse an hour of closing that is that of opening; one before it is after midnight."""
        cleaned = super().clean() or {}
        if cleaned.get("opens") and cleaned.get("opens") == cleaned.get("closes"):
            self.add_error("closes", gettext("The end comes before the beginning."))
        return cleaned

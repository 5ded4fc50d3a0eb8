"""The forms by which one finds who is open: when one can come, on one's way. They are asked by an address."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, cast

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from halles.kit import french
from halles.kit.fields import ClockField
from halles.stalls.directory.engine.categories import GROUPS

DAYS = 14
"""Days that can be chosen, today included."""
ASIDE = (50, 100, 200, 400)
"""Metres off the way that can be chosen."""


class MomentForm(forms.Form):
    """A day of the next two weeks, and a kind of shop."""

    day = forms.ChoiceField(label=_("Day"))
    group = forms.ChoiceField(label=_("Kind of shop or service"), required=False)

    def __init__(self, data: Any, *, today: date, initial: dict[str, Any] | None = None) -> None:
        """Offer the days from today on."""
        super().__init__(data, initial=initial)
        days = [today + timedelta(days=n) for n in range(DAYS)]
        choices = [(day.isoformat(), _day_words(day, today)) for day in days]
        cast("forms.ChoiceField", self.fields["day"]).choices = choices
        kinds = [("", gettext("All kinds")), *((key, gettext(title)) for key, title in GROUPS.items())]
        cast("forms.ChoiceField", self.fields["group"]).choices = kinds

    def clean_day(self) -> date:
        """Return the day itself."""
        return date.fromisoformat(self.cleaned_data["day"])


class WhenForm(MomentForm):
    """When one can come."""

    start = ClockField(label=_("From what time"))
    end = ClockField(label=_("Until what time"), required=False)
    field_order = ("day", "start", "end", "group")

    def clean(self) -> dict[str, Any]:
        """Make a span of time of both; one that ends before it begins goes on past midnight."""
        cleaned = super().clean() or {}
        if not {"day", "start", "end"} <= cleaned.keys():
            return cleaned
        first = datetime.combine(cleaned["day"], cleaned["start"])
        last = datetime.combine(cleaned["day"], cleaned["end"]) if cleaned["end"] else first
        if last < first:
            last += timedelta(days=1)
        cleaned["span"] = (first, max(last, first + timedelta(minutes=1)))
        return cleaned


class WayForm(MomentForm):
    """From where, to where, how far off the way, and when one sets out."""

    start = forms.CharField(label=_("Setting out from"), max_length=80)
    end = forms.CharField(label=_("Going to"), max_length=80)
    aside = forms.TypedChoiceField(
        label=_("Not farther off the way than"),
        coerce=int,
        choices=[(str(metres), f"{metres}\u00a0m") for metres in ASIDE],
    )
    at = ClockField(label=_("Setting out at"))
    field_order = ("start", "end", "aside", "day", "at", "group")

    def __init__(self, data: Any, *, today: date, initial: dict[str, Any], names: Sequence[str] = ()) -> None:
        """Propose the streets and squares of the town while one types."""
        super().__init__(data, today=today, initial=initial)
        self.names = names
        for field in ("start", "end"):
            self.fields[field].widget.attrs |= {"list": "places", "autocomplete": "off"}

    def clean(self) -> dict[str, Any]:
        """Say at which moment one sets out."""
        cleaned = super().clean() or {}
        if {"day", "at"} <= cleaned.keys():
            cleaned["moment"] = datetime.combine(cleaned["day"], cleaned["at"])
        return cleaned


def _day_words(day: date, today: date) -> str:
    language = "en" if (get_language() or "fr").startswith("en") else "fr"
    words = french.date_words(day, today=today, language=language)
    if day == today:
        return gettext("Today, %(day)s") % {"day": words}
    if day == today + timedelta(days=1):
        return gettext("Tomorrow, %(day)s") % {"day": words}
    return words

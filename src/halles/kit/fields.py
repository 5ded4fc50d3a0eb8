"""Fields that read what people type: an amount in euros, a time of the day."""

import re
from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext

from halles.kit.money import parse

_CLOCK = re.compile(r"(\d{1,2})\s*(?:[h:.]\s*(\d{2})?)?\s*")


class HundredthsField(forms.CharField):
    """A number kept in hundredths, not required unless said so; those below read it."""

    def __init__(self, **more: Any) -> None:
        """Show digits first on a telephone."""
        widget = forms.TextInput({"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(**{"max_length": 12, "required": False, "widget": widget, **more})

    def prepare_value(self, value: Any) -> Any:
        """Show hundredths as one types them: 210 is "2,10"."""
        return f"{value // 100},{value % 100:02}" if isinstance(value, int) else value


class EurosField(HundredthsField):
    """An amount: "1,50" is 150 cents; empty: None."""

    def clean(self, value: Any) -> int | None:
        """Return whole cents, None for nothing."""
        text = super().clean(value)
        try:
            return parse(text) if text else None
        except ValueError:
            raise forms.ValidationError(gettext("Write an amount in euros, such as 1.50.")) from None


class ClockField(forms.CharField):
    """A time of the day: "18:30", "18 h 30", "18h"; empty: None."""

    def __init__(self, **more: Any) -> None:
        """Show the browser's own way to choose a time, where it has one."""
        super().__init__(**{"max_length": 10, "widget": forms.TextInput({"type": "time"}), **more})

    def clean(self, value: Any) -> time | None:
        """Return a time, None for nothing."""
        text = super().clean(value)
        if not text:
            return None
        match = _CLOCK.fullmatch(text.strip().lower().replace("\u00a0", " "))
        hour, minute = (int(match[1]), int(match[2] or 0)) if match else (24, 0)
        if hour > 23 or minute > 59:
            raise forms.ValidationError(gettext("Write a time as 18:30."))
        return time(hour, minute)

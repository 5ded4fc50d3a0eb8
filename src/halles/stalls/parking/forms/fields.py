"""A field of heights: typed in metres, kept in whole centimetres."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext

from halles.kit.fields import HundredthsField

_LENGTH = re.compile(r"(\d{1,2})\s*[.,m]\s*(\d{1,2})\s*m?|(\d{3})\s*(?:cm)?|(\d{1,2})\s*m?", re.ASCII)


class LengthField(HundredthsField):
    """A height: "2,10", "2.10 m", "2m10" or "210" is 210 centimetres."""

    def clean(self, value: Any) -> int | None:
        """Return whole centimetres, None for nothing."""
        text = super().clean(value)
        if not text:
            return None
        match = _LENGTH.fullmatch(text.strip().lower())
        if not match:
            raise forms.ValidationError(gettext("Write a height in metres, such as 2.10."))
        metres, rest, whole, alone = match.groups()
        return int(whole) if whole else int(metres or alone) * 100 + int((rest or "").ljust(2, "0"))

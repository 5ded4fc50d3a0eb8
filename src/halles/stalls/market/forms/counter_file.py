"""The form of a shop's file of articles: chosen, then confirmed as it was read."""

import base64
import binascii
import zlib
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

MOST_BYTES = 2_000_000
MOST_PACKED = 900_000


class FileForm(forms.Form):
    """A file of articles, or the one that was just read, packed."""

    file = forms.FileField(
        label=gettext_lazy("Your file"),
        required=False,
        help_text=gettext_lazy(
            "From your spreadsheet or your till, saved as CSV. Two columns are needed: “nom” and “prix”."
        ),
    )
    packed = forms.CharField(required=False, max_length=MOST_PACKED, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Return the bytes of the file, whichever way it came."""
        told = super().clean() or {}
        file = told.get("file")
        if file is not None and file.size > MOST_BYTES:
            raise forms.ValidationError(gettext("This file is too large: 2 MB at most."))
        told["content"] = file.read() if file else unpacked(told.get("packed", ""))
        if not told["content"] and not self.errors:
            self.add_error("file", gettext("Choose a file."))
        return told


def packed(content: bytes) -> str:
    """Return bytes as a short text for a hidden field."""
    return base64.b64encode(zlib.compress(content)).decode()


def unpacked(text: str) -> bytes:
    """Return the bytes of a hidden field, none where it holds anything else or far too much."""
    try:
        engine = zlib.decompressobj()
        content = engine.decompress(base64.b64decode(text, validate=True), MOST_BYTES + 1)
    except (ValueError, binascii.Error, zlib.error):
        return b""
    return content if len(content) <= MOST_BYTES else b""

"""Django's handle on the design system."""

from typing import Any

from django.apps import AppConfig
from django.forms import BooleanField, ChoiceField, Field, FileField
from django.utils.translation import gettext_lazy as _

REQUIRED: dict[Any, Any] = {
    Field: _("Please fill this in."),
    BooleanField: _("Please tick this box to go on."),
    ChoiceField: _("Please choose an answer."),
    FileField: _("Please choose a file."),
}
"""What a field says when it was left empty, by its kind; a form may say it better for one of its own."""


class UiConfig(AppConfig):
    """One stylesheet, components as template tags, the living page /style."""

    name = "halles.ui"
    label = "ui"

    def ready(self) -> None:
        """Give Django's own refusals of a form the house's tone, once for all forms."""
        for field, sentence in REQUIRED.items():
            field.default_error_messages = {**field.default_error_messages, "required": sentence}

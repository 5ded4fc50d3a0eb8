"""Forms of the calls for help: ask to be called back, answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from halles.doors.commands.tickets import MOST_WORDS


class CallForm(forms.Form):
    """Ask to be called back: a number, a first name, a few words."""

    contact = forms.CharField(
        label=_("Your telephone number"),
        max_length=40,
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
        error_messages={"required": _("Write the number on which you can be called.")},
    )
    name = forms.CharField(
        label=_("Your first name"),
        required=False,
        max_length=120,
        widget=forms.TextInput({"autocomplete": "given-name", "spellcheck": "false"}),
    )
    words = forms.CharField(
        label=_("In a few words, if you like"),
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("What you are looking for. No need to explain it all: one talks on the telephone."),
    )


class AnswerForm(forms.Form):
    """Answer a call for help: by text message, or what was said on the telephone."""

    how = forms.ChoiceField(label=_("How do you answer?"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("Your answer"),
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Two text messages at most: about 280 characters. It is erased after 30 days."),
    )

    def __init__(self, data: Any = None, *, can_text: bool) -> None:
        """Offer a text message where the number receives them."""
        super().__init__(data)
        called, text = ("called", gettext("I called")), ("text", gettext("By text message"))
        field: Any = self.fields["how"]
        field.choices = [called, text] if can_text else [called]
        field.initial = "called"

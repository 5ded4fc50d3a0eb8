"""Forms of the doors: begin to act for somebody, take a sheet of paper up again, the town's number."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from halles.kit.errors import BadInput
from halles.kit.ids import read_code
from halles.kit.scan import squares_in


def _said(**more: Any) -> forms.CharField:
    return forms.CharField(
        label=_("What the person said, in her words"),
        help_text=_("It is on her receipt. For example: “I want Solenn to reserve for me.”"),
        min_length=3,
        max_length=200,
        widget=forms.TextInput({"autocomplete": "off", "list": "said-often"}),
        **more,
    )


class ConsentForm(forms.Form):
    """Her spoken consent."""

    said = _said()


class PrintedCodeForm(forms.Form):
    """A printed code: typed, typed by a reader of squares, or in a photo of its square."""

    code = forms.CharField(
        label=_("Code"),
        max_length=200,
        required=False,
        widget=forms.TextInput(
            {
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "data-from-fragment": "",
            }
        ),
    )
    photo = forms.FileField(
        label=_("Or a photo of the square"),
        required=False,
        widget=forms.FileInput({"accept": "image/*", "capture": "environment"}),
    )

    def clean(self) -> dict[str, Any]:
        """Put what the photo shows in the place of the code; a scanned address holds it after "#"."""
        given = super().clean() or self.cleaned_data
        photo = given.get("photo")
        try:
            read = squares_in(photo.read()) if photo else []
        except BadInput as problem:
            raise forms.ValidationError({"photo": str(problem)}) from None
        text = given.get("code") or next(iter(read), "")
        if not text:
            raise forms.ValidationError({"code": _("Type the code, or take its square in a photo.")})
        given["code"] = read_code(text.rpartition("#")[2])
        return given


class CardForm(PrintedCodeForm):
    """The access card of the person, and her consent."""

    said = _said()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say which code it is."""
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code of her card")
        self.fields["code"].help_text = _("16 letters and digits, printed under the square to scan.")


class PaperForm(PrintedCodeForm):
    """The short code of a printed sheet."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say which code it is."""
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code of the sheet")
        self.fields["code"].help_text = _("8 letters and digits.")


class NewPersonForm(forms.Form):
    """Somebody who comes for the first time, and her consent."""

    name = forms.CharField(label=_("Name"), max_length=120, widget=forms.TextInput({"autocomplete": "off"}))
    phone = forms.CharField(
        label=_("Telephone number, if there is one"),
        max_length=20,
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "inputmode": "tel"}),
    )
    email = forms.CharField(
        label=_("E-mail address, if there is one"),
        max_length=254,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    said = _said()


class TextLineForm(forms.Form):
    """The number to which one writes to the town by text message."""

    number = forms.CharField(
        label=_("Number for text messages"),
        help_text=_("As people dial it. Left empty: the sheets tell none."),
        max_length=20,
        required=False,
        widget=forms.TextInput({"inputmode": "tel", "autocomplete": "off"}),
    )

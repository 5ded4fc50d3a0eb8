"""The forms of what changes from day to day: news and photos."""

from django import forms
from django.utils.translation import gettext_lazy as _

from halles.kit.images import FORMATS
from halles.stalls.directory.commands.news import MOST_LETTERS
from halles.stalls.directory.commands.photos import MOST_ALT


class NewsForm(forms.Form):
    """One piece of news."""

    text = forms.CharField(
        label=_("What is new?"),
        max_length=MOST_LETTERS,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("One or two sentences. The whole town can read them."),
        error_messages={"required": _("Write what is new, in one or two sentences.")},
    )


class PhotoForm(forms.Form):
    """One photo, and in words what it shows."""

    photo = forms.FileField(
        label=_("The photo"),
        widget=forms.FileInput({"accept": ",".join(f"image/{kind.lower()}" for kind in FORMATS)}),
        help_text=_("JPEG, PNG or WebP. The place and date hidden in the file are removed."),
        error_messages={"required": _("Choose a photo.")},
    )
    alt = forms.CharField(
        label=_("What does it show?"),
        max_length=MOST_ALT,
        help_text=_("In a few words, for those who do not see it: “The shop front, its blue awning open”."),
        error_messages={
            "required": _("Say in a few words what the photo shows, for those who do not see it.")
        },
    )

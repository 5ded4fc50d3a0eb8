"""Forms of the stock stall."""

from django import forms
from django.utils.translation import gettext_lazy


class NoteForm(forms.Form):
    """A note."""

    text = forms.CharField(
        label=gettext_lazy("Your note"),
        help_text=gettext_lazy("Everybody in town can read it."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

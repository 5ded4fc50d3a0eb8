"""The form of an answer about a public holiday or a summer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from halles.stalls.directory.commands import Reply


class ReplyForm(forms.Form):
    """An answer is the button that was pressed; it may come with hours for one day, or two dates."""

    answer = forms.CharField(widget=forms.HiddenInput)
    hours = forms.CharField(
        label=_("Other hours that day"),
        required=False,
        max_length=200,
        help_text=_("As you would write them on the door: 9 am to noon."),
    )
    first = forms.DateField(
        label=_("First day away"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    last = forms.DateField(
        label=_("Last day away"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )

    def reply(self) -> Reply:
        """Return what was answered, as the command takes it."""
        typed = self.cleaned_data
        return Reply(typed["answer"], typed["hours"], typed["first"], typed["last"])

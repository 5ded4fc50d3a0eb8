"""A form with every kind of field, for the style page."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SampleForm(forms.Form):
    """One field of each kind; nothing is ever sent."""

    name = forms.CharField(
        label=_("Name of the shop"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    phone = forms.CharField(
        label=_("Phone"),
        required=False,
        help_text=_("The one that customers may call."),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    email = forms.EmailField(
        label=_("E-mail"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[("", "—"), ("bakery", _("Bakery")), ("bookshop", _("Bookshop")), ("repair", _("Repairs"))],
    )
    news = forms.CharField(
        label=_("News"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What you would write on the slate in front of the shop."),
    )
    photo = forms.FileField(label=_("Photo"), required=False)
    answer = forms.ChoiceField(
        label=_("How may we reach you?"),
        choices=[("sms", _("By text message")), ("mail", _("By e-mail")), ("paper", _("At the counter"))],
        widget=forms.RadioSelect,
    )
    days = forms.MultipleChoiceField(
        label=_("Market days"),
        required=False,
        choices=[("thursday", _("Thursday")), ("saturday", _("Saturday"))],
        widget=forms.CheckboxSelectMultiple,
    )
    code = forms.CharField(
        label=_("Code received"),
        help_text=_("A secret is never shown again."),
        widget=forms.PasswordInput(attrs={"autocomplete": "one-time-code"}),
    )
    agrees = forms.BooleanField(label=_("I have the right to publish for this shop"))
    town = forms.CharField(label=_("Town"), disabled=True, required=False, initial="Redon")


def wrong_form() -> SampleForm:
    """Return the sample form as it comes back when several answers cannot be used."""
    data = {
        "wrong-name": "Au Fournil d’Antan et de la Très Vieille Place du Marché-aux-Fleurs-et-aux-Légumes",
        "wrong-email": "fournil@",
        "wrong-news": "Brioche ce jeudi.",
        "wrong-code": "never shown again",
    }
    return SampleForm(data, prefix="wrong")

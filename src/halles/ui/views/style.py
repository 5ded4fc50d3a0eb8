"""The living style page."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from halles.ui import tokens
from halles.ui.forms import SampleForm, wrong_form

SHOPS = (
    ("Boulangerie Le Fournil", "12 Grande Rue"),
    (
        "Coopérative d’approvisionnement interprofessionnelle du Pays-de-Redon-et-de-la-Vilaine",
        "3 rue de l’Anticonstitutionnellement-Prolongée",
    ),
)
ORDERS = (("2019", 1400), ("2020", 912), ("2021", None), ("2022", 2215), ("2023", 3120), ("2024", 2790))
TYPED = "L'étal est là : venez ! Le kilo à 3 € ; c'est bon ?"


def style(request: HttpRequest) -> HttpResponse:
    """Show every token and component, in its real states."""
    colours = tokens.colours(tokens.stylesheet())
    states = ((_("Open until 7 pm"), "good"), (_("Hours to be confirmed"), "calm"))
    days = (_("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))
    context = {
        "colours": [(name, light, colours["dark"][name]) for name, light in colours["light"].items()],
        "contrasts": tokens.measured(colours),
        "form": SampleForm(prefix="blank"),
        "wrong": wrong_form(),
        "shops": [(*shop, *state) for shop, state in zip(SHOPS, states, strict=True)],
        "bars": list(zip(days, (412, 260, 538, None), strict=True)),
        "line": ORDERS,
        "day": dt.date(2024, 11, 14),
        "time": dt.time(9, 30),
        "typed": TYPED,
    }
    return render(request, "ui/style.html", context)

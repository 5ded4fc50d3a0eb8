"""The living style page."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from halles.ui import tokens
from halles.ui.forms import SampleForm, wrong_form

ORDERS = (("2019", 1400), ("2020", 912), ("2021", None), ("2022", 2215), ("2023", 3120), ("2024", 2790))


def style(request: HttpRequest) -> HttpResponse:
    """Show every token and component, in its real states."""
    days = [_("Thursday"), _("Friday"), _("Saturday"), _("Sunday")]
    context = {
        "colours": [
            (name, light, tokens.colours(tokens.stylesheet())["dark"][name])
            for name, light in tokens.colours(tokens.stylesheet())["light"].items()
        ],
        "contrasts": _contrasts(),
        "form": SampleForm(prefix="blank"),
        "wrong": wrong_form(),
        "bars": list(zip(days, (412, 260, 538, None), strict=True)),
        "line": ORDERS,
        "day": dt.date(2024, 11, 14),
        "time": dt.time(9, 30),
    }
    return render(request, "ui/style.html", context)


def _contrasts() -> list[tuple[str, str, float, float]]:
    colours = tokens.colours(tokens.stylesheet())
    return [
        (front, back, *(tokens.contrast(mode[front], mode[back]) for mode in colours.values()))
        for front, back in tokens.TEXT_PAIRS + tokens.SHAPE_PAIRS
    ]

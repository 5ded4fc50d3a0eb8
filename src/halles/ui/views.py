"""The living style page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from halles.ui.forms import SampleForm


def style(request: HttpRequest) -> HttpResponse:
    """Show every token and component, in its real states."""
    return render(request, "ui/style.html", {"form": SampleForm()})

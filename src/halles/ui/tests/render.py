"""Render a line of template with the components at hand."""

from typing import Any

from django.http import HttpRequest
from django.template import engines
from django.utils import translation


def render(source: str, *, request: HttpRequest | None = None, language: str = "fr", **context: Any) -> str:
    """Return what a page would hold, without its outer spaces."""
    with translation.override(language):
        return engines["django"].from_string(source).render(context, request).strip()

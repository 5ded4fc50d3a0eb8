"""Tags of what a shop publishes: its exceptions in words, its sheet as schema.org has it."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.db.models import Manager
from django.template import Context
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from halles.stalls.directory import queries
from halles.stalls.directory.engine.publishing import Said, script_text
from halles.stalls.directory.exchange import words
from halles.stalls.directory.exchange.structured import structured
from halles.stalls.directory.models import SpecialHours

register = template.Library()


@register.filter
def said_lines(said: Iterable[Said]) -> list[str]:
    """Return what a shop said of its coming days, a line for each."""
    return words.said_lines(said, now=queries.wall(timezone.now()))


@register.filter
def special_words(row: SpecialHours) -> str:
    """Return one exception of the holder's in words."""
    said = Said(row.pk, queries.wall(row.starts_at), queries.wall(row.ends_at), row.is_open)
    return words.said_words(said, now=queries.wall(timezone.now()))


@register.filter
def understood(rows: "Manager[SpecialHours]") -> list[str]:
    """Return what was read in a piece of news, for its writer; `rows` came with it."""
    return words.understood(queries.said_rows(rows.all()), now=queries.wall(timezone.now()))


@register.simple_tag(takes_context=True)
def structured_data(context: Context) -> SafeString:
    """Return the sheet of the page as JSON-LD: a block of data, which browsers do not run."""
    request: Any = context["request"]
    view = context["sheet"]
    said = structured(
        view,
        queries.Living(context["news"], context["photos"], context["said"]),
        town=context["town"],
        now=queries.wall(timezone.now()),
        page=request.build_absolute_uri(reverse("directory:sheet", kwargs={"slug": view.slug})),
        website=context["website"],
        images=[_image(request, each.file) for each in context["photos"]],
    )
    return SafeString(f'<script type="application/ld+json">{script_text(said)}</script>')


def _image(request: Any, file: str) -> str:
    return str(request.build_absolute_uri(reverse("directory:photo", kwargs={"name": file, "size": "l"})))

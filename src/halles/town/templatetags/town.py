"""Tags of the town floor's pages: the map, its key, a point in words."""

from collections.abc import Collection, Iterable, Sequence
from html import escape

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from halles.kit.french import typeset
from halles.town.engine.cartography import HALF, RADIUS
from halles.town.queries import Door, MapPoint, MapView, MarkView, StreetView

register = template.Library()

SYMBOLS = {
    "basket": "M-8-2H8L6 7H-6zM-5-2 0-8 5-2",
    "cup": "M-6-5H4V1Q4 6-1 6-6 6-6 1zM4-3Q9-3 8 0 7 3 4 2",
    "shirt": "M-3-7Q0-4 3-7L9-4 7 1 5 0V8H-5V0L-7 1-9-4z",
    "cross": "M-3-8H3V-3H8V3H3V8H-3V3H-8V-3H-3z",
    "house": "M-8 0 0-8 8 0H6V7H-6V0z",
    "book": "M0-5Q-4-8-9-6V6Q-4 4 0 7 4 4 9 6V-6Q4-8 0-5zV7",
    "bed": "M-9-6V6M-9 3H9V6M9 3V0Q9-2 6-2H-3V3M-6-1h.1",
    "scissors": "M-5 7 4-8M5 7-4-8M-7 7a2 2 0 1 0 4 0 2 2 0 1 0-4 0M3 7a2 2 0 1 0 4 0 2 2 0 1 0-4 0",
    "flag": "M-5 9V-8H7L4-4 7 0H-5",
    "parking": "M-4 9V-8H2a5 5 0 0 1 0 10H-4",
    "key": "M-8 0a4 4 0 1 0 8 0 4 4 0 1 0-8 0M0 0H9V4M5 0V3",
    "dot": "M-2 0a2 2 0 1 0 4 0 2 2 0 1 0-4 0",
}
"""The signs of kinds of points, by name: lines within 20 units around (0, 0)."""

HUES = {"basket": 1, "cup": 1, "shirt": 2, "book": 2, "house": 2, "cross": 3, "flag": 3, "scissors": 3}
"""Signs of like kinds share a colour; the sign alone tells them apart."""

PATTERNS = (
    '<pattern id="m-wave" width="24" height="12" patternUnits="userSpaceOnUse">'
    '<rect class="water" width="24" height="12"/><path d="M0 6q6-6 12 0t12 0"/></pattern>'
    '<pattern id="m-leaf" width="16" height="16" patternUnits="userSpaceOnUse">'
    '<rect class="green" width="16" height="16"/><path d="M3 4h2M11 12h2"/></pattern>'
)
"""What water and gardens are filled with on paper, where there may be no colour."""


@register.simple_tag
def town_map(view: MapView, label: str, way: Sequence[tuple[float, float]] = ()) -> SafeString:
    """Return a map as SVG: its ground and names are hidden from readers of words, its shops are links.

    `way` is drawn on it: points on the plane of the drawing, in metres.
    """
    left, top, wide, tall = view.box
    marks = "".join(_mark(mark) for mark in view.marks)
    return SafeString(
        f'<svg class="map" viewBox="{left} {top} {wide} {tall}" role="group" aria-label="{escape(label)}">'
        f'<defs>{PATTERNS}{_symbols(view)}</defs><g aria-hidden="true">{view.ground}{view.fade}{view.names}'
        f"{_scale(left, top + tall) if view.is_whole else ''}{_way(way)}</g>{marks}</svg>"
    )


def _way(points: Sequence[tuple[float, float]]) -> str:
    line = "L".join(f"{x / HALF:.0f} {y / HALF:.0f}" for x, y in points)
    return f'<path class="way" d="M{line}"/>' if line else ""


def _symbols(view: MapView) -> str:
    """Return the signs that a map uses, each drawn once."""
    used = sorted({mark.points[0].symbol for mark in view.marks if len(mark.points) == 1})
    return "".join(symbol(name) for name in used)


def symbol(name: str) -> str:
    """Return a sign on its disc, to be used by its name."""
    return (
        f'<g id="m-{name}" class="k{HUES.get(name, 4)}"><circle r="{RADIUS}"/><path d="{SYMBOLS[name]}"/></g>'
    )


def _mark(mark: MarkView) -> str:
    """Return a link for one point, or for several that are told apart in the list."""
    point = mark.points[0]
    if len(mark.points) == 1:
        at = f'id="p-{escape(point.anchor)}" href="{escape(point.href)}"'
        sign = f'<use href="#m-{point.symbol}" x="{mark.x}" y="{mark.y}"/>'
        drawn = _written(mark, point.label) if point.label else sign
        return f"<a {at}><title>{escape(point_words(point))}</title>{drawn}</a>"
    words = ", ".join(each.title for each in mark.points)
    drawn = _written(mark, str(len(mark.points)))
    return f'<a href="#p-{escape(point.anchor)}"><title>{escape(words)}</title>{drawn}</a>'


def _written(mark: MarkView, text: str) -> str:
    """Return a disc that holds a number."""
    radius = RADIUS if len(text) < 3 else RADIUS + 5
    return (
        f'<g class="k4"><circle r="{radius}" cx="{mark.x}" cy="{mark.y}"/>'
        f'<text x="{mark.x}" y="{mark.y + 6}">{escape(text)}</text></g>'
    )


def _scale(left: int, bottom: int) -> str:
    """Return a bar of a hundred metres, and an arrow to the north."""
    x, y, long = left + 24, bottom - 26, round(100 / HALF)
    middle, north = x + long // 2, x + long + 40
    return (
        f'<g class="scale"><path d="M{x} {y - 8}v8h{long}v-8"/><text x="{middle}" y="{y - 8}">100 m</text>'
        f'<path d="M{north} {y}v-34l-9 14M{north} {y - 34}l9 14"/><text x="{north + 20}" y="{y}">N</text></g>'
    )


LINE = '<li{at}>{number}<a href="{href}">{title}</a>{kind}</li>'


@register.simple_tag
def street_lists(
    streets: Iterable[StreetView], elsewhere: Iterable[MapPoint], view: MapView | None
) -> SafeString:
    """Return who is where, street by street; who has no mark of her own on the map is found here by her name.

    Made without a template: it is as long as the map is full.
    """
    prefix, found = reverse("town:streets"), []
    marked = {mark.points[0].anchor for mark in view.marks if len(mark.points) == 1} if view else set()
    for street in streets:
        lines = "".join(_door_lines(door, marked) for door in street.doors)
        if lines:
            name = escape(typeset(street.name, language=get_language() or "fr"))
            found.append(f'<h3><a href="{prefix}{street.slug}/">{name}</a></h3><ul>{lines}</ul>')
    lines = "".join(_line(point, "", marked) for point in elsewhere)
    if lines:
        found.append(f"<h3>{escape(gettext('Address not known'))}</h3><ul>{lines}</ul>")
    return SafeString("".join(f"<section>{each}</section>" for each in found))


def _door_lines(door: Door, marked: Collection[str]) -> str:
    lines = [_line(point, door.number, marked) for point in (*door.points, *door.guessed)]
    number = f"{escape(door.number)} " if door.number else ""
    return "".join(lines) + f"<li>{number}{escape(gettext('Premises available'))}</li>" * len(door.vacant)


def _line(point: MapPoint, number: str, marked: Collection[str]) -> str:
    return LINE.format(
        at="" if point.anchor in marked else f' id="p-{escape(point.anchor)}"',
        number=f"{escape(number)} " if number else "",
        href=escape(point.href),
        title=escape(point.title),
        kind=f", {escape(point.kind)}" if point.kind else "",
    )


@register.filter
def point_words(point: MapPoint) -> str:
    """Return the name of a point and what it is."""
    return f"{point.title}, {point.kind}" if point.kind else point.title


@register.simple_tag
def key_sign(name: str) -> SafeString:
    """Return a sign of the map for its key."""
    drawn = symbol(name).replace(' id="m-', ' data-sign="')
    return SafeString(f'<svg class="map sign" viewBox="-16 -16 32 32" aria-hidden="true">{drawn}</svg>')

"""Charts drawn by the server as SVG, with a title, a description and the figures in a table.

Lengths are percentages and ems, never a scaled view box: the words of a chart keep the size of the
page's text at 320 px as at 200 % zoom. Colours come from the stylesheet, through classes.
"""

from collections.abc import Iterable, Sequence
from zlib import crc32

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from halles.kit.french import number_words

Series = Sequence[tuple[str, float | None]]

ROW = 3.0
"""Height of a bar and its words, in ems."""
RAIL, FIGURES = "56%", "59%"
"""Width of the bars, and where their figures begin: beside the bars, where no long label runs into them."""


def chart(
    series: Iterable[tuple[str, float | None]],
    title: str,
    description: str,
    kind: str = "bar",
    unknown: str = "",
) -> SafeString:
    """Return a chart of (label, value) pairs; kind: bar or line. A value of None is told as `unknown`."""
    points = [(str(label), value) for label, value in series]
    drawing = _line(points) if kind == "line" else _bars(points, unknown)
    key = f"c{crc32(repr((kind, title, description, points)).encode()):x}"
    height = 13 if kind == "line" else ROW * len(points)
    return format_html(
        '<figure class="chart"><figcaption>{title}</figcaption>'
        '<svg role="img" aria-labelledby="{key}t" aria-describedby="{key}d" width="100%" height="{height}">'
        '<title id="{key}t">{title}</title><desc id="{key}d">{description}</desc>{drawing}</svg>'
        '<p class="muted">{description}</p>'
        "<details><summary>{figures}</summary>{table}</details></figure>",
        title=title,
        description=description,
        key=key,
        height=SafeString(f"{height:.1f}em"),
        drawing=drawing,
        figures=gettext("The figures"),
        table=table(title, [], [(label, _figure(value, unknown)) for label, value in points]),
    )


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> SafeString:
    """Return a table that scrolls on its own on small screens; the first cell of a row is its heading."""
    heads = format_html_join("", '<th scope="col">{}</th>', ((text,) for text in head))
    lines = ((row[0], format_html_join("", "<td>{}</td>", ((cell,) for cell in row[1:]))) for row in rows)
    return format_html(
        '<div class="table" tabindex="0" role="region" aria-label="{}"><table><caption>{}</caption>{}'
        "<tbody>{}</tbody></table></div>",
        caption,
        caption,
        format_html("<thead><tr>{}</tr></thead>", heads) if head else "",
        format_html_join("", '<tr><th scope="row">{}</th>{}</tr>', lines),
    )


def _figure(value: float | None, unknown: str = "") -> str:
    language = "en" if (get_language() or "fr").startswith("en") else "fr"
    return (unknown or gettext("not known")) if value is None else number_words(value, language=language)


def _span(points: Series) -> tuple[float, float]:
    """Return the lowest and highest ends of the scale; zero is always on it."""
    values = [value for _, value in points if value is not None]
    low, high = min([0, *values]), max([0, *values])
    return low, high if high > low else low + 1


def _bars(points: Series, unknown: str) -> SafeString:
    low, high = _span(points)
    words, bars = [], []
    for row, (label, value) in enumerate(points):
        top = ROW * row
        start, end = sorted((0, value or 0))
        words.append(
            format_html(
                '<text x="0" y="{}em">{}</text><text class="value" x="{}" y="{}em">{}</text>',
                *(f"{top + 1:.2f}", label, FIGURES, f"{top + 2.15:.2f}", _figure(value, unknown)),
            )
        )
        bars.append(
            format_html(
                '<rect class="rail" y="{y}em" width="100%" height=".6em"/>'
                '<rect class="bar" x="{x}%" y="{y}em" width="{width}%" height=".6em"/>',
                y=f"{top + 1.5:.2f}",
                x=f"{100 * (start - low) / (high - low):.1f}",
                width=f"{100 * (end - start) / (high - low):.1f}",
            )
        )
    drawn = f'{"".join(words)}<svg width="{RAIL}">{"".join(bars)}</svg>'
    return mark_safe(drawn)  # noqa: S308 each part was escaped by format_html


def _line(points: Series) -> SafeString:
    low, high = _span(points)
    step = 100 / max(len(points) - 1, 1)
    path, pen = [], "M"
    for rank, (_, value) in enumerate(points):
        if value is None:
            pen = "M"
            continue
        path.append(f"{pen}{rank * step:.1f} {100 - 100 * (value - low) / (high - low):.1f}h0")
        pen = "L"
    first, last = (points[0][0], points[-1][0]) if points else ("", "")
    return format_html(
        '<text class="value" x="0" y="1em">{high}</text><line class="rail" x2="100%" y1="1.4em" y2="1.4em"/>'
        '<svg x="1%" y="1.4em" width="98%" height="9em" viewBox="0 0 100 100" preserveAspectRatio="none">'
        '<path class="curve" d="{path}"/><path class="curve dots" d="{dots}"/></svg>'
        '<line class="rail" x2="100%" y1="10.4em" y2="10.4em"/>'
        '<text x="0" y="12em">{first}</text><text class="end" x="100%" y="12em">{last}</text>',
        high=_figure(high),
        path="".join(path),
        dots="".join(path).replace("L", "M"),
        first=first,
        last=last,
    )

"""Read the stylesheet's design tokens, and measure the contrast of the pairs that people have to read."""

import re
from functools import cache
from pathlib import Path

STYLESHEET = Path(__file__).parent / "static/ui/halles.css"

TEXT_PAIRS = (
    *(("ink", back) for back in ("stone", "shade", "sheet")),
    *(("muted", back) for back in ("stone", "shade", "sheet")),
    *(("link", back) for back in ("stone", "shade", "sheet")),
    *(("bad", back) for back in ("stone", "sheet")),
    ("green", "shade"),
    ("on-green", "green"),
    ("on-ochre", "ochre"),
    ("on-ground", "ground"),
    *((tone, f"{tone}-tint") for tone in ("calm", "good", "warn", "bad")),
)
"""Words on their ground: 4.5 to 1 at least (WCAG 2.2, 1.4.3)."""

SHAPE_PAIRS = (
    *(("edge", back) for back in ("stone", "sheet")),
    *(("focus", back) for back in ("stone", "shade", "sheet")),
    *(("focus", f"{tone}-tint") for tone in ("calm", "good", "warn", "bad")),
    *(("bar", back) for back in ("stone", "shade", "sheet")),
    ("green", "stone"),
)
"""Frames, focus and bars on their ground: 3 to 1 at least (WCAG 2.2, 1.4.11)."""


@cache
def stylesheet() -> str:
    """Return the text of the one stylesheet."""
    return STYLESHEET.read_text(encoding="utf-8")


def colours(css: str) -> dict[str, dict[str, str]]:
    """Return the colour tokens in "light" and in "dark": name to "#rrggbb"."""
    roots = re.findall(r":root \{([^}]*)\}", css)
    light, dark = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", root)) for root in roots[:2])
    return {"light": light, "dark": light | dark}


def measured(modes: dict[str, dict[str, str]]) -> list[tuple[str, str, float, float]]:
    """Return (front, back, contrast by day, contrast by night) of each pair."""
    light, dark = modes["light"], modes["dark"]
    return [
        (front, back, contrast(light[front], light[back]), contrast(dark[front], dark[back]))
        for front, back in TEXT_PAIRS + SHAPE_PAIRS
    ]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two "#rrggbb" colours, from 1 to 21 (WCAG 2.2)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

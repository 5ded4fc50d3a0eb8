"""The manifest of the design system."""

from halles.kit.manifest import Manifest
from halles.kit.text import mark

MANIFEST = Manifest(
    slug="ui",
    always_open=True,
    title=mark("Design system"),
    purpose=mark("Every page is warm, calm and legible, on any screen and on paper."),
)

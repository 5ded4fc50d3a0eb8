"""The manifest of the office stall."""

from halles.kit.manifest import Manifest
from halles.kit.text import mark

MANIFEST = Manifest(slug="office", title=mark("Shops and services"), purpose=mark("Every shop is visible."))

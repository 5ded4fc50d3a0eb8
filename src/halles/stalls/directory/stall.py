"""The manifest of the directory stall."""

from halles.kit.manifest import Manifest
from halles.kit.text import mark

MANIFEST = Manifest(slug="directory", title=mark("Shops and services"), purpose=mark("Every shop is visible."))

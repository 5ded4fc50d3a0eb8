"""The shelf: anonymous pages kept as compressed bytes, never older than what they depend on."""

from halles.kit.shelf.decorator import shelved

__all__ = ["shelved"]

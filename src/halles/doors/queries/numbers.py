"""A telephone number as the tables keep it: a fingerprint of the town and the number."""

from halles.kit.ratelimit import keyed_hash


def number_key(town: str, number: str) -> str:
    """Return the fingerprint of a number (E.164) in a town (its slug); nobody finds the number again."""
    return keyed_hash("doors:number", f"{town} {number}")


def undo_key(town: str, number: str) -> str:
    """Return the name of what "0" takes back for a number: kept beside its conversation."""
    return keyed_hash("doors:undo", f"{town} {number}")

"""Which kind of organisation holds a sheet: told by what the sheet is about."""

TOWN_SERVICES = frozenset(
    [
        "community-centre", "court", "fire-station", "library", "marketplace", "police", "post-office",
        "public-office", "school", "tourist-office", "townhall",
    ]
)  # fmt: skip
"""Categories of what a town hall, or another public body, runs."""


def organisation_kind(category: str) -> str:
    """Return "shop", "association" or "town-service" for a category of the directory."""
    if category == "association":
        return "association"
    return "town-service" if category in TOWN_SERVICES else "shop"

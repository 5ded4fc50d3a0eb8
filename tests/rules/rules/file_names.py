"""The same file names in every stall and floor: a reader knows where to look before opening the folder."""

from collections.abc import Iterator

from tests.rules.house import House, words

ROLES = words(
    "stall events models queries commands public reactions views forms urls api intents papers devices "
    "admin schedule cli exchange bench demo rights apps page_budgets"
)
FOLDERS = frozenset(
    {"engine", "templates", "templatetags", "tests", "migrations", "locale", "static", "__pycache__"}
)
FLOORS = ("halles.people", "halles.town", "halles.doors")


def check(house: House) -> Iterator[str]:
    """Yield the files and folders whose name is not in DESIGN's table."""
    for package in house.packages:
        if package.is_stall or package.name in FLOORS:
            for path in sorted(package.folder.iterdir()):
                if not _is_allowed(path.name, path.is_dir()):
                    yield f"{house.place(path)}: not a name of the table: {', '.join(sorted(ROLES))}"


def _is_allowed(name: str, is_folder: bool) -> bool:
    if is_folder:
        return name in FOLDERS | ROLES
    return name in ("README.md", "__init__.py") or (
        name.removesuffix(".py") in ROLES and name.endswith(".py")
    )

"""The pages of the design system, and those for when there is little or no network."""

from tests.pages import Page

_OFFLINE = (
    "ui:worker",
    "ui:manifest",
    "ui:away",
    "ui:kept",
    "ui:unsent",
    "ui:waiting",
    "ui:token",
    "ui:device",
)
PAGES = [
    Page("ui:style", town=False),
    *(Page(name) for name in _OFFLINE),
    *(Page(name, town=False) for name in ("ui:away", "ui:waiting", "ui:device")),
]
ACTIONS = {"ui:device_forget": "test_offline.py::test_what_leaves_is_forgotten"}

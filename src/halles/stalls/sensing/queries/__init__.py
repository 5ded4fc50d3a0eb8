"""Reads of the sensing stall."""

from halles.stalls.sensing.queries.footfall import FootfallPage, footfall_due, footfall_page
from halles.stalls.sensing.queries.pages import (
    DevicePage,
    DeviceView,
    RegisterPage,
    device_get,
    device_list,
    device_page,
    example_path,
    feedable,
    register_page,
)

__all__ = [
    "DevicePage",
    "DeviceView",
    "FootfallPage",
    "RegisterPage",
    "device_get",
    "device_list",
    "device_page",
    "example_path",
    "feedable",
    "footfall_due",
    "footfall_page",
    "register_page",
]

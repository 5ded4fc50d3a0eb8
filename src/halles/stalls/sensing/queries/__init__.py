"""Reads of the sensing stall."""

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
    "RegisterPage",
    "device_get",
    "device_list",
    "device_page",
    "example_path",
    "feedable",
    "register_page",
]

"""Writes of the sensing stall."""

from halles.stalls.sensing.commands.devices import device_change, device_register, device_remove, key_renew

__all__ = ["device_change", "device_register", "device_remove", "key_renew"]

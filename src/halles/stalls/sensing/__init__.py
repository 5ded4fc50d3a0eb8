"""The sensing stall: devices in, nothing lost; what they may say is public."""

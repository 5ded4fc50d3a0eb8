"""The market’s part of the demonstration."""

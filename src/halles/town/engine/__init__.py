"""What the town floor works out from plain values."""

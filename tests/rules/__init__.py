"""What no tool checks by itself, one small file a rule: `make rules`."""

"""What the doors print."""

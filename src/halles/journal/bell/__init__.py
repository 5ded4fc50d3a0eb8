"""The bell: tells open pages that a topic changed. A process of its own, without Django."""

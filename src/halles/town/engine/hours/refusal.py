"""What is raised when a text is not understood: which part, why, and what may have been meant."""


class NotUnderstood(ValueError):
    """A text that says no opening hours we can read; never an invitation to guess."""

    def __init__(self, text: str, start: int, end: int, reason: str, suggestion: str = "") -> None:
        """Keep the part `text[start:end]`, a slug of the reason, and a text that can be read, or ""."""
        super().__init__(f"{reason}: {text[start:end]!r} in {text!r}")
        self.text = text
        self.start = start
        self.end = end
        self.reason = reason
        self.suggestion = suggestion

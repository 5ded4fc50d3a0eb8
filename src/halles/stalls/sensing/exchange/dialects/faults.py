"""What a dialect raises: a message that it cannot read, with a reason fit for a log."""


class Unreadable(Exception):
    """No dialect reads this; the sentence says why and never quotes what came, for it may be personal."""

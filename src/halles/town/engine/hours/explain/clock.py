"""Hours of the clock in plain words."""

NBSP = "\u00a0"
TO = f"{NBSP}– "
"""Between the start and the end of a span."""


def time_words(minutes: int, language: str) -> str:
    """Return "9 h 30" in French, "9:30" in English, for minutes after midnight, or after the next one."""
    hour, minute = divmod(minutes, 60)
    if language != "fr":
        return "midnight" if minutes == 24 * 60 else f"{hour % 24}:{minute:02}"
    if minutes == 24 * 60:
        return "minuit"
    return f"{hour % 24}{NBSP}h" + (f"{NBSP}{minute:02}" if minute else "")


def span_words(start: int, end: int, language: str) -> str:
    """Return "9 h – 12 h 30" for a span in minutes after midnight."""
    return time_words(start, language) + TO + time_words(end, language)


def duration_words(minutes: int, language: str) -> str:
    """Return "1 h 30" or "30 min"."""
    hour, minute = divmod(minutes, 60)
    if not hour:
        return f"{minute}{NBSP}min"
    if language == "fr":
        return time_words(minutes, language)
    return f"{hour}{NBSP}h" + (f"{NBSP}{minute}{NBSP}min" if minute else "")

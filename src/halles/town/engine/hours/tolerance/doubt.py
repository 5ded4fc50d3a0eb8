"""What is not sure, and where; a strict reading stops there, a loose one goes on with the best guess."""

from dataclasses import dataclass, field

from halles.town.engine.hours.tolerance.lexer import Token


class Doubt(Exception):
    """A part of the cleaned text that is not surely understood."""

    def __init__(self, reason: str, start: int, end: int) -> None:
        """Keep the reason, a slug, and the part."""
        super().__init__(reason)
        self.reason = reason
        self.start = start
        self.end = end


class Lost(Doubt):
    """A part about which not even a guess can be made."""


@dataclass(frozen=True, slots=True)
class Judge:
    """Decides what becomes of a doubt: strict, it stops the reading; loose, it is passed over."""

    loose: bool = False
    counts_to_24: bool = False
    """Whether the text has hours beyond twelve, so that "10:00-2:00" is surely past midnight."""
    points: bool = False
    """Whether moments are meant, so that a time needs no end."""
    notes: list[str] = field(default_factory=list)
    """Slugs of what was mended or is worth a second look."""

    def note(self, slug: str) -> None:
        """Keep a slug, once."""
        if slug not in self.notes:
            self.notes.append(slug)

    def doubt(self, reason: str, first: Token, last: Token | None = None) -> None:
        """Stop at the tokens from `first` to `last`, unless loose."""
        self.doubt_at(reason, first.start, (last or first).end)

    def doubt_at(self, reason: str, start: int, end: int) -> None:
        """Stop at a part of the cleaned text, unless loose."""
        if not self.loose:
            raise Doubt(reason, start, end)

    def lost(self, reason: str, first: Token, last: Token | None = None) -> Lost:
        """Return what to raise where there is nothing to guess."""
        return Lost(reason, first.start, (last or first).end)

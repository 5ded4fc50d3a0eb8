"""Where the reading of a text stands, and the small steps that all its parts are read with."""

from typing import NoReturn

from halles.town.engine.hours.lexer import COMMENT, END, NUMBER, SIGN, TIME, WORD, Token, tokens
from halles.town.engine.hours.model import DAY
from halles.town.engine.hours.refusal import NotUnderstood


class Cursor:
    """The pieces of a text and which of them comes next."""

    def __init__(self, text: str, *, points: bool = False) -> None:
        """Start at the first piece; `points`: times without an end are meant."""
        self.text = text
        self.points = points
        self._tokens = tokens(text)
        self._at = 0

    def peek(self, ahead: int = 0) -> Token:
        """Return the next piece, or one further on; the last one is of kind END."""
        return self._tokens[min(self._at + ahead, len(self._tokens) - 1)]

    def take(self) -> Token:
        """Return the next piece and go past it."""
        token = self.peek()
        self._at += 1
        return token

    def sign(self, text: str, ahead: int = 0) -> bool:
        """Return whether a sign comes next."""
        token = self.peek(ahead)
        return token.kind == SIGN and token.text == text

    def accept(self, text: str) -> bool:
        """Go past a sign if it comes next."""
        found = self.sign(text)
        self._at += found
        return found

    def expect(self, text: str, reason: str) -> None:
        """Go past a sign, or refuse the text."""
        if not self.accept(text):
            self.refuse(reason)

    def word(self, ahead: int = 0) -> str:
        """Return the next piece in small letters if it is a word, else ""."""
        token = self.peek(ahead)
        return token.text.lower() if token.kind == WORD else ""

    def number(self, reason: str, *, least: int, most: int) -> int:
        """Read a number within bounds."""
        token = self.peek()
        if token.kind != NUMBER or not least <= int(token.text) <= most:
            self.refuse(reason)
        self._at += 1
        return int(token.text)

    def is_number(self, ahead: int = 0) -> bool:
        """Return whether a number comes next."""
        return self.peek(ahead).kind == NUMBER

    def is_year(self, ahead: int = 0) -> bool:
        """Return whether a number of four figures comes next."""
        return self.is_number(ahead) and len(self.peek(ahead).text) == 4

    def minutes(self, most: int = 2 * DAY) -> int:
        """Read a time "9:30" as minutes after midnight, at most `most`."""
        token = self.peek()
        if token.kind != TIME:
            self.refuse("bad-time")
        hour, minute = map(int, token.text.split(":"))
        if minute > 59 or 60 * hour + minute > most:
            self.refuse("bad-time")
        self._at += 1
        return 60 * hour + minute

    def days_offset(self, most: int) -> int:
        """Read "+1 day" or "-2 days", at most `most` days, if it comes next; else 0."""
        signed = self.sign("+") or self.sign("-")
        if not (signed and self.is_number(1) and self.word(2) in ("day", "days")):
            return 0
        sign = -1 if self.take().text == "-" else 1
        found = sign * self.number("bad-offset", least=1, most=most)
        self.take()
        return found

    def rank(self) -> int:
        """Read which weekday of a month, 1 to 5 or -5 to -1."""
        sign = -1 if self.accept("-") else 1
        return sign * self.number("bad-nth", least=1, most=5)

    def refuse(self, reason: str) -> NoReturn:
        """Refuse the text at the next piece."""
        token = self.peek()
        start, end = token.start, token.end
        if token.kind == END and self._at:
            start = self._tokens[min(self._at, len(self._tokens) - 1) - 1].start
        raise NotUnderstood(self.text, start, end, reason)

    def refuse_at(self, first: Token, reason: str) -> NoReturn:
        """Refuse the text from a piece up to the last one read."""
        raise NotUnderstood(self.text, first.start, max(first.end, self._tokens[self._at - 1].end), reason)

    @property
    def comes_comment(self) -> bool:
        """Whether a comment comes next."""
        return self.peek().kind == COMMENT

    @property
    def ended(self) -> bool:
        """Whether nothing is left."""
        return self.peek().kind == END

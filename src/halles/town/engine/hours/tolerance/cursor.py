"""A place among the tokens of one rule, shared by those who read its parts."""

from dataclasses import dataclass

from halles.town.engine.hours.tolerance.doubt import Judge
from halles.town.engine.hours.tolerance.lexer import Token

END = Token("end", "", 0, 0)


@dataclass(slots=True)
class Cursor:
    """The tokens, the next one's number, and who decides what becomes of a doubt."""

    tokens: list[Token]
    judge: Judge
    at: int = 0

    def peek(self, ahead: int = 0) -> Token:
        """Return the next token, or one further on; END beyond the last."""
        index = self.at + ahead
        return self.tokens[index] if index < len(self.tokens) else END

    def take(self) -> Token:
        """Return the next token and go past it; one that is only guessed is doubted."""
        token = self.peek()
        if not token.sure:
            self.judge.doubt("unsure-word", token)
        self.at += 1
        return token

    def skip(self, *kinds: str) -> bool:
        """Go past the next token if it is of one of the kinds."""
        if self.peek().kind not in kinds:
            return False
        self.take()
        return True

    @property
    def before(self) -> Token:
        """The token last gone past."""
        return self.tokens[self.at - 1]

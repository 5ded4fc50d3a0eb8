"""The two ways a command says no: the actor may not (Refused), or the input is not usable (BadInput)."""


class Problem(Exception):
    """A refusal to be shown to a person: what happened, where (a field's name, or empty), what to do."""

    status = 400

    def __init__(self, message: str, *, field: str = "", advice: str = "") -> None:
        super().__init__(message)
        self.message, self.field, self.advice = message, field, advice

    def __str__(self) -> str:
        return " ".join(part for part in (str(self.message), str(self.advice)) if part)


class Refused(Problem):
    """The actor has no right to do this."""

    status = 403


class BadInput(Problem):
    """The input cannot be used; nothing was changed."""

    status = 422


class NotFound(Problem):
    """There is no such thing here."""

    status = 404


class Gone(Problem):
    """It was here, and is not shown any more."""

    status = 410


class TooMany(Problem):
    """A rate limit was reached; `advice` says when to try again."""

    status = 429

"""Questions asked of shops: the page of who asked, and what waits at a shop."""

from dataclasses import dataclass
from datetime import datetime

from halles.stalls.directory.public import ShopCard, shop_list
from halles.stalls.market.models import Question
from halles.stalls.market.queries.secrets import secret_hash


@dataclass(frozen=True)
class QuestionView:
    """A question as who asked it sees it; `shop` is None once it is shown no longer."""

    id: str
    organisation: str
    text: str
    asked_at: datetime
    expires_at: datetime
    reply: str
    replied_at: datetime | None
    told_by: str
    """The channel by which who asked hears of the answer; empty: on her page alone."""
    is_hidden: bool
    shop: ShopCard | None

    def is_waiting(self, now: datetime) -> bool:
        """Say whether an answer can still come."""
        return not self.reply and not self.is_hidden and self.expires_at > now


def question_view(*, town: str, secret: str) -> QuestionView | None:
    """Return the question that this secret opens, with its shop."""
    row = Question.objects.filter(town=town, secret=secret_hash(secret)).first()
    if row is None:
        return None
    shop = next(iter(shop_list(town=town, organisations=[row.organisation])), None)
    return QuestionView(
        id=row.pk,
        organisation=row.organisation,
        text=row.text,
        asked_at=row.asked_at,
        expires_at=row.expires_at,
        reply=row.reply,
        replied_at=row.replied_at,
        told_by=row.channel,
        is_hidden=row.hidden_at is not None,
        shop=shop,
    )


def questions_open(*, organisation: str, now: datetime) -> list[Question]:
    """Return what a shop is asked and has not answered, the first asked first."""
    waiting = Question.objects.filter(organisation=organisation, expires_at__gt=now, reply="", hidden_at=None)
    return list(waiting.order_by("asked_at", "id"))


def questions_asked(*, town: str, person: str, most: int = 5) -> list[Question]:
    """Return what a person asked in a town, the latest first."""
    mine = Question.objects.filter(town=town, person=person, hidden_at=None).exclude(person="")
    return list(mine.order_by("-asked_at", "-id")[:most])


def question_of_number(*, organisation: str, number: int, now: datetime) -> Question | None:
    """Return the open question that a shop knows by a number, to answer it by text message."""
    found = (each for each in questions_open(organisation=organisation, now=now) if each.number == number)
    return next(found, None)


def question_get(*, question: str) -> Question | None:
    """Return a question by its public id."""
    return Question.objects.filter(pk=question).first()

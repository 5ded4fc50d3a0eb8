"""What the market does when a shop tells the town something: who follows the shop hears of it.

What is told is read anew: what was taken back or hidden since is told to nobody, and what is old to nobody.
"""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext, override

from halles.journal.models import Entry
from halles.journal.reactions import react
from halles.kit import french
from halles.kit.actor import Actor
from halles.kit.reportable import reportable_get
from halles.stalls.directory.events import NewsPublished
from halles.stalls.market.commands.telling_followers import followers_tell
from halles.stalls.market.events import OfferPublished, SlatePublished
from halles.stalls.market.models import Offer, Slate

_RUNNER = Actor(system="runner")
NEW = timedelta(hours=12)
"""After which nobody is told: a reaction that is new begins at the journal's first line."""
MOST_LINES = 5


@react(NewsPublished)
def news_told(entry: Entry, event: NewsPublished) -> None:
    """Send a shop's news to who follows it."""
    news = reportable_get(stall="directory", kind="news")
    found = news.find(event.news) if news and _is_new(entry) else None
    if found and found.holder and not found.is_hidden:
        followers_tell(
            actor=_RUNNER, town=entry.town, organisation=found.holder, thing=event.news, text=found.words
        )


@react(SlatePublished)
def slate_told(entry: Entry, event: SlatePublished) -> None:
    """Send the slate of the day to who follows the shop."""
    slate = Slate.objects.filter(
        pk=event.slate, withdrawn_at=None, hidden_at=None, expires_at__gt=timezone.now()
    ).first()
    if slate and _is_new(entry):
        names = slate.lines.filter(gone_at=None).order_by("rank").values_list("name", flat=True)
        with override("fr"):
            text = gettext("today: %(lines)s.") % {"lines": ", ".join(names[:MOST_LINES])}
        _tell_daily(entry, slate.organisation, slate.pk, text)


@react(OfferPublished)
def offer_told(entry: Entry, event: OfferPublished) -> None:
    """Send an offer that runs or comes to who follows the shop."""
    offer = Offer.objects.filter(
        pk=event.offer, withdrawn_at=None, hidden_at=None, ends_on__gte=timezone.localdate()
    ).first()
    if offer and _is_new(entry):
        with override("fr"):
            period = french.period_words(offer.starts_on, offer.ends_on, today=timezone.localdate())
            text = gettext("%(title)s, %(period)s.") % {"title": offer.title, "period": period}
        _tell_daily(entry, offer.organisation, offer.pk, text)


def _tell_daily(entry: Entry, organisation: str, thing: str, text: str) -> None:
    followers_tell(
        actor=_RUNNER,
        town=entry.town,
        organisation=organisation,
        thing=thing,
        text=text,
        is_daily=True,
    )


def _is_new(entry: Entry) -> bool:
    return timezone.now() - entry.occurred_at <= NEW

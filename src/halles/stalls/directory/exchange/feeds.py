"""News as RSS 2.0 and Atom, for whoever reads them elsewhere: in a reader, on another site, on a screen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.template.defaultfilters import linebreaksbr
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.text import Truncator
from django.utils.translation import get_language, gettext

from halles.kit.french import typeset
from halles.stalls.directory.models import NewsKind
from halles.stalls.directory.queries import NewsView

FORMATS: dict[str, type[SyndicationFeed]] = {"rss": Rss201rev2Feed, "atom": Atom1Feed}
CONTENT_TYPES = {"rss": "application/rss+xml; charset=utf-8", "atom": "application/atom+xml; charset=utf-8"}
TITLE_LETTERS = 90
SINCE = 2026
"""The year in every tag: that of this scheme, for tags are never made anew (RFC 4151)."""


@dataclass(frozen=True)
class Channel:
    """A feed: its title and the absolute addresses of its page and of itself; `topic` names it for ever."""

    title: str
    page: str
    address: str
    topic: str


def feed(
    channel: Channel, news: Sequence[NewsView], *, form: str, address_of: Callable[[NewsView], str]
) -> bytes:
    """Return news as a feed in the form "rss" or "atom"; `address_of` gives the page of each."""
    made = FORMATS[form](
        title=channel.title,
        link=channel.page,
        description=gettext("What the shops tell the town, the newest first."),
        language=get_language() or "fr",
        feed_url=channel.address,
        feed_guid=tag(channel.topic),
    )
    for each in news:
        page = address_of(each)
        made.add_item(
            title=_title(each),
            link=f"{page}#n-{each.id}",
            description=linebreaksbr(each.text),  # in both forms it is HTML
            unique_id=tag(f"nouvelle/{each.id}"),
            unique_id_is_permalink=False,
            pubdate=each.published_at,
            updateddate=each.published_at,
            author_name=each.name,
            categories=(gettext(NewsKind(each.kind).label),),
        )
    return made.writeString("utf-8").encode()


def tag(what: str) -> str:
    """Return a name that this deployment gave and will never give to anything else."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},{SINCE}:halles/{what}"


def _title(news: NewsView) -> str:
    """Return who says it, and the beginning of what she says."""
    language = get_language() or "fr"
    text = Truncator(" ".join(news.text.split())).chars(TITLE_LETTERS)
    return typeset(f"{news.name} : {text}" if language == "fr" else f"{news.name}: {text}", language=language)

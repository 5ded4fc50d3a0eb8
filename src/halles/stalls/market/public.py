"""What other stalls, and the floors below, may ask of the market."""

from datetime import date, datetime, timedelta
from functools import partial

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext

from halles.kit import french
from halles.kit.actor import Actor
from halles.kit.notices import Notice
from halles.kit.reportable import Address, Reportable
from halles.kit.text import mark
from halles.kit.today import TodayLine, WeekPart
from halles.stalls.directory.public import ShopCard, shop_list
from halles.stalls.market.commands.adopting import checkout_adopt
from halles.stalls.market.commands.closing import organisation_close
from halles.stalls.market.commands.hiding import content_hide, content_show
from halles.stalls.market.models import Question, Reply
from halles.stalls.market.queries.asking import questions_asked, questions_open
from halles.stalls.market.queries.offers import OfferView, offers_between
from halles.stalls.market.queries.orders import checkouts_of, orders_open
from halles.stalls.market.queries.products import shop_counts
from halles.stalls.market.queries.reported import (
    offer_reported,
    product_reported,
    question_reported,
    slate_reported,
)
from halles.stalls.market.queries.slates import slate_today, slates_shown
from halles.town.models import Town

__all__ = [
    "helped_lines",
    "holder_desks",
    "holder_notices",
    "organisation_close",
    "paper_resume",
    "reportables",
    "shop_lines",
    "today_lines",
    "week_lines",
]

MOST_NAMES = 3
"""Lines of a slate that are named where it is announced."""


def reportables() -> tuple[Reportable, ...]:
    """Return what people may report here: products, offers, slates, questions."""
    kinds = (
        ("product", mark("A product"), product_reported),
        ("offer", mark("An offer"), offer_reported),
        ("slate", mark("A slate"), slate_reported),
        ("question", mark("A question"), question_reported),
    )
    return tuple(
        Reportable(
            kind=kind,
            title=title,
            find=find,
            hide=partial(content_hide, what=kind),
            show=partial(content_show, what=kind),
        )
        for kind, title, find in kinds
    )


def today_lines(*, town: Town, now: datetime) -> list[TodayLine]:
    """Say how many slates are written today, and whose it is where there is one."""
    slates = slates_shown(town=town, now=now)
    if not slates:
        return []
    n, first = len(slates), slates[0].shop
    said = ngettext("%(n)s slate of the day", "%(n)s slates of the day", n) % {"n": n}
    if n == 1 and first:
        said = gettext("The slate of the day: %(shop)s") % {"shop": first.name}
    return [TodayLine(said, reverse("market:slates"))]


def shop_lines(*, town: Town, organisation: str, now: datetime) -> list[TodayLine]:
    """Return what the directory shows on a shop’s page: its slate, its products, that one may ask."""
    shop = next(iter(shop_list(town=town.slug, organisations=[organisation])), None) if organisation else None
    if shop is None:
        return []
    page = reverse("market:shop", kwargs={"slug": shop.slug})
    ask = TodayLine(gettext("Ask the shop"), reverse("market:ask", kwargs={"slug": shop.slug}))
    return [*_slate_line(shop, page, now), *_products_line(town, shop, page), ask]


def _slate_line(shop: ShopCard, page: str, now: datetime) -> list[TodayLine]:
    slate = slate_today(organisation=shop.organisation, now=now)
    names = [each.line.name for each in slate.lines if not each.is_gone] if slate else []
    if not names:
        return []
    listed = ", ".join(names[:MOST_NAMES]) + ("…" if len(names) > MOST_NAMES else "")
    words = {"lines": french.typeset(listed, language=get_language() or "fr")}
    return [TodayLine(gettext("The slate of the day: %(lines)s") % words, page)]


def _products_line(town: Town, shop: ShopCard, page: str) -> list[TodayLine]:
    n = shop_counts(town=town.slug).get(shop.organisation, 0)
    if not n:
        return []
    return [TodayLine(ngettext("See its %(n)s product", "See its %(n)s products", n) % {"n": n}, page)]


def holder_desks(*, organisation: str, slug: str) -> list[TodayLine]:
    """Return the way to a shop's own counter, with how many orders wait for its answer."""
    opened = orders_open(organisation=organisation, now=timezone.now()) if organisation else []
    n, href = sum(view.is_waiting for view in opened), reverse("market:counter", kwargs={"shop": slug})
    if not n:
        return [TodayLine(gettext("My counter"), href)]
    said = ngettext("My counter: %(n)s order waits", "My counter: %(n)s orders wait", n)
    return [TodayLine(said % {"n": n}, reverse("market:orders", kwargs={"shop": slug}))]


def holder_notices(*, organisation: str) -> list[Notice]:
    """Return the questions that wait for a shop, each answered in one tap on its own page."""
    rows = questions_open(organisation=organisation, now=timezone.now()) if organisation else []
    shops = shop_list(town=rows[0].town, organisations=[organisation]) if rows else []
    return [_question(row, shops[0]) for row in rows] if shops else []


def _question(row: Question, shop: ShopCard) -> Notice:
    return Notice(
        text=gettext("Somebody asks you:"),
        answer_to=Address("market:question-reply", {"shop": shop.slug, "question": row.pk}),
        answers=tuple((value, gettext(label)) for value, label in Reply.choices),
        detail=row.text,
    )


def helped_lines(*, town: Town, actor: Actor, now: datetime) -> list[TodayLine]:
    """Return what a helper can do here for `actor`: reserve, see what is reserved, read the answers."""
    lines = [TodayLine(gettext("Find a product, and reserve it"), reverse("market:find"))]
    mine = [each for each in checkouts_of(person=actor.person, now=now) if each.row.town == town.slug]
    if mine:
        n = sum(view.row.is_open for each in mine for view in each.orders)
        said = ngettext("Her reservations: %(n)s waits", "Her reservations: %(n)s wait", n) % {"n": n}
        lines.append(TodayLine(said, reverse("market:mine")))
    return lines + [_answered(row, town) for row in questions_asked(town=town.slug, person=actor.person)]


def _answered(row: Question, town: Town) -> TodayLine:
    """Return what became of a question; its line leads to the shop."""
    shop = next(iter(shop_list(town=town.slug, organisations=[row.organisation])), None)
    reply = gettext(str(Reply(row.reply).label)) if row.reply else gettext("no answer yet")
    words = {"text": french.typeset(row.text, language=get_language() or "fr"), "reply": reply}
    href = reverse("market:shop", kwargs={"slug": shop.slug}) if shop else reverse("market:find")
    return TodayLine(gettext("Her question “%(text)s”: %(reply)s") % words, href)


def paper_resume(*, actor: Actor, town: Town, kind: str, subject: str) -> str:
    """Return the page where a sheet goes on for `actor`: a reservation becomes hers, and is shown."""
    if kind == "checkout":
        checkout_adopt(actor=actor, checkout=subject)
    return reverse("market:mine")


def week_lines(*, town: Town, monday: date) -> list[WeekPart]:
    """Return the offers of a week for its sheet of paper, those that end first coming first."""
    found = offers_between(town=town.slug, first=monday, last=monday + timedelta(days=6))
    shops = shop_list(town=town.slug, organisations={each.offer.organisation for each in found})
    names = {shop.organisation: shop.name for shop in shops}
    lines = tuple(_offer(each, names[each.offer.organisation]) for each in found
                  if each.offer.organisation in names and each.articles)  # fmt: skip
    return [WeekPart(gettext("Offers"), lines, 60)] if lines else []


def _offer(each: OfferView, shop: str) -> str:
    """Return an offer by its first article, with its lowest price of thirty days where the law asks."""
    language = "en" if (get_language() or "fr").startswith("en") else "fr"
    first = each.articles[0]
    words = {
        "shop": french.typeset(shop, language=language),
        "what": french.typeset(first.product.name, language=language),
        "price": french.euros(first.price_cents, language=language),
        "lowest": french.euros(first.lowest_cents, language=language),
        "day": french.date_words(each.offer.ends_on, today=each.offer.ends_on, language=language),
    }
    if first.is_perishing:
        return gettext("%(shop)s: %(what)s %(price)s, until %(day)s") % words
    said = gettext("%(shop)s: %(what)s %(price)s, until %(day)s (lowest of 30 days: %(lowest)s)")
    return said % words

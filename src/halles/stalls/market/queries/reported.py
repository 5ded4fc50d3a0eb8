"""What the market lets people report, as those who decide about it need to see it."""

from django.utils.translation import gettext

from halles.kit.reportable import Address, ReportedThing
from halles.stalls.directory.public import ShopCard, shop_list
from halles.stalls.market.models import Offer, Product, Question, Slate


def product_reported(content: str) -> ReportedThing | None:
    """Return a product, hidden or not; none once its shop shows it no longer."""
    row = Product.objects.filter(pk=content, is_published=True).first()
    if row is None:
        return None
    words = "\n".join(part for part in (row.name, row.family, row.description) if part)
    return _thing(row, title=row.name, words=words, page=Address("market:product", {"slug": row.slug}))


def offer_reported(content: str) -> ReportedThing | None:
    """Return an offer, hidden or not; none once it is withdrawn."""
    row = Offer.objects.filter(pk=content, withdrawn_at=None).first()
    if row is None:
        return None
    title = gettext("Offer of %(name)s") % {"name": _name(row)}
    return _thing(row, title=title, words=row.title, author=row.author)


def slate_reported(content: str) -> ReportedThing | None:
    """Return a slate, hidden or not; none once it is withdrawn."""
    row = Slate.objects.filter(pk=content, withdrawn_at=None).first()
    if row is None:
        return None
    title = gettext("Slate of %(name)s") % {"name": _name(row)}
    words = "\n".join(row.lines.order_by("rank").values_list("text", flat=True))
    return _thing(row, title=title, words=words, author=row.author)


def question_reported(content: str) -> ReportedThing | None:
    """Return a question that a shop was asked, hidden or not."""
    row = Question.objects.filter(pk=content).first()
    if row is None:
        return None
    title = gettext("Question to %(name)s") % {"name": _name(row)}
    return _thing(row, title=title, words=row.text, author=row.person)


Row = Product | Offer | Slate | Question


def _thing(
    row: Row, *, title: str, words: str, author: str = "", page: Address | None = None
) -> ReportedThing:
    shop = _shop(row)
    at_shop = Address("market:shop", {"slug": shop.slug}) if shop else Address("market:find")
    return ReportedThing(
        town=row.town,
        title=title,
        page=page or at_shop,
        holder=row.organisation,
        author=author,
        words=words,
        is_hidden=row.hidden_at is not None,
        hidden_reason=row.hidden_reason,
    )


def _name(row: Row) -> str:
    shop = _shop(row)
    return shop.name if shop else gettext("The shop")


def _shop(row: Row) -> ShopCard | None:
    return next(iter(shop_list(town=row.town, organisations=[row.organisation])), None)

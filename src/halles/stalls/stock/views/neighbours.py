"""« Le voisin en a un » : which shops of the town have an article, yes or no."""

from django.http import HttpResponse
from django.utils import timezone

from halles.kit.ratelimit import Limit, hit
from halles.kit.request import Request
from halles.people.public import signed_in
from halles.stalls.directory.public import ShopCard, shop_list
from halles.stalls.stock import forms, queries
from halles.stalls.stock.engine.pooling import QUESTIONS_A_DAY
from halles.stalls.stock.views.pages import form_page, kept

ASKED = Limit("stock.neighbours", most=QUESTIONS_A_DAY, seconds=86_400)


@signed_in
def neighbours(request: Request, shop: str) -> HttpResponse:
    """Ask which shops have an article; a shop that does not share is told of none."""
    card = kept(request, shop)
    choice = queries.choice_of(organisation=card.organisation, town=request.town.slug)
    form = forms.AskForm(request.POST or None)
    found: list[ShopCard] | None = None
    if choice.shares and form.is_valid():
        hit(ASKED, card.organisation)
        found = _found(request, card, form.cleaned_data["what"])
    return form_page(request, "stock/neighbours.html", form, card=card, choice=choice, found=found)


def _found(request: Request, card: ShopCard, what: str) -> list[ShopCard]:
    meant = queries.item_meant(organisation=card.organisation, text=what)
    name = meant.item.name if meant.item else meant.name
    code = meant.item.barcode if meant.item else meant.code
    town = request.town.slug
    ids = queries.neighbours(
        town=town, organisation=card.organisation, barcode=code, name=name, now=timezone.now()
    )
    cards = {each.organisation: each for each in shop_list(town=town, organisations=ids)} if ids else {}
    return [cards[each] for each in ids if each in cards]

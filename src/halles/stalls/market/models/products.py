"""What shops offer: products with their price, what each price was, and offers of some days.

Money is in whole cents, VAT included; a quantity is in the smallest step of its unit, as in stock.
"""

from django.db import models
from django.utils import timezone

from halles.kit.ids import ID_LENGTH
from halles.kit.reportable import Hidable
from halles.kit.text import mark
from halles.stalls.market.models.base import id_field


class GoodsKind(models.TextChoices):
    """What a product is before the law: some have rules of their own."""

    OTHER = "other", mark("Anything else")
    FOOD = "food", mark("Food")
    BOOK = "book", mark("New book")
    USED_BOOK = "used-book", mark("Second-hand book")
    FISH = "fish", mark("Fish and seafood")


class Rate(models.IntegerChoices):
    """French VAT, in thousandths (`kit.money.VAT_RATES`)."""

    SUPER_REDUCED = 21, mark("2.1 %")
    REDUCED = 55, mark("5.5 %")
    INTERMEDIATE = 100, mark("10 %")
    NORMAL = 200, mark("20 %")


class Product(Hidable):
    """One thing that a shop shows to the town; how many there are is known to stock, by `item`."""

    id = id_field()
    town = models.CharField(max_length=60)
    organisation = models.CharField(max_length=ID_LENGTH)
    """The shop."""
    item = models.CharField(max_length=ID_LENGTH, unique=True)
    """Public id of the `stock.Item`."""
    slug = models.SlugField(max_length=80)
    name = models.CharField(max_length=160)
    description = models.TextField(blank=True, max_length=2000)
    family = models.CharField(max_length=80, blank=True)
    barcode = models.CharField(max_length=14, blank=True)
    unit = models.CharField(max_length=6)
    """As the item's."""
    kind = models.CharField(max_length=9, choices=GoodsKind.choices, default=GoodsKind.OTHER)
    price_cents = models.PositiveIntegerField()
    """Of one unit: of a kilo where it is sold by weight."""
    rate = models.PositiveSmallIntegerField(choices=Rate.choices, default=Rate.NORMAL)
    grams = models.PositiveIntegerField(null=True, blank=True)
    """What one weighs: of what is sold by weight "environ 800 g", of anything else what is in it."""
    is_published = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["town", "slug"], name="market_product_slug_once")]
        indexes = [
            models.Index(fields=["organisation", "name"], name="market_product_shop"),
            models.Index(fields=["town", "changed_at"], name="market_product_changed"),
        ]

    def __str__(self) -> str:
        return self.slug


class PriceChange(models.Model):
    """A price and since when: the lowest of thirty days is told with each reduction."""

    id = id_field()
    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="prices")
    price_cents = models.PositiveIntegerField()
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["product", "-since"], name="market_price_latest")]

    def __str__(self) -> str:
        return self.id


class Offer(Hidable):
    """Lower prices of a few products, between two days."""

    id = id_field()
    town = models.CharField(max_length=60)
    organisation = models.CharField(max_length=ID_LENGTH)
    title = models.CharField(max_length=120)
    starts_on = models.DateField()
    ends_on = models.DateField()
    author = models.CharField(max_length=ID_LENGTH, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "ends_on"], name="market_offer_coming")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="market_offer_order"
            )
        ]

    def __str__(self) -> str:
        return self.id


class OfferPrice(models.Model):
    """One product of an offer: its price, and the lowest of the thirty days before."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="prices")
    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="offers")
    price_cents = models.PositiveIntegerField()
    lowest_cents = models.PositiveIntegerField()
    is_perishing = models.BooleanField(default=False)
    """It spoils soon: the law then asks for no lowest price."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["offer", "product"], name="market_offer_price_once")]

    def __str__(self) -> str:
        return f"{self.offer_id} {self.product_id}"

"""The manifest of the market stall."""

from halles.kit.manifest import Capability, Manifest, NavItem, PersonalField, Role
from halles.kit.text import mark
from halles.stalls.directory.events import NewsPublished
from halles.stalls.market import events
from halles.stalls.market.stall.texts import INTENTS

_CHANGES = mark("It changes with the hour: the telephone of the shop is on every list on paper.")
_OWN_CHANNEL = mark("It is sent to one’s own telephone or address, which one gives on the page.")
_OWN_SHOP = mark("It is the business of a shop alone: a helper sits beside the shopkeeper, at her screen.")
_NOT_PAPER = mark("On paper it would come too late.")


def _author(model: str, field: str) -> PersonalField:
    return PersonalField(
        model=model,
        fields=(field,),
        purpose=mark("Know within the shop who wrote a line."),
        retention=mark("As long as the line; the number goes when its author erases herself."),
        person=field,
        at_erasure="blank",
    )


MANIFEST = Manifest(
    slug="market",
    title=mark("Find a product"),
    purpose=mark("What all the shops of the town have, found at once, asked for and kept for whoever comes."),
    path="produits/",
    publishes=(
        events.ProductAdded,
        events.ProductChanged,
        events.ProductRemoved,
        events.ProductsImported,
        events.ContentHidden,
        events.ContentShown,
        events.OfferPublished,
        events.OfferWithdrawn,
        events.SlatePublished,
        events.SlateWithdrawn,
        events.SlateLineEnded,
        events.QuestionAsked,
        events.QuestionReplied,
        events.QuestionWithdrawn,
        events.CheckoutAdopted,
        events.TermsSet,
        events.Paused,
        events.Resumed,
        events.OrderPlaced,
        events.OrderMoved,
        events.OrderLineChanged,
        events.CustomerErased,
        events.ShopFollowed,
        events.ShopUnfollowed,
        events.FollowersTold,
        events.RowsDeleted,
    ),
    listens=(NewsPublished, events.OfferPublished, events.SlatePublished),
    roles=(
        Role("owner", mark("Owner of a shop"), mark("Says how orders are taken.")),
        Role("employee", mark("Member of a shop"), mark("Shows products, answers questions and orders.")),
        Role("manager", mark("Town-centre manager"), mark("Hides what must not be shown, for a reason.")),
    ),
    navigation=(NavItem(mark("Find a product"), "market:find", order=15),),
    intents=INTENTS,
    capabilities=(
        Capability(
            name="market.find",
            title=mark("Find a product in the shops of the town"),
            risk="A",
            doors={"web": "", "sms": "", "paper": _CHANGES, "helper": ""},
        ),
        Capability(
            name="market.ask",
            title=mark("Ask a shop whether it has something"),
            risk="B",
            doors={"web": "", "sms": "", "paper": _NOT_PAPER, "helper": ""},
        ),
        Capability(
            name="market.reply",
            title=mark("Answer a resident’s question: yes, no, tomorrow"),
            risk="B",
            doors={"web": "", "sms": "", "paper": _NOT_PAPER, "helper": _OWN_SHOP},
        ),
        Capability(
            name="market.order",
            title=mark("Reserve in several shops at once, cancel, come and collect"),
            risk="B",
            doors={"web": "", "sms": "", "paper": "", "helper": ""},
        ),
        Capability(
            name="market.serve",
            title=mark("Answer orders: accept, refuse, ready, handed over"),
            risk="B",
            doors={"web": "", "sms": "", "paper": "", "helper": _OWN_SHOP},
        ),
        Capability(
            name="market.slate",
            title=mark("Chalk the slate of the day"),
            risk="B",
            doors={"web": "", "sms": "", "paper": _NOT_PAPER, "helper": _OWN_SHOP},
        ),
        Capability(
            name="market.sell",
            title=mark("Show products, their prices and offers"),
            risk="B",
            doors={"web": "", "sms": "", "paper": _NOT_PAPER, "helper": _OWN_SHOP},
        ),
        Capability(
            name="market.follow",
            title=mark("Follow a shop, see and delete all that one follows"),
            risk="B",
            doors={"web": "", "sms": "", "paper": _OWN_CHANNEL, "helper": ""},
        ),
    ),
    personal=(
        PersonalField(
            model="market.Checkout",
            fields=("person", "first_name", "channel", "to", "created_at"),
            purpose=mark("Know for whom a shop keeps something, and tell her when it is ready."),
            retention=mark("Thirty days after the order is over; then only articles and prices stay."),
            person="person",
            at_erasure="blank",
        ),
        PersonalField(
            model="market.Checkout",
            fields=("key", "secret"),
            purpose=mark("Open the customer’s own page; fingerprints, nothing that can be read."),
            retention=mark("As long as the order."),
            nobodys=True,
            secret=("key", "secret"),
        ),
        PersonalField(
            model="market.Question",
            fields=("person", "text", "channel", "to", "asked_at", "hidden_reason"),
            purpose=mark("Put a resident’s question to a shop, and tell her the answer."),
            retention=mark("Thirty days."),
            retention_days=30,
            since="asked_at",
            person="person",
            at_erasure="delete",
        ),
        PersonalField(
            model="market.Question",
            fields=("key", "secret"),
            purpose=mark("Open the page of who asked; fingerprints, nothing that can be read."),
            retention=mark("As long as the question."),
            nobodys=True,
            secret=("key", "secret"),
        ),
        PersonalField(
            model="market.Follow",
            fields=("person", "channel", "to", "secret", "created_at"),
            purpose=mark("Tell who follows a shop its news, by her own channel."),
            retention=mark("Until she follows it no longer."),
            person="person",
            at_erasure="delete",
            secret=("secret",),
        ),
        PersonalField(
            model="market.Terms",
            fields=("phone",),
            purpose=mark("Tell a shop of its orders by text message."),
            retention=mark("As long as the shop takes orders."),
            organisation="organisation",
            at_erasure="delete",
        ),
        PersonalField(
            model="market.Order",
            fields=("reason",),
            purpose=mark("Tell the customer why a shop cannot keep what she asked."),
            retention=mark("As long as the order."),
            nobodys=True,
        ),
        PersonalField(
            model="market.OrderLine",
            fields=("reason", "replaced_by"),
            purpose=mark("Tell the customer what is missing and what the shop proposes."),
            retention=mark("As long as the order."),
            nobodys=True,
        ),
        PersonalField(
            model="market.Product",
            fields=(
                "name",
                "description",
                "family",
                "hidden_reason",
            ),
            purpose=mark("Show what a shop sells, in its own words; why the town hall hides it."),
            retention=mark("As long as the shop is here."),
            organisation="organisation",
            at_erasure="delete",
        ),
        PersonalField(
            model="market.Offer",
            fields=(
                "title",
                "hidden_reason",
            ),
            purpose=mark("Show what a shop offers, in its own words; why the town hall hides it."),
            retention=mark("As long as the shop is here."),
            organisation="organisation",
            at_erasure="delete",
        ),
        PersonalField(
            model="market.Slate",
            fields=("hidden_reason",),
            purpose=mark("Tell a shop why the town hall hides its slate."),
            retention=mark("As long as the shop is here."),
            organisation="organisation",
            at_erasure="delete",
        ),
        PersonalField(
            model="market.SlateLine",
            fields=(
                "text",
                "name",
                "species",
                "zone",
            ),
            purpose=mark("Show what a shop has today, in its own words."),
            retention=mark("As long as the shop is here."),
            organisation="slate__organisation",
            at_erasure="delete",
        ),
        _author("market.OrderStep", "author"),
        _author("market.Slate", "author"),
        _author("market.Offer", "author"),
        _author("market.Question", "replied_by"),
    ),
)

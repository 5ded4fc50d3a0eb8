"""Every column that can hold text is declared personal, or is in a list here that says why it is not."""

from collections.abc import Iterator
from typing import Any

from tests.rules.house import House

EVERYWHERE = {
    "town": "a town's slug",
    "stall": "a package's slug",
    "kind": "a word of the code",
    "category": "a word of the code",
    "listed_category": "a word of the code",
    "state": "a word of the code",
    "page": "a page's name",
    "door": "a door's name",
    "digest": "a fingerprint of random bits or of figures",
    "organisation": "a public id",
    "thing": "a public id",
    "place": "a public id",
    "osm": "a number of OpenStreetMap's",
}
"""Columns of these names hold the same in every table."""
NOT_PERSONAL = {
    "journal.Entry": "ids, counts, days and slugs only: its own rules and types see to it",
    "journal.Failure": "a place in the code, without the message",
    "journal.Heartbeat": "numbers a process says of itself",
    "town.Territory.name": "a territory",
    "town.Town": "what the law asks a town to tell in public, but for its contacts, which are declared",
    "town.Quarter.name": "a quarter",
    "town.Place": "an address, of nobody: who is there is told by other tables",
    "town.Address": "the addresses of a commune, public, of nobody: who is there is told by other tables",
    "town.MapDrawing": "drawn from OpenStreetMap's shapes",
    "town.MapDrawing.ground": "drawn from OpenStreetMap's shapes",
    "town.OsmShape": "OpenStreetMap's shapes, public, under ODbL",
    "people.User.password": "random: nobody has a password",
    "people.OneTimeCode.channel": "a word of the code",
    "doors.AppliedKey": "a keyed hash of random bits, and an address of the house",
    "doors.OutgoingMessage.error": "a word of the code, never the relay's own words",
    "doors.OutgoingMessage.ref": "the operator's own name of a message",
    "doors.Campaign.audience": "a word of the code",
    "doors.Helping.structure": "a public id",
    "doors.PaperCode.subject": "a public id",
    "doors.HelpingAct.code": "digits that a shop reads",
    "doors.TextLine.number": "the town's own number, printed on its sheets",
    "doors.Talk.asked": "a word of the code",
    "doors.Talk.intent": "a word of the code",
    "doors.Ticket.channel": "a word of the code",
    "doors.Ticket.reason": "a word of the code",
    "market.Order.code": "four digits, drawn",
    "market.OrderLine.name": "the name of a product, public when it was ordered",
    "market.OrderLine.unit": "a word of the code",
    "market.OrderStep.action": "a word of the code",
    "market.OrderStep.key": "a keyed hash of random bits",
    "market.Product.barcode": "digits of a product",
    "market.Product.item": "a public id",
    "market.Product.unit": "a word of the code",
    "market.SlateLine.unit": "a word of the code",
    "stock.Advice.basis": "figures of the engine",
    "stock.Barcode.name": "the public name of a product, from an open file",
    "stock.Hold.reference": "a public id",
    "stock.Item.barcode": "digits of a product",
    "stock.Movement.head": "a fingerprint",
    "stock.Movement.reference": "a public id",
    "stock.ShopChoice.delivery_days": "figures of weekdays",
    "stock.TillRow.grain": "a word of the code",
    "stock.TillMapping.mapping": "titles of columns of a till",
    "directory.HolidayQuestion.occasion": "a day, or a summer",
    "directory.HolidayQuestion.reply": "a word of the code",
    "directory.OsmPlace.languages": "codes of languages",
    "directory.OsmPlace.payment": "words of the code",
    "directory.OsmPlace.wheelchair": "a word of OpenStreetMap's",
    "directory.RegisterPlace.activity": "a code of the register's",
    "directory.RegisterPlace.register": "a word of the code",
    "directory.Sheet.languages": "codes of languages",
    "directory.Sheet.payment": "words of the code",
    "directory.Sheet.wheelchair": "a word of OpenStreetMap's",
    "directory.Sheet.without": "names of fields",
    "office.Report.cause": "a word of the code",
    "office.Report.outcome": "a word of the code",
    "office.SetupStep.step": "a word of the code",
    "office.Upload.importer": "a word of the code",
    "office.Snapshot": "figures of a whole town, and the title its manager gave them",
    "parking.CarPark": "a car park of the town, told in public; what people write of it freely is declared",
    "parking.Closure.rule": "hours in OpenStreetMap's spelling",
    "parking.ForecastModel": "numbers learnt from free places",
    "sensing.FootfallWeek.figures": "numbers of at least eleven people, groups of streets, ids of sensors",
    "sensing.Device": "what the register tells of a device, but for who answers for it, which is declared",
    "sensing.Measure": "a field's name, and the words for it that its device's page tells",
    "sensing.Refused.device": "a public id",
    "sensing.Refused.reason": "a word of the code",
    "sensing.Swept.table": "a word of the code",
    "office.DailyCount.missed": "a word that at least eleven people searched for, folded and cut",
}
"""Tables, or columns, with the reason."""
TEXT = frozenset(
    {"CharField", "TextField", "EmailField", "FileField", "JSONField", "URLField", "BinaryField"}
)


def check(house: House) -> Iterator[str]:
    """Yield the columns of which nobody said whether they are personal, and the reasons nothing needs."""
    declared = {
        f"{entry.model}.{name}"
        for m in house.manifests.values()
        for entry in m.personal
        for name in entry.fields
    }
    needed = set()
    for model in house.models:
        label = model._meta.label
        for field in filter(can_hold_text, model._meta.concrete_fields):
            name = f"{label}.{field.name}"
            if name in declared or field.name in EVERYWHERE:
                continue
            reasons = {label, name} & NOT_PERSONAL.keys()
            needed |= reasons
            if not reasons:
                yield f"{name}: declare it personal in a manifest, or say in this rule why it is not"
    known = {model._meta.label for model in house.models}
    for name in NOT_PERSONAL.keys() - needed:
        if name in known or name.rpartition(".")[0] in known:
            yield f"{name}: nothing needs this reason any more; take it out"


def can_hold_text(field: Any) -> bool:
    """Say whether somebody's words could stand in a column: not its key, nor what has a list of choices."""
    return field.get_internal_type() in TEXT and not (field.primary_key or field.choices)

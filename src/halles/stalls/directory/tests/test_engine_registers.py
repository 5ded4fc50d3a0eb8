"""The engine of registers: names, matching, and what a plan never does."""

from dataclasses import replace
from datetime import date
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halles.stalls.directory.engine.categories import (
    CATEGORIES,
    SHOPS,
    category_of,
    category_of_naf,
    category_tags,
)
from halles.stalls.directory.engine.categories.naf import CATEGORY_OF
from halles.stalls.directory.engine.facets import LANGUAGES, PAYMENT, text_of
from halles.stalls.directory.engine.objections import marks_asked, marks_kept
from halles.stalls.directory.engine.osm_words import languages_of, payment_of, tags_of
from halles.stalls.directory.engine.registers import (
    Entry,
    Known,
    SheetKnown,
    links,
    plan,
    same_shop,
    shop_name,
    street_name,
)

TODAY = date(2025, 6, 1)


def metres(a, b):
    return hypot(a[0] - b[0], a[1] - b[1]) / 100


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("LE FOURNIL D'ANNE", "Le Fournil d'Anne"),
        ("CAFE DE LA GARE", "Cafe de la Gare"),
        ("SARL L'ÎLE", "Sarl l'Île"),
        ("MC'S", "Mc's"),
        ("Chez Yann", "Chez Yann"),
        ("  BNP   PARIBAS ", "BNP Paribas"),
    ],
)
def test_names(text, said):
    assert shop_name(text) == said


@pytest.mark.parametrize(
    ("kind", "name", "said"),
    [
        ("RUE", "DU PORT", "Rue du Port"),
        ("AV", "DE LA GARE", "Avenue de la Gare"),
        ("AVENUE", "DE LA GARE", "Avenue de la Gare"),
        ("BD", "BONNE NOUVELLE", "Boulevard Bonne Nouvelle"),
        ("", "GRANDE RUE", "Grande Rue"),
        ("GRANDE RUE", "", "Grande Rue"),
        ("LD", "LA LANDE", "La Lande"),
        ("Quai", "Duguay-Trouin", "Quai Duguay-Trouin"),
    ],
)
def test_streets(kind, name, said):
    assert street_name(kind, name) == said


def test_every_activity_leads_to_a_kind_we_have():
    assert set(CATEGORY_OF.values()) <= set(CATEGORIES)
    assert set(CATEGORIES) > SHOPS
    assert category_of_naf("1071c") == category_of_naf("10.71C") == "bakery"
    assert category_of_naf("64.20Z") == category_of_naf("57.10", "NAP") == category_of_naf("") == ""


def test_every_kind_has_tags_that_lead_back_to_it():
    assert category_tags("service") == {"office": "yes"}  # which says too little to be read
    for category in CATEGORIES.keys() - {"service"}:
        assert category_of({"name": "x", **category_tags(category)}) == category
    assert category_tags("nowhere") == {}


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("le fournil d anne", "fournil anne", True),
        ("boulangerie le goff", "le goff", True),
        ("boulangerie", "boulangerie le goff", False),
        ("boulangerie du port", "boulangerie du marche", False),
        ("creperie sarrazine", "creperie sarazine", True),
        ("cafe", "cafe", True),
        ("", "", False),
    ],
)
def test_names_that_are_one_shops(a, b, same):
    assert same_shop(a, b) is same
    assert same_shop(b, a) is same


def test_near_is_not_enough_nor_is_the_name():
    here = SheetKnown("s", "le goff", "bakery", "rue-du-port 3", 0, 0)
    near = Entry("1", folded="le goff", address="rue-du-port 5", lon=5000, lat=0)
    far = Entry("2", folded="le goff", address="rue-du-port 9", lon=9000, lat=0)
    other = Entry("3", folded="martin", address="rue-du-port 5", lon=100, lat=0)
    assert links([near], [here], metres) == {"1": "s"}
    assert links([far], [here], metres) == {}
    assert links([other], [here], metres) == {}


def test_two_of_a_kind_at_an_address_are_not_guessed():
    sheets = [SheetKnown(key, key, "bakery", "rue-du-port 3", None, None) for key in "ab"]
    entry = Entry("1", folded="martin", category="bakery", address="rue-du-port 3")
    assert links([entry], sheets[:1], metres) == {"1": "a"}
    assert links([entry], sheets, metres) == {}


entries = st.lists(
    st.builds(
        lambda ref, name, number, active, public: (
            entry if public else entry.discreet()
            for entry in [
                Entry(
                    str(ref), name=name, folded=name, category="bakery", number=str(number), street="Rue",
                    address=f"rue {number}", is_active=active, closed_on=None if active else TODAY,
                )
            ]
        ).__next__(),
        st.integers(1, 5), st.sampled_from(["", "goff", "martin"]), st.integers(1, 3), st.booleans(),
        st.booleans(),
    ),
    max_size=5,
    unique_by=lambda entry: entry.reference,
)  # fmt: skip
sheets = st.lists(
    st.builds(
        lambda key, name, number, held, osm: SheetKnown(
            f"s{key}", name, "bakery", f"rue {number}", None, None, is_held=held, has_osm=osm
        ),
        st.integers(1, 4), st.sampled_from(["goff", "martin", "anne"]), st.integers(1, 3), st.booleans(),
        st.booleans(),
    ),
    max_size=4,
    unique_by=lambda sheet: sheet.id,
)  # fmt: skip


def planned(known, found, sheets):
    occupied = {entry.address for entry in found if entry.is_active and entry.address}
    return plan(
        known=known, found=found, sheets=sheets, shops=SHOPS, occupied=occupied, today=TODAY, metres=metres
    )


def _linked(sheets, known):
    """Return the sheets as they are once an import has linked them."""
    of = {sheet.id: [ref for ref, row in known.items() if row.sheet == sheet.id] for sheet in sheets}
    return [replace(sheet, linked=frozenset(of[sheet.id])) for sheet in sheets]


@given(entries, entries, sheets)
def test_what_a_plan_never_does(before, found, some):
    first = planned({}, before, some)
    known = {row.entry.reference: Known(row.entry, row.sheet) for row in first.rows}
    change = planned(known, found, some)
    held = {sheet.id for sheet in some if sheet.is_held}
    osm = {sheet.id for sheet in some if sheet.has_osm}
    assert not held & {*change.words, *change.hide, *change.show, *change.drop}
    assert not osm & set(change.drop)
    for row in change.rows:
        assert row.entry.is_public or not (row.entry.name or row.entry.street or row.sheet or row.makes_sheet)
    occupied = {entry.address for entry in found if entry.is_active}
    assert not occupied & {f"rue {each.number}" for each in change.vacant}
    after = known | {row.entry.reference: Known(row.entry, row.sheet or "new") for row in change.rows}
    made = [SheetKnown("new", "x", "bakery", "", None, None) for row in change.rows if not row.sheet][:1]
    again = planned(after, found, [*_linked(some, after), *made])
    # Of two of a kind at one address neither is guessed; once one has a sheet of its own, the other is clear.
    unclear = {reference for reference, row in after.items() if not row.sheet}
    assert {row.entry.reference for row in again.rows} <= unclear | {
        row.entry.reference for row in change.rows if not row.sheet
    }


@given(st.integers(-(10**9), 10**9), st.integers(-(9 * 10**8), 9 * 10**8), st.integers(-9000, 9000))
def test_a_mark_is_known_again_a_little_aside(lon, lat, aside):
    words = {"folded": "goff", "address": ""}
    kept = marks_kept(numbers=[("osm", "node/1")], at=(lon, lat), **words)
    asked = marks_asked(register="sirene", reference="1", at=(lon + aside, lat - aside), **words)
    assert set(kept) & set(asked)
    far = marks_asked(register="sirene", reference="1", at=(lon + 40_000, lat), **words)
    assert not set(kept) & set(far)
    assert not set(kept) & set(
        marks_asked(register="x", reference="1", folded="le", address="", at=(lon, lat))
    )


def test_how_one_pays_and_speaks():
    tags = {
        "payment:cash": "yes", "payment:visa": "yes", "payment:contactless": "no", "payment:cheque": "yes",
        "payment:ticket_restaurant": "yes", "language:br": "yes", "language:en": "no", "language": "fr;de",
    }  # fmt: skip
    assert payment_of(tags) == "cash cards cheques meal-vouchers"
    assert languages_of(tags) == "br de"
    assert (
        payment_of({})
        == languages_of({"language:gallo": "yes"})
        == payment_of({"payment:bitcoin": "yes"})
        == ""
    )


@given(st.sets(st.sampled_from(list(PAYMENT))), st.sets(st.sampled_from(list(LANGUAGES))))
def test_words_and_tags_go_back_and_forth(ways, codes):
    payment, languages = text_of(ways, PAYMENT), text_of(codes, LANGUAGES)
    tags = tags_of(payment, languages)
    assert (payment_of(tags), languages_of(tags)) == (payment, languages)

"""From OpenStreetMap tags to our kinds: which objects become cards, and under which kind."""

from collections.abc import Mapping

_SHOP = {
    "bakery": "bakery",
    "pastry": "pastry",
    "butcher": "butcher",
    "seafood": "seafood",
    "greengrocer": "greengrocer",
    "cheese dairy": "cheese",
    "deli spices pasta nuts": "deli",
    "farm": "farm",
    "health_food nutrition_supplements herbalist": "organic",
    "convenience grocery general food": "grocery",
    "supermarket": "supermarket",
    "frozen_food": "frozen-food",
    "confectionery chocolate": "sweets",
    "alcohol wine beverages brewing_supplies": "wine",
    "tea coffee": "tea-coffee",
    "clothes boutique fashion fashion_accessories wedding baby_goods": "clothes",
    "shoes": "shoes",
    "leather bag": "leather",
    "jewelry watches": "jewelry",
    "fabric sewing wool haberdashery": "fabric",
    "tailor": "tailor",
    "shoe_repair locksmith": "shoe-repair",
    "laundry dry_cleaning": "laundry",
    "hairdresser hairdresser_supply": "hairdresser",
    "beauty massage": "beauty",
    "tattoo piercing": "tattoo",
    "perfumery cosmetics": "perfume",
    "chemist": "perfume",
    "optician": "optician",
    "hearing_aids": "hearing",
    "medical_supply": "medical-supply",
    "furniture bed carpet curtain lighting antiques": "furniture",
    "interior_decoration window_blind candles tiles": "furniture",
    "kitchen bathroom_furnishing": "kitchen",
    "electronics appliance hifi radiotechnics vacuum_cleaner": "appliances",
    "hardware doityourself trade paint electrical glaziery flooring": "hardware",
    "garden_centre": "garden-centre",
    "florist": "florist",
    "pet pet_grooming": "pets",
    "doors fireplace energy swimming_pool": "building-trade",
    "houseware variety_store department_store mall": "household",
    "books comics": "books",
    "newsagent stationery kiosk": "newsagent",
    "music musical_instrument": "music",
    "toys games video_games model": "toys",
    "gift craft": "gifts",
    "art frame": "art",
    "sports outdoor fishing hunting scuba_diving golf": "sports-shop",
    "computer": "computers",
    "mobile_phone telecommunication": "phones",
    "photo camera": "photo",
    "copyshop printing": "printing",
    "funeral_directors": "funeral",
    "tobacco e-cigarette": "tobacco",
    "second_hand charity pawnbroker": "second-hand",
    "rental tool_hire party": "rental",
    "travel_agency": "travel",
    "car car_repair car_parts tyres caravan truck": "car",
    "fuel": "fuel",
    "motorcycle motorcycle_repair": "motorcycle",
    "bicycle": "bicycle",
    "agrarian": "agrarian",
}
_AMENITY = {
    "restaurant food_court": "restaurant",
    "fast_food": "fast-food",
    "cafe": "cafe",
    "bar pub biergarten": "bar",
    "ice_cream": "ice-cream",
    "nightclub": "nightclub",
    "marketplace": "marketplace",
    "bank bureau_de_change money_transfer": "bank",
    "pharmacy": "pharmacy",
    "doctors": "doctor",
    "dentist": "dentist",
    "clinic hospital": "hospital",
    "veterinary animal_boarding": "veterinary",
    "nursing_home social_facility social_centre": "social",
    "childcare kindergarten": "childcare",
    "school": "school",
    "college university music_school language_school dancing_school prep_school training": "training",
    "driving_school": "driving-school",
    "library toy_library": "library",
    "cinema": "cinema",
    "theatre arts_centre": "theatre",
    "community_centre events_venue conference_centre": "community-centre",
    "townhall": "townhall",
    "post_office": "post-office",
    "police": "police",
    "fire_station": "fire-station",
    "courthouse": "court",
    "public_building": "public-office",
    "coworking_space internet_cafe": "coworking",
    "fuel": "fuel",
    "car_rental car_wash vehicle_inspection": "car",
    "dojo casino": "sports",
    "funeral_hall": "funeral",
    "taxi": "service",
}
_HEALTHCARE = {
    "pharmacy": "pharmacy",
    "doctor": "doctor",
    "dentist": "dentist",
    "clinic hospital hospice": "hospital",
    "centre": "health-centre",
    "laboratory sample_collection blood_donation": "laboratory",
    "nurse": "nurse",
    "physiotherapist rehabilitation": "physiotherapist",
    "optometrist": "optician",
    "audiologist": "hearing",
}
_CRAFT = {
    "dressmaker tailor": "tailor",
    "shoemaker key_cutter": "shoe-repair",
    "photographer": "photo",
    "electronics_repair": "computers",
    "caterer": "deli",
    "confectionery": "sweets",
    "bakery": "bakery",
    "brewery distillery winery": "wine",
    "optician": "optician",
    "watchmaker jeweller": "jewelry",
    "printer print_shop": "printing",
    "gardener": "garden-centre",
    "hvac plumber electrician carpenter joiner painter": "building-trade",
    "roofer builder plasterer tiler glaziery": "building-trade",
    "insulation floorer window_construction stonemason scaffolder metal_construction": "building-trade",
}
_TOURISM = {
    "hotel motel": "hotel",
    "guest_house hostel apartment chalet": "guest-house",
    "camp_site": "camping",
    "museum": "museum",
    "gallery": "art",
    "zoo aquarium theme_park": "sports",
}
_LEISURE = {
    "sports_centre fitness_centre sports_hall dance bowling_alley escape_game horse_riding": "sports",
    "miniature_golf golf_course ice_rink water_park amusement_arcade trampoline_park": "sports",
    "sauna tanning_salon": "beauty",
    "marina": "marina",
    "hackerspace": "coworking",
}
_OFFICE = {
    "insurance": "insurance",
    "estate_agent": "estate-agent",
    "lawyer notary bailiff": "legal",
    "accountant tax_advisor financial financial_advisor": "accountant",
    "architect surveyor": "architect",
    "employment_agency": "employment",
    "travel_agent": "travel",
    "government": "public-office",
    "association ngo charity": "association",
    "it": "computers",
    "telecommunication": "phones",
    "coworking": "coworking",
    "physician": "doctor",
    "therapist": "therapist",
    "educational_institution": "training",
    "newspaper energy_supplier water_utility moving_company union": "service",
}

_NOT_A_SHOP = frozenset({"no", "vacant", "disused", "closed", "abandoned"})
_OFFICE_DESKS = frozenset({"office", "visitor_centre"})

_KEYS: tuple[tuple[str, Mapping[str, str], str], ...] = (
    ("shop", _SHOP, "shop"),
    ("amenity", _AMENITY, ""),
    ("healthcare", _HEALTHCARE, "therapist"),
    ("craft", _CRAFT, "craft"),
    ("tourism", _TOURISM, ""),
    ("leisure", _LEISURE, ""),
    ("office", _OFFICE, ""),
)
"""Keys in the order in which they win, their values, and the kind of an unlisted value (none: no card)."""

KEYS = tuple(key for key, _values, _other in _KEYS)
"""The keys without which an object is never a card."""

_BY_VALUE = {
    (key, v): slug for key, table, _ in _KEYS for values, slug in table.items() for v in values.split()
}


_WRITTEN = {
    "hospital": ("amenity", "hospital"),
    "shop": ("shop", "yes"),
    "social": ("amenity", "social_facility"),
    "craft": ("craft", "yes"),
    "service": ("office", "yes"),
    "therapist": ("healthcare", "yes"),
    "tourist-office": ("tourism", "information"),
}
"""Kinds whose first tag in the tables above is not the one that says the kind."""
_FIRST: dict[str, tuple[str, str]] = {}
for (_key, _value), _slug in _BY_VALUE.items():
    _FIRST.setdefault(_slug, (_key, _value))


def category_tags(category: str) -> dict[str, str]:
    """Return the OpenStreetMap tags that say a kind; none for an unknown one."""
    found = _WRITTEN.get(category) or _FIRST.get(category)
    tags = {found[0]: found[1]} if found else {}
    return tags | ({"information": "office"} if category == "tourist-office" else {})


def category_of(tags: Mapping[str, str]) -> str:
    """Return the kind of the card that an object with these tags becomes, or "" when it becomes none.

    A bench, a bin or an empty shop is no card, nor is anything that has no name.
    """
    if not tags.get("name", "").strip() or _is_out_of_use(tags):
        return ""
    if tags.get("tourism") == "information" and tags.get("information") in _OFFICE_DESKS:
        return "tourist-office"
    fallback = ""
    for key, _values, other in _KEYS:
        value = tags.get(key, "").split(";")[0].strip()
        found = _BY_VALUE.get((key, value), "")
        if found:
            return found
        if value and value not in _NOT_A_SHOP:
            fallback = fallback or other
    return fallback


def _is_out_of_use(tags: Mapping[str, str]) -> bool:
    return (
        any(tags.get(key, "no") != "no" for key in ("disused", "abandoned"))
        or tags.get("shop") in _NOT_A_SHOP
    )

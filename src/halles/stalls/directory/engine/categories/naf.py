"""From the French nomenclature of activities (NAF rev. 2) to our kinds: retail, food, crafts, services."""

_NAF = {
    "bakery": "10.71C",
    "pastry": "10.71D 47.24Z",
    "butcher": "10.13B 47.22Z",
    "seafood": "47.23Z",
    "greengrocer": "47.21Z",
    "deli": "56.21Z",
    "grocery": "47.11B 47.11C 47.29Z",
    "supermarket": "47.11D 47.11F",
    "frozen-food": "47.11A",
    "wine": "47.25Z 11.05Z 11.02A 11.02B 11.03Z",
    "restaurant": "56.10A 56.10B 56.29B",
    "fast-food": "56.10C",
    "bar": "56.30Z",
    "ice-cream": "10.52Z",
    "clothes": "47.71Z",
    "shoes": "47.72A",
    "leather": "47.72B",
    "jewelry": "47.77Z 95.25Z",
    "fabric": "47.51Z",
    "tailor": "14.13Z 95.29Z",
    "shoe-repair": "95.23Z",
    "laundry": "96.01A 96.01B",
    "hairdresser": "96.02A",
    "beauty": "96.02B 96.04Z",
    "perfume": "47.75Z",
    "pharmacy": "47.73Z",
    "doctor": "86.21Z 86.22A 86.22B 86.22C",
    "dentist": "86.23Z",
    "hospital": "86.10Z",
    "laboratory": "86.90B",
    "nurse": "86.90D",
    "physiotherapist": "86.90E",
    "therapist": "86.90F",
    "optician": "47.78A",
    "medical-supply": "47.74Z",
    "veterinary": "75.00Z",
    "furniture": "47.53Z 47.59A 47.79Z",
    "appliances": "47.43Z 47.54Z 95.21Z 95.22Z",
    "hardware": "47.52A 47.52B",
    "florist": "47.76Z",
    "building-trade": ("43.21A 43.22A 43.22B 43.29A 43.31Z 43.32A 43.32B 43.33Z 43.34Z 43.91A 43.91B 43.99C"),
    "craft": "16.29Z 23.41Z 31.09B 32.12Z 90.03A 95.24Z",
    "household": "47.19A 47.19B 47.59B",
    "books": "47.61Z",
    "newsagent": "47.62Z",
    "music": "47.63Z",
    "toys": "47.65Z",
    "gifts": "47.78C",
    "sports-shop": "47.64Z",
    "library": "91.01Z",
    "cinema": "59.14Z",
    "theatre": "90.04Z",
    "museum": "91.02Z",
    "sports": "93.11Z 93.13Z 93.29Z",
    "hotel": "55.10Z",
    "guest-house": "55.20Z",
    "camping": "55.30Z",
    "bank": "64.19Z",
    "insurance": "66.22Z",
    "estate-agent": "68.31Z",
    "legal": "69.10Z",
    "accountant": "69.20Z",
    "architect": "71.11Z",
    "employment": "78.20Z",
    "travel": "79.11Z 79.12Z",
    "computers": "47.41Z 95.11Z",
    "phones": "47.42Z 95.12Z",
    "photo": "74.20Z",
    "printing": "18.12Z 82.19Z",
    "funeral": "96.03Z",
    "tobacco": "47.26Z",
    "rental": "77.21Z 77.22Z 77.29Z",
    "driving-school": "85.53Z",
    "car": "45.11Z 45.20A 45.32Z",
    "fuel": "47.30Z",
    "motorcycle": "45.40Z",
    "post-office": "53.10Z",
    "training": "85.52Z",
    "childcare": "88.91A",
    "shop": "47.78B",
}
CATEGORY_OF = {code: slug for slug, codes in _NAF.items() for code in codes.split()}
"""Our kind by NAF code; what is not here is no shop or service that people come to."""

_NOT_BEHIND_A_WINDOW = frozenset(
    ["building-trade", "craft", "doctor", "nurse", "therapist", "physiotherapist", "guest-house", "camping",
     "hospital", "library", "museum", "theatre", "training", "childcare", "architect", "photo"]
)  # fmt: skip
SHOPS = frozenset(_NAF) - _NOT_BEHIND_A_WINDOW
"""Kinds that work in commercial premises: where one of them closes, premises may be available."""


def category_of_naf(code: str, nomenclature: str = "NAFRev2") -> str:
    """Return our kind for an activity ("10.71C" or "1071C"), "" where it is none or of an older list."""
    if nomenclature and nomenclature.upper() not in ("NAFREV2", "NAF"):
        return ""
    plain = code.strip().upper().replace(".", "")
    return CATEGORY_OF.get(f"{plain[:2]}.{plain[2:]}", "")

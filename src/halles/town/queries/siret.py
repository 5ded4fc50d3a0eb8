"""The SIRET of a commune, by the rule that numbers them."""

from stdnum import luhn


def siret_of_commune(insee: str) -> str:
    """Return the SIRET that INSEE's rule gives to a commune's first establishment.

    "21", the département, the commune on four digits (three overseas), a check digit; then 0001 and another.
    """
    place = f"20{insee[2:]:0>4}" if insee[:2] in ("2A", "2B") else insee
    place = f"{place[:3]}{place[3:]:0>3}" if insee.startswith("97") else f"{place[:2]}{place[2:]:0>4}"
    siren = f"21{place}"
    siren += luhn.calc_check_digit(siren)
    return f"{siren}0001{luhn.calc_check_digit(f'{siren}0001')}"

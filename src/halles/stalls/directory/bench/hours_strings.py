"""Opening hours as shops write them, made by a seeded grammar: as many distinct strings as one wants."""

import random

DAYS = (
    *("Mo-Fr", "Mo-Sa", "Tu-Sa", "Tu-Su", "We-Mo", "Mo,Tu,Th,Fr"),
    *("Th-Sa", "Mo-Th", "Fr-Su", "Tu,We,Fr,Sa", "Mo-Su"),
)
SINGLE = ("Mo", "We", "Th", "Sa", "Su")
ENDS = (
    *("", "", "", "", "; PH off", "; Su,PH off", "; PH 10:00-12:00", "; Aug off", "; Nov 11 off", "; SH off"),
    *("; Jul-Aug Mo-Su 09:00-20:00", "; Dec 24-26 off", "; week 01-53/2 We off", "; Su[1] 10:00-13:00"),
    *('; Sa "sur rendez-vous"', "; Nov 01-15 off", "; easter off"),
)


def strings(count: int, *, seed: int = 4) -> list[str]:
    """Return so many distinct strings, the same ones for the same seed."""
    draw, found = random.Random(seed), dict[str, None]()  # noqa: S311
    while len(found) < count:
        found[_one(draw)] = None
    return list(found)


def _one(draw: random.Random) -> str:
    kind = draw.random()
    if kind < 0.02:
        return draw.choice(("24/7", f"sunrise-sunset; {draw.choice(DAYS)} off", "dawn-dusk"))
    text = f"{draw.choice(DAYS)} {_day(draw)}"
    if kind < 0.5:
        text += f"; {draw.choice(SINGLE)} {_day(draw)}"
    if kind > 0.9:
        text = f"{draw.choice(DAYS)} {_evening(draw)}"
    return text + draw.choice(ENDS)


def _day(draw: random.Random) -> str:
    """Return a day with or without a break at noon."""
    morning, evening = draw.randrange(6 * 12, 11 * 12), draw.randrange(16 * 12, 21 * 12)
    if draw.random() < 0.3:
        return f"{_clock(morning)}-{_clock(evening)}"
    noon, again = draw.randrange(11 * 12 + 6, 13 * 12), draw.randrange(13 * 12 + 3, 15 * 12)
    return f"{_clock(morning)}-{_clock(noon)},{_clock(again)}-{_clock(evening)}"


def _evening(draw: random.Random) -> str:
    """Return an evening that goes on past midnight."""
    return f"{_clock(draw.randrange(16 * 12, 22 * 12))}-{_clock(draw.randrange(6, 4 * 12))}"


def _clock(fives: int) -> str:
    return f"{fives // 12:02}:{5 * (fives % 12):02}"

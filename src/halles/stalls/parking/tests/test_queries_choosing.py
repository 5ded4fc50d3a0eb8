"""What a driver needs: what surely has it, what perhaps has it, in an order that says why."""

import pytest

from halles.stalls.parking.queries import CHARGING, DISABLED, FREE, Wish, choose, count_of
from halles.stalls.parking.tests.nows import bare_of, car_park_of, closing_of, now_of

SKY = car_park_of("Ciel", disabled=2, is_free=True, charging=0)
LOW = car_park_of("Bas", structure="underground", max_height_cm=190, is_free=False, disabled=0)
DARK = car_park_of("Sombre", structure="building")


def names(cars: list) -> list[str]:
    return [now.car_park.name for now in cars]


@pytest.mark.parametrize(
    ("wish", "found", "unsure"),
    [
        (Wish(), ["Bas", "Ciel", "Sombre"], []),
        (Wish((DISABLED,)), ["Ciel"], ["Sombre"]),
        (Wish((FREE,)), ["Ciel"], ["Sombre"]),
        (Wish((CHARGING,)), [], ["Bas", "Sombre"]),
        (Wish(height=180), ["Bas", "Ciel"], ["Sombre"]),
        (Wish(height=210), ["Ciel"], ["Sombre"]),
        (Wish((DISABLED, FREE), 210), ["Ciel"], ["Sombre"]),
    ],
)
def test_what_is_not_known_is_kept_apart_and_never_left_out(wish: Wish, found: list, unsure: list) -> None:
    chosen = choose([bare_of(each) for each in (SKY, LOW, DARK)], wish)
    assert (names(chosen.found), names(chosen.unsure)) == (found, unsure)


def test_free_places_first_then_unknown_full_closed() -> None:
    cars = [
        now_of(car_park_of("Abbaye"), closing=closing_of(), free=None),
        now_of(car_park_of("Bourg"), free=0),
        now_of(car_park_of("Canal"), free=None, origin="said", full_words=1),
        bare_of(car_park_of("Douves")),
        now_of(car_park_of("écluse")),
        now_of(car_park_of("Zénith")),
    ]
    assert names(choose(cars, Wish()).found) == ["écluse", "Zénith", "Douves", "Bourg", "Canal", "Abbaye"]


def test_only_what_is_sure_is_counted() -> None:
    cars = [bare_of(each) for each in (SKY, LOW, DARK)]
    assert [count_of(cars, need) for need in (DISABLED, FREE, CHARGING)] == [1, 1, 0]

"""The map in a browser: it grows by buttons, keys, wheel and fingers, and its names do not touch."""

from typing import Any

import pytest

from halles.stalls.directory.bench.maps_browser import touching_in_browser
from halles.stalls.directory.bench.maps_check import touching
from halles.town import queries
from halles.town.templatetags.town import town_map
from tests.world import World

pytestmark = [pytest.mark.browser, pytest.mark.django_db(databases="__all__", transaction=True)]
WIDE = "document.querySelector('.map-box svg').getBoundingClientRect().width"


@pytest.fixture
def phone_map(phone: Any, live_server: Any) -> Any:
    world = World()
    phone.goto(f"{live_server.url}/{world.town.slug}/plan/")
    return phone


def grows(tab: Any, act: Any) -> float:
    before = tab.evaluate(WIDE)
    act()
    return tab.evaluate(WIDE) / before


def test_buttons_keys_and_wheel(phone_map):
    tab = phone_map
    tab.get_by_role("button", name="Tout le plan").click()
    least = tab.evaluate(WIDE)
    assert least == pytest.approx(tab.evaluate("document.querySelector('.map-box').clientWidth"), abs=1)
    assert grows(tab, tab.get_by_role("button", name="Agrandir").click) == pytest.approx(1.5, abs=0.02)
    assert grows(tab, tab.get_by_role("button", name="Réduire").click) < 0.7
    tab.focus(".map-box")
    assert grows(tab, lambda: tab.keyboard.press("+")) == pytest.approx(1.5, abs=0.02)
    tab.keyboard.press("0")
    assert tab.evaluate(WIDE) == pytest.approx(least, abs=1)
    wheel = "new WheelEvent('wheel', { deltaY: -200, ctrlKey: true, bubbles: true, cancelable: true })"
    assert (
        grows(tab, lambda: tab.evaluate(f"document.querySelector('.map-box').dispatchEvent({wheel})")) > 1.9
    )
    assert tab.evaluate("document.scrollingElement.scrollWidth") <= 360


def test_two_fingers(phone_map):
    tab = phone_map
    touch = """(kind, far) => {
        const box = document.querySelector(".map-box");
        const at = (x) => new Touch({ identifier: x, target: box, clientX: x, clientY: 300 });
        const touches = [at(180 - far), at(180 + far)];
        box.dispatchEvent(new TouchEvent(kind, { touches, cancelable: true, bubbles: true }));
    }"""

    def send(kind: str, far: int) -> None:
        tab.evaluate(f"([kind, far]) => ({touch})(kind, far)", [kind, far])

    tab.get_by_role("button", name="Tout le plan").click()
    send("touchstart", 40)
    assert grows(tab, lambda: send("touchmove", 80)) == pytest.approx(2, abs=0.05)


def test_the_mouse_drags_and_a_click_still_follows_a_link(phone_map):
    tab = phone_map
    tab.get_by_role("button", name="Agrandir").click()
    box = tab.locator(".map-box").bounding_box()
    before = tab.evaluate("document.querySelector('.map-box').scrollLeft")
    tab.mouse.move(box["x"] + 200, box["y"] + 100)
    tab.mouse.down()
    tab.mouse.move(box["x"] + 120, box["y"] + 100, steps=4)
    tab.mouse.up()
    assert tab.evaluate("document.querySelector('.map-box').scrollLeft") > before
    tab.locator("a#p-cafe-du-port").click()
    tab.wait_for_url("**/commerces/cafe-du-port/")


def test_without_script_the_map_is_there_and_can_be_moved(browser, live_server):
    world = World()
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    tab = context.new_page()
    tab.goto(f"{live_server.url}/{world.town.slug}/plan/")
    assert tab.locator(".map-box svg").bounding_box()["width"] > 360
    assert tab.get_by_role("button", name="Agrandir").count() == 0
    context.close()


def test_names_do_not_touch_in_a_browser():
    world = World()
    found = queries.streets_get(town=world.town.slug)
    svg = town_map(found.map_of(found.points), "plan")
    assert touching(svg) == []
    assert touching_in_browser(svg) == 0
    head, _, tail = svg.partition('<g aria-hidden="true">')
    twice = '<text class="n3" font-size="19" x="500" y="300" textLength="90">Rue du Port</text>' * 2
    assert len(touching(head + '<g aria-hidden="true">' + twice + tail)) >= 1
    assert touching_in_browser(head + '<g aria-hidden="true">' + twice + tail) >= 1

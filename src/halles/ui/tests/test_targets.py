"""In a real browser: fingers find every control, and nothing is wider than the screen."""

from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.browser

SMALL = """([least, selector]) => [...document.querySelectorAll(selector)]
  .filter(node => node.getClientRects().length)
  .filter(node => Math.round(node.getBoundingClientRect().height) < least)
  .map(node => `${node.outerHTML.slice(0, 80)}: ${node.getBoundingClientRect().height} px`)"""
CONTROLS = (
    ".top a, .bottom li a, .button, button, select, textarea, summary, .list > li > a:only-child, "
    "input:not([type=hidden], [type=checkbox], [type=radio]), .check label, fieldset label"
)


@pytest.fixture
def style(phone: Any, transactional_db: object) -> Any:
    """The style page on a telephone, answered by Django itself."""
    client = Client(HTTP_HOST="localhost")

    def answer(route: Any) -> None:
        response = client.get(route.request.url.removeprefix("http://localhost"))
        content = b"".join(response.streaming_content) if response.streaming else response.content
        route.fulfill(status=response.status_code, headers=dict(response.headers), body=content)

    phone.route("**/*", answer)
    phone.goto("http://localhost/style/")
    return phone


def test_controls_are_48_px_high_and_56_on_merchants_screens(style: Any) -> None:
    assert style.evaluate(SMALL, [48, CONTROLS]) == []
    assert style.evaluate(SMALL, [56, ".merchant .button"]) == []


@pytest.mark.parametrize("width", [320, 360, 640, 1280])
def test_nothing_is_wider_than_the_screen(style: Any, width: int) -> None:
    style.set_viewport_size({"width": width, "height": 800})
    assert style.evaluate("document.scrollingElement.scrollWidth") <= width


def test_letters_twice_as_large_still_fit(style: Any) -> None:
    style.set_viewport_size({"width": 360, "height": 800})
    style.evaluate("document.documentElement.style.fontSize = '200%'")
    assert style.evaluate("document.scrollingElement.scrollWidth") <= 360


def test_focus_is_seen(style: Any) -> None:
    style.keyboard.press("Tab")
    focused = style.evaluate(
        """() => { const node = document.activeElement, look = getComputedStyle(node);
        return [node.className, look.outlineStyle, parseInt(look.outlineWidth),
                node.getBoundingClientRect().left >= 0] }"""
    )
    assert focused == ["skip", "solid", 3, True]


def test_paper_is_black_on_white_and_holds_no_button(style: Any) -> None:
    style.emulate_media(media="print", color_scheme="dark")
    colours = "(look => [look.color, look.backgroundColor])(getComputedStyle(document.body))"
    assert style.evaluate(colours) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert not style.locator("main .button:visible, main button:visible, .tools:visible").count()

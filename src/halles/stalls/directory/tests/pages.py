"""The directory's pages, for the test that visits, weighs and checks each page of the house."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.pages import Page

if TYPE_CHECKING:
    from tests.world import World


def _bakery(world: World) -> dict[str, Any]:
    return {"slug": world.sheet.slug}


def _cafe(world: World) -> dict[str, Any]:
    return {"slug": world.cafe.slug}  # type: ignore[attr-defined]


def _market(world: World) -> dict[str, Any]:
    return {"slug": world.market.slug}  # type: ignore[attr-defined]


def _photo(world: World) -> dict[str, Any]:
    return {"name": world.sheet.photos.get().file, "size": "s"}


def _rss(world: World) -> dict[str, Any]:
    return {"form": "rss"}


def _bakery_atom(world: World) -> dict[str, Any]:
    return {"slug": world.sheet.slug, "form": "atom"}


def _holiday(world: World) -> dict[str, Any]:
    return {"day": world.holiday.isoformat()}  # type: ignore[attr-defined]


def _question(world: World) -> dict[str, Any]:
    return {"slug": world.sheet.slug, "occasion": world.holiday.isoformat()}  # type: ignore[attr-defined]


def _link(world: World) -> dict[str, Any]:
    from halles.stalls.directory.commands.holidays.links import link_token
    from halles.stalls.directory.engine.occasions import holiday

    question, day = world.question, world.holiday  # type: ignore[attr-defined]
    return {"token": link_token(question=question.pk, occasion=holiday(day))}


def _openstreetmap(_world: World) -> dict[str, Any]:
    return {"name": "openstreetmap"}


PAGES = [
    Page("directory:list"),
    Page("directory:map", budget_kb=60),
    Page("directory:when"),
    Page("directory:way"),
    Page("directory:news"),
    Page("directory:news-latest"),
    Page("directory:feed", kwargs=_rss),
    Page("directory:calendar"),
    Page("directory:sheet-feed", kwargs=_bakery_atom),
    Page("directory:sheet-calendar", kwargs=_bakery),
    Page("directory:special", kwargs=_bakery, who="member"),
    Page("directory:markets"),
    Page("directory:market", kwargs=_market),
    Page("directory:market-part", kwargs=_market),
    Page("directory:market-desk", kwargs=_market, who="manager"),
    Page("directory:sellers", who="manager"),
    Page("directory:pitches", kwargs=_bakery, who="member"),
    Page("directory:sheet", kwargs=_bakery),
    Page("directory:sheet", kwargs=_cafe),
    Page("directory:sheet-part", kwargs=_bakery),
    Page("directory:sheet-pdf", kwargs=_bakery, budget_kb=60),
    Page("directory:photo", kwargs=_photo, budget_kb=40),
    Page("directory:mine", who="manager"),
    Page("directory:new", who="manager"),
    Page("directory:objections", who="manager"),
    Page("directory:open-data"),
    Page("directory:open-data-file", kwargs=_openstreetmap, budget_kb=60),
    Page("directory:objection", kwargs=_cafe),
    Page("directory:letters", who="manager"),
    Page("directory:holiday", kwargs=_holiday),
    Page("directory:holiday-link", kwargs=_link),
    Page("directory:holiday-reply", kwargs=_question, who="member"),
    Page("directory:holiday-calls", who="manager"),
    Page("directory:claim-request", kwargs=_cafe, who="member"),
    Page("directory:code", kwargs=_cafe, who="manager"),
    Page("directory:visit", kwargs=_cafe, who="manager"),
    Page("directory:claim", kwargs=_cafe, who="member"),
    Page("directory:manage", kwargs=_bakery, who="member"),
    Page("directory:edit", kwargs=_bakery, who="member"),
    Page("directory:versions", kwargs=_bakery, who="member"),
    Page("directory:publish", kwargs=_bakery, who="member"),
    Page("directory:photos", kwargs=_bakery, who="member"),
]

_VIEWS = "src/halles/stalls/directory/tests/test_views.py"
_SPECIAL = "src/halles/stalls/directory/tests/test_views_special.py"
_MARKET = "src/halles/stalls/directory/tests/test_views_market.py"
_OBJECTIONS = "src/halles/stalls/directory/tests/test_views_objections.py"
ACTIONS = {
    "directory:pitch-absent": f"{_MARKET}::test_absent_in_one_gesture_and_back",
    "directory:pitch-present": f"{_MARKET}::test_absent_in_one_gesture_and_back",
    "directory:pitch-remove": f"{_MARKET}::test_a_place_is_added_and_removed",
    "directory:objection-lift": f"{_OBJECTIONS}::test_the_manager_puts_back_what_was_mischief",
    "directory:undo": f"{_VIEWS}::test_an_edit_is_saved_taken_back_and_restored",
    "directory:restore": f"{_VIEWS}::test_an_edit_is_saved_taken_back_and_restored",
    "directory:confirm": f"{_VIEWS}::test_still_right",
    "directory:news-withdraw": f"{_VIEWS}::test_news_is_published_and_taken_back",
    "directory:news-restore": f"{_VIEWS}::test_news_is_published_and_taken_back",
    "directory:special-withdraw": f"{_SPECIAL}::test_a_closing_is_said_taken_back_and_put_back",
    "directory:special-restore": f"{_SPECIAL}::test_a_closing_is_said_taken_back_and_put_back",
    "directory:photo-withdraw": f"{_VIEWS}::test_photos_are_added_shown_and_withdrawn",
    "directory:photo-restore": f"{_VIEWS}::test_photos_are_added_shown_and_withdrawn",
}

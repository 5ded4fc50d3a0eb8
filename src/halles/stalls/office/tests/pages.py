"""The town hall's addresses, for the page catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.pages import Page

if TYPE_CHECKING:
    from tests.world import World


def _unit(world: World) -> dict[str, Any]:
    return {"unit": world.unit.pk}  # type: ignore[attr-defined]


def _organisation(world: World) -> dict[str, Any]:
    return {"organisation": world.organisation.pk}


def _snapshot(world: World) -> dict[str, Any]:
    return {"snapshot": world.snapshot.pk}  # type: ignore[attr-defined]


def _sheet(world: World) -> dict[str, Any]:
    return {"stall": "directory", "kind": "sheet", "thing": world.sheet.pk}


def _photo(world: World) -> dict[str, Any]:
    return {"stall": "directory", "kind": "photo", "thing": world.photo}  # type: ignore[attr-defined]


def _hidden(world: World) -> dict[str, Any]:
    return {"stall": "directory", "kind": "news", "thing": world.hidden_news}  # type: ignore[attr-defined]


def _hiding(world: World) -> dict[str, Any]:
    return {"hiding": world.hiding}  # type: ignore[attr-defined]


def _legal_page(world: World) -> dict[str, Any]:
    return {"page": "legal"}


def _report(world: World) -> dict[str, Any]:
    return {"report": world.report}  # type: ignore[attr-defined]


PAGES = [
    Page("office:home", budget_kb=14.0),
    Page("office:legal"),
    Page("office:personal-data"),
    Page("office:personal-data-csv"),
    Page("office:accessibility"),
    Page("office:help"),
    Page("office:doors"),
    Page("office:opening", who="manager"),
    Page("office:launch", who="manager"),
    Page("office:launch-part", who="manager"),
    Page("office:premises"),
    Page("office:rescue", who="manager", kwargs=_organisation),
    Page("office:premises-desk", who="manager"),
    Page("office:premises-available", who="manager", kwargs=_unit),
    Page("office:snapshot-first"),
    Page("office:snapshot", kwargs=_snapshot),
    Page("office:snapshot-csv", kwargs=_snapshot),
    Page("office:snapshot-json", kwargs=_snapshot),
    Page("office:statistics"),
    Page("office:statistics-csv"),
    Page("office:statistics-now", who="manager"),
    Page("office:report", kwargs=_sheet),
    Page("office:report", kwargs=_photo),
    Page("office:report-followed", kwargs=_report),
    Page("office:reports", who="manager"),
    Page("office:report-decide", kwargs=_report, who="manager"),
    Page("office:contest", kwargs=_hidden, who="member"),
    Page("office:judge", kwargs=_hiding, who="operator"),
    Page("office:transparency"),
    Page("office:transparency-csv"),
    Page("office:setup", who="manager"),
    Page("office:setup-town", who="manager"),
    Page("office:setup-contacts", who="manager"),
    Page("office:setup-texts", who="manager"),
    Page("office:setup-text", who="manager", kwargs=_legal_page),
    Page("office:setup-messages", who="manager"),
    Page("office:setup-imports", who="manager"),
    Page("office:setup-stalls", who="manager"),
    Page("office:setup-team", who="manager"),
    Page("office:setup-member", who="operator"),
    Page("office:setup-look", who="manager"),
    Page("office:setup-house", town=False, who="operator"),
    Page("office:towns", town=False, status=302),
    Page("office:legal", town=False),
    Page("office:personal-data", town=False),
    Page("office:accessibility", town=False),
    Page("office:help", town=False),
    Page("office:doors", town=False),
    Page("office:operations", town=False, who="operator"),
]
_TESTS = "src/halles/stalls/office/tests/test_views.py::"
_LAUNCH = "src/halles/stalls/office/tests/test_launch.py::"
_REPORTS = "src/halles/stalls/office/tests/test_views_reports.py::"
_SETUP = "src/halles/stalls/office/tests/test_setup_views.py::"
_UPLOADS = "src/halles/stalls/office/tests/test_setup_uploads.py::"
ACTIONS = {
    "office:setup-text-undo": _SETUP + "test_a_legal_text_is_proposed_kept_shown_and_taken_back",
    "office:setup-step": _SETUP + "test_a_look_is_said",
    "office:setup-member-withdraw": _SETUP + "test_people_are_named_written_down_and_thanked",
    "office:setup-upload": _UPLOADS + "test_by_upload_preview_and_yes",
    "office:setup-preview": _UPLOADS + "test_by_upload_preview_and_yes",
    "office:report-answer": _REPORTS + "test_the_shop_answers_on_its_own_page_and_goes_back",
    "office:report-undo": _REPORTS + "test_the_manager_hides_a_photo_and_takes_it_back",
    "office:request-accept": _LAUNCH + "test_a_request_without_letter_is_accepted",
    "office:request-refuse": _LAUNCH + "test_a_request_is_refused_with_a_reason",
    "office:snapshot-take": _LAUNCH + "test_the_picture_is_frozen_proved_and_public",
    "office:premises-taken": _LAUNCH + "test_premises_are_entered_made_available_and_taken",
    "office:closing": _TESTS + "test_manager_opens_and_closes_the_town",
    "office:failure-decide": _TESTS + "test_operator_tries_a_parked_entry_again",
    "office:demo-remove": _TESTS + "test_operator_takes_the_demonstration_away",
}

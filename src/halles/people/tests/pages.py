"""The pages of people: what each may weigh and who sees it."""

from typing import Any

from tests.pages import Page
from tests.world import World


def _shop(world: World) -> dict[str, Any]:
    return {"organisation": world.organisation.pk}


def _member(world: World) -> dict[str, Any]:
    return {"person": world.member.pk}


def _invitation(world: World) -> dict[str, Any]:
    return {"code": world.invitation_code}  # type: ignore[attr-defined]


PAGES = [
    Page("people:sign_in"),
    Page("people:sign_in", town=False),
    Page("people:card_enter"),
    Page("people:account", who="member"),
    Page("people:account", who="member", town=False),
    Page("people:details", who="member"),
    Page("people:contact", who="member"),
    Page("people:erase", who="member"),
    Page("people:card", who="member"),
    Page("people:my_data", who="member"),
    Page("people:passkey_add", who="member"),
    Page("people:members", who="member", kwargs=_shop),
    Page("people:invite", who="member", kwargs=_shop),
    Page("people:invitation_enter"),
    Page("people:invitation", who="manager", kwargs=_invitation),
    Page("people:counter", who="manager"),
    Page("people:person_add", who="manager"),
    Page("people:counter_person", who="manager", kwargs=_member),
]

_VIEWS = "src/halles/people/tests/test_views.py"
ACTIONS = {
    "people:code": f"{_VIEWS}::test_a_code_opens_the_account",
    "people:who": f"{_VIEWS}::test_a_family_chooses",
    "people:passkey_enter": f"{_VIEWS}::test_an_unknown_passkey",
    "people:passkey_remove": "src/halles/people/tests/test_browser_passkey.py::test_a_passkey",
    "people:sign_out": f"{_VIEWS}::test_signing_out",
    "people:sign_in_end": f"{_VIEWS}::test_ending_other_sign_ins",
    "people:sign_in_end_all": f"{_VIEWS}::test_ending_other_sign_ins",
    "people:card_issue": f"{_VIEWS}::test_a_card_at_the_counter",
    "people:card_revoke": f"{_VIEWS}::test_a_card_at_the_counter",
    "people:card_sheet": f"{_VIEWS}::test_a_card_at_the_counter",
    "people:my_data_json": "src/halles/people/tests/test_views_my_data.py::test_the_json_file",
    "people:my_data_page": "src/halles/people/tests/test_views_my_data.py::test_the_page_to_print",
    "people:member_remove": f"{_VIEWS}::test_members_come_and_go",
    "people:owner_change": f"{_VIEWS}::test_members_come_and_go",
    "people:invitation_sheet": f"{_VIEWS}::test_an_invitation_on_paper_and_by_message",
    "people:invitation_withdraw": f"{_VIEWS}::test_an_invitation_on_paper_and_by_message",
}

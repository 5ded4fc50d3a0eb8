"""Who may do what with sheets, news, photos and claim codes."""

import rules

from halles.kit.actor import Actor
from halles.people.rights import is_manager, is_member
from halles.stalls.directory.models import Sheet

EDIT = "directory.sheet_edit"
"""Write on a sheet, publish its news and photos: the members of the organisation that holds it."""

CLAIM = "directory.sheet_claim"
"""Take over a sheet with the town hall's code: whoever is signed in."""

ADD = "directory.sheet_add"
"""Add a shop that is in no file: the town's manager. Asked on the town's slug."""

ISSUE_CODE = "directory.claim_code_issue"
"""Print the code that opens a sheet to its shop: the town's manager. Asked on the sheet."""

ISSUE_CODES = "directory.claim_codes_issue"
"""Print the letters of many shops at once: the town's manager. Asked on the town's slug."""

DECIDE = "directory.claim_decide"
"""Accept or refuse who asks for a sheet without a letter: the town's manager. Asked on the sheet."""

HIDE = "directory.content_hide"
"""Hide a sheet, news or a photo for a reason, and show it again: the town's manager. Asked on the sheet."""

DOUBT = "directory.sheet_doubt"
"""Say on a sheet that it is being checked: the house itself only, once somebody reported an error."""

SWEEP = "directory.sweep"
"""Delete what has had its time: the house itself only."""

ASK = "directory.holiday_ask"
"""Ask the shops of a town about a public holiday or a summer: the house itself only."""

REPLY = "directory.holiday_reply"
"""Answer that question: the members of the organisation that holds the sheet, the town's manager for her."""

CALL = "directory.holiday_call"
"""See which shops have not answered, to call them: the town's manager. Asked on the town's slug."""


@rules.predicate
def holds(actor: Actor, sheet: Sheet) -> bool:
    """A member of the organisation that holds the sheet."""
    return bool(sheet.organisation) and is_member(actor, sheet.organisation)


@rules.predicate
def manages_town_of(actor: Actor, sheet: Sheet) -> bool:
    """The manager of the sheet's town."""
    return bool(is_manager(actor, sheet.town))


@rules.predicate
def is_person(actor: Actor, _on: object = None) -> bool:
    """Somebody signed in."""
    return bool(actor.person)


rules.add_rule(EDIT, holds)
rules.add_rule(CLAIM, is_person)
rules.add_rule(ADD, is_manager)
rules.add_rule(ISSUE_CODE, manages_town_of)
rules.add_rule(ISSUE_CODES, is_manager)
rules.add_rule(DECIDE, manages_town_of)
rules.add_rule(HIDE, manages_town_of)
rules.add_rule(DOUBT, rules.always_false)
rules.add_rule(SWEEP, rules.always_false)
rules.add_rule(ASK, rules.always_false)
rules.add_rule(REPLY, holds | manages_town_of)
rules.add_rule(CALL, is_manager)

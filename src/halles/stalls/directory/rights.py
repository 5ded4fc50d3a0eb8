"""Who may do what with sheets, news, photos and claim codes."""

import rules

from halles.kit.actor import Actor
from halles.people.rights import is_at_counter, is_manager, is_member
from halles.stalls.directory.models import Pitch, Sheet

EDIT = "directory.sheet_edit"
"""Write on a sheet, publish its news and photos: the members of the organisation that holds it."""

CLAIM = "directory.sheet_claim"
"""Take over a sheet with the town hall's code: whoever is signed in."""

CLAIM_BY_TEXT = "directory.sheet_claim_by_text"
"""Take over a sheet with the code of a letter that somebody sent by text message: the house itself only."""

ADD = "directory.sheet_add"
"""Add a shop that is in no file: the town's manager. Asked on the town's slug."""

ISSUE_CODE = "directory.claim_code_issue"
"""Print the code that opens a sheet to its shop: the town's manager. Asked on the sheet."""

ISSUE_CODES = "directory.claim_codes_issue"
"""Print the letters of many shops at once: the town's manager. Asked on the town's slug."""

DECIDE = "directory.claim_decide"
"""Accept or refuse who asks for a sheet without a letter: the town's manager. Asked on the sheet."""

VISIT = "directory.claim_visit"
"""Hand a sheet over on the spot: the manager, or who works at a counter of the town. Asked on the sheet."""

HIDE = "directory.content_hide"
"""Hide a sheet, news or a photo for a reason, and show it again: the town's manager. Asked on the sheet."""

DOUBT = "directory.sheet_doubt"
"""Say on a sheet that it is being checked: the house itself only, once somebody reported an error."""

STAND = "directory.pitch_set"
"""Say where and when a seller stands: her sheet's holders; the town's manager while nobody holds it."""

ATTEND = "directory.pitch_absent"
"""Say that a seller is absent on a day: her sheet's holders, the market's, the manager; on the pitch."""

REMOVE = "directory.pitch_remove"
"""Say that a seller no longer stands there: as STAND; on a market its organiser too. Asked on the pitch."""

ORGANISE = "directory.market_organise"
"""See to who comes to a market: its sheet's holders and the town's manager. Asked on the market's sheet."""
OBJECT = "directory.sheet_object"
"""Ask that an imported sheet be removed: anybody, without an account. Asked on the sheet."""
LIFT = "directory.objection_lift"
"""Find that an objection was mischief: the town's manager. Asked on the town's slug."""
LOCATE = "directory.sheets_locate"
"""Place sheets at their addresses: the house itself only."""

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
def is_at_counter_of(actor: Actor, sheet: Sheet) -> bool:
    """Somebody of the town hall of the sheet's town, or of one of its helper structures."""
    return bool(is_at_counter(actor, sheet.town))


@rules.predicate
def is_person(actor: Actor, _on: object = None) -> bool:
    """Somebody signed in."""
    return bool(actor.person)


@rules.predicate
def is_free(_actor: Actor, sheet: Sheet) -> bool:
    """A sheet that nobody holds."""
    return not sheet.organisation


STANDS = holds | (is_free & manages_town_of)


@rules.predicate
def stands(actor: Actor, pitch: Pitch) -> bool:
    """Who may say where the seller of the pitch stands."""
    return bool(STANDS.test(actor, pitch.sheet))


@rules.predicate
def organises(actor: Actor, pitch: Pitch) -> bool:
    """The holder of the market of the pitch, or the manager of its town."""
    return pitch.market is not None and bool((holds | manages_town_of).test(actor, pitch.market))


@rules.predicate
def manages_town_of_seller(actor: Actor, pitch: Pitch) -> bool:
    """The manager of the town where the pitch is: she gives leave to stand there."""
    return bool(is_manager(actor, pitch.sheet.town))


rules.add_rule(EDIT, holds)
rules.add_rule(CLAIM, is_person)
rules.add_rule(CLAIM_BY_TEXT, rules.always_false)
rules.add_rule(ADD, is_manager)
rules.add_rule(ISSUE_CODE, manages_town_of)
rules.add_rule(ISSUE_CODES, is_manager)
rules.add_rule(DECIDE, manages_town_of)
rules.add_rule(VISIT, is_at_counter_of)
rules.add_rule(HIDE, manages_town_of)
rules.add_rule(OBJECT, rules.always_true)
rules.add_rule(LIFT, is_manager)
rules.add_rule(LOCATE, rules.always_false)
rules.add_rule(DOUBT, rules.always_false)
rules.add_rule(STAND, STANDS)
rules.add_rule(ATTEND, stands | organises | manages_town_of_seller)
rules.add_rule(REMOVE, stands | organises)
rules.add_rule(ORGANISE, holds | manages_town_of)
rules.add_rule(SWEEP, rules.always_false)
rules.add_rule(ASK, rules.always_false)
rules.add_rule(REPLY, holds | manages_town_of)
rules.add_rule(CALL, is_manager)

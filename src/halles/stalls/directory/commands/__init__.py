"""Writes of the directory: sheets, claims, news and photos."""

from halles.stalls.directory.commands.claims import sheet_claim, sheet_claim_by_text
from halles.stalls.directory.commands.closing import organisation_close
from halles.stalls.directory.commands.hiding import content_hide, content_show, sheet_doubt
from halles.stalls.directory.commands.holidays import (
    Reply,
    holiday_reply,
    holiday_reply_by_link,
    holiday_round,
    holiday_rounds,
    holiday_undo,
    question_by_link,
)
from halles.stalls.directory.commands.letters import claim_code_issue, claim_codes_issue
from halles.stalls.directory.commands.news import news_publish, news_restore, news_withdraw
from halles.stalls.directory.commands.photos import photo_add, photo_restore, photo_withdraw, photos_sweep
from halles.stalls.directory.commands.pitches import (
    pitch_absent,
    pitch_present,
    pitch_remove,
    pitch_set,
    seller_add,
)
from halles.stalls.directory.commands.requests import (
    claim_request,
    claim_request_accept,
    claim_request_refuse,
    claim_requests_sweep,
)
from halles.stalls.directory.commands.sheets import (
    sheet_confirm,
    sheet_create,
    sheet_edit,
    sheet_restore,
    sheet_undo,
    versions_sweep,
)
from halles.stalls.directory.commands.special import (
    closed_until,
    leave_set,
    special_restore,
    special_set,
    special_sweep,
    special_withdraw,
)
from halles.stalls.directory.commands.visits import sheet_hand_on_visit

__all__ = [
    "Reply",
    "claim_code_issue",
    "claim_codes_issue",
    "claim_request",
    "claim_request_accept",
    "claim_request_refuse",
    "claim_requests_sweep",
    "closed_until",
    "content_hide",
    "content_show",
    "holiday_reply",
    "holiday_reply_by_link",
    "holiday_round",
    "holiday_rounds",
    "holiday_undo",
    "leave_set",
    "news_publish",
    "news_restore",
    "news_withdraw",
    "organisation_close",
    "photo_add",
    "photo_restore",
    "photo_withdraw",
    "photos_sweep",
    "pitch_absent",
    "pitch_present",
    "pitch_remove",
    "pitch_set",
    "question_by_link",
    "seller_add",
    "sheet_claim",
    "sheet_claim_by_text",
    "sheet_confirm",
    "sheet_create",
    "sheet_doubt",
    "sheet_edit",
    "sheet_hand_on_visit",
    "sheet_restore",
    "sheet_undo",
    "special_restore",
    "special_set",
    "special_sweep",
    "special_withdraw",
    "versions_sweep",
]

"""Writes of the doors."""

from halles.doors.commands.campaigns import campaign_checked, campaign_send
from halles.doors.commands.costs import meter_add, price_set
from halles.doors.commands.keys import keys_forget
from halles.doors.commands.messages import messages_forget, messages_send
from halles.doors.commands.posting import message_post, notices_put_off
from halles.doors.commands.readers import reader_add, reader_remove
from halles.doors.commands.receipts import messages_follow, receipt_take, report_take
from halles.doors.commands.stops import stop_lift, texts_resume, texts_stop, texts_stop_for
from halles.doors.commands.talks import published, talks_forget
from halles.doors.commands.tickets import ticket_answer, ticket_claim, ticket_open

__all__ = [
    "campaign_checked",
    "campaign_send",
    "keys_forget",
    "message_post",
    "messages_follow",
    "messages_forget",
    "messages_send",
    "meter_add",
    "notices_put_off",
    "price_set",
    "published",
    "reader_add",
    "reader_remove",
    "receipt_take",
    "report_take",
    "stop_lift",
    "talks_forget",
    "texts_resume",
    "texts_stop",
    "texts_stop_for",
    "ticket_answer",
    "ticket_claim",
    "ticket_open",
]

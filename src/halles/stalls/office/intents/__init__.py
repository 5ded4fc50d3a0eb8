"""Text messages to the town hall: premises that are available, what is wrong, what is contested."""

from halles.doors.public import TextHandler
from halles.kit.text import mark
from halles.stalls.office.intents.premises import premises
from halles.stalls.office.intents.reporting import contest, report

TEXTS = (
    TextHandler("office.premises", premises, title=mark("find premises to let")),
    TextHandler("office.report", report, title=mark("report an error")),
    TextHandler("office.contest", contest, title=mark("contest that something is hidden")),
)

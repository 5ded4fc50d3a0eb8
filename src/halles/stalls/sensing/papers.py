"""The register on paper: the label of a device for its pole, the whole register for the council."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext

from halles.kit import french
from halles.kit.pdf import LABEL, Document
from halles.stalls.sensing.exchange import words
from halles.stalls.sensing.models import Swept
from halles.stalls.sensing.queries import DeviceView, RegisterPage
from halles.stalls.sensing.queries.counts import Counts, Refusals
from halles.stalls.sensing.queries.states import moment
from halles.town.models import Town

QR_MM = 55
"""On a pole one reads it from a step away."""


def device_label(view: DeviceView, *, town: Town, address: str, language: str) -> bytes:
    """Return the label of a device as one A5 page: what it measures, whom to ask, the QR code of its page."""
    row, title = view.row, french.typeset(view.row.title, language=language)
    paper = Document(title, language, large_type=True, paper=LABEL)
    with paper.one_page():
        paper.paragraph(gettext("Here, a sensor measures:"))
        paper.heading(title)
        if row.is_simulated:
            paper.paragraph(gettext("Simulated sensor: its values are invented."))
        paper.paragraph(french.typeset(row.purpose, language=language))
        paper.paragraph(gettext("It keeps neither picture nor sound, neither number plate nor telephone."))
        caption = gettext("All that it says, and how long it is kept: %(address)s")
        paper.qr(address, caption % {"address": address}, millimetres=QR_MM)
        paper.lines([gettext("A question?"), row.owner, french.typeset(row.contact, language=language)])
    paper.footer(_printed(town, language), numbered=False)
    return paper.bytes()


def register_paper(
    page: RegisterPage, *, town: Town, address: str, language: str, large_type: bool = False
) -> bytes:
    """Return the whole register as a PDF, for the council and the data-protection officer."""
    title = gettext("Register of the sensors of %(town)s") % {"town": town.name}
    paper = Document(title, language, large_type=large_type)
    paper.heading(title)
    paper.paragraph(gettext(words.RULE))
    _write_framework(paper, town)
    devices = [each for _, some in page.groups for each in some]
    _write_list(paper, devices, page.removed)
    if devices:
        paper.chapter(gettext("One by one"))
    for each in devices:
        _write_device(paper, each)
    _write_balance(paper, page.counts, page.refusals)
    _write_swept(paper, page.swept)
    paper.qr(address, gettext("The register, always up to date: %(address)s") % {"address": address})
    paper.footer(_printed(town, language))
    return paper.bytes()


def _write_framework(paper: Document, town: Town) -> None:
    """Write what holds for every device: who answers, how long, which rights."""
    controller = town.publisher or gettext("The commune of %(town)s") % {"town": town.name}
    contact = town.data_contact or gettext("the town hall, at the counter")
    paper.heading(gettext("What holds for every sensor"))
    paper.lines(
        [
            _pair(paper, gettext("Controller"), controller),
            _pair(paper, gettext("Data-protection contact"), contact),
        ]
    )
    paper.lines(_bullets(words.KEPT))
    paper.lines(_bullets(words.REFUSED))
    paper.paragraph(
        gettext(
            "Rights: the sensors recognise nobody, so nothing in these data is linked to a person. Anyone "
            "may ask, or object, at the contact of each sensor or at the data-protection contact, and "
            "complain to the CNIL."
        )
    )


def _write_list(paper: Document, devices: list[DeviceView], removed: list[DeviceView]) -> None:
    paper.chapter(gettext("The sensors"))
    if not devices:
        paper.paragraph(gettext("No sensor"))
    else:
        rows = [[each.row.title, each.row.place, _state(each)] for each in devices]
        header = [gettext("Sensor"), gettext("Place"), gettext("State")]
        paper.table([[_set(paper, cell) for cell in row] for row in rows], header, widths=(45, 35, 20))
    if removed:
        paper.chapter(gettext("Taken out"))
        paper.lines(
            f"{_set(paper, each.row.title)} – {words.state_sentence(each, now=timezone.now())}"
            for each in removed
        )


def _write_device(paper: Document, view: DeviceView) -> None:
    """Write one device: all that its page says but for its latest values."""
    row = view.row
    pairs = (
        (gettext("Purpose"), row.purpose),
        (gettext("By which right"), row.legal_basis),
        (gettext("Who owns it and answers for it"), row.owner),
        (gettext("Whom to ask"), row.contact),
        (gettext("Where it hangs"), row.place),
        (gettext("Published for"), row.group),
        (gettext("There since"), _day(row.installed_on, paper.language)),
        (gettext("Last day"), _day(row.ends_on, paper.language) if row.ends_on else ""),
        (gettext("What is kept"), " ; ".join(map(words.field_words, view.kept))),
        (gettext("Received and thrown away at once"), _dropped(view)),
    )
    rows = [[title, _set(paper, text)] for title, text in pairs if text]
    paper.table(rows, [_set(paper, row.title), _state(view)], widths=(30, 70))


def _write_balance(paper: Document, counts: Counts, refusals: Iterable[Refusals]) -> None:
    paper.chapter(gettext("What came, and what became of it"))
    numbers = (
        (gettext("Messages received"), counts.received),
        (gettext("of which kept"), counts.stored),
        (gettext("of which repeated, hence not kept twice"), counts.deduplicated),
        (gettext("of which refused"), counts.refused),
    )
    number = [_pair(paper, title, _number(paper, value)) for title, value in numbers]
    paper.lines(number)
    rows = [
        [*map(gettext, words.REASONS.get(each.reason, (each.reason, ""))), _number(paper, each.total)]
        for each in refusals
    ]
    if rows:
        paper.table(rows, [gettext("Refused because"), gettext("What it means"), gettext("How often")],
                    widths=(28, 57, 15))  # fmt: skip


def _write_swept(paper: Document, swept: Iterable[Swept]) -> None:
    rows = [
        [
            _day(each.day, paper.language),
            gettext("Each value") if each.table == "reading" else gettext("Quarters of an hour"),
            _number(paper, each.deleted),
            _number(paper, each.left),
            words.since_words(moment(each.oldest), now=timezone.now()) if each.oldest else gettext("nothing"),
        ]
        for each in swept
    ]
    if rows:
        paper.chapter(gettext("What was deleted in time"))
        names = (
            gettext("Day"),
            gettext("What"),
            gettext("Deleted"),
            gettext("Left"),
            gettext("The oldest left"),
        )
        paper.table(rows, names, widths=(26, 22, 14, 14, 24))


def _dropped(view: DeviceView) -> str:
    """Return the fields that are thrown away, each title once."""
    return " ; ".join(dict.fromkeys(each.title or each.path for each in view.dropped))


def _state(view: DeviceView) -> str:
    word = gettext(words.LIVE[view.state.name][0])
    simulated = gettext("Simulated").lower()
    return f"{word} ({simulated})" if view.row.is_simulated else word


def _bullets(lines: Iterable[str]) -> list[str]:
    return [f"– {gettext(line)}" for line in lines]


def _pair(paper: Document, title: str, text: str) -> str:
    colon = f"{french.NBSP}: " if paper.language == "fr" else ": "
    return title + colon + _set(paper, text)


def _set(paper: Document, text: str) -> str:
    return french.typeset(text, language=paper.language)


def _number(paper: Document, value: int) -> str:
    return french.number_words(value, language=paper.language)


def _day(day: object, language: str) -> str:
    return french.date_words(day, today=timezone.localdate(), language=language)  # type: ignore[arg-type]


def _printed(town: Town, language: str) -> str:
    return gettext("%(town)s, printed on %(day)s") % {
        "town": town.name,
        "day": _day(timezone.localdate(), language),
    }

"""Contest that something is hidden, and decide about it: not whoever hid it, if there is somebody else."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, NotFound, Refused
from halles.kit.event import PublicId
from halles.people.public import persons_with_role
from halles.stalls.office import rights
from halles.stalls.office.commands.decisions import sentence
from halles.stalls.office.commands.handling import thing_get
from halles.stalls.office.commands.telling import managers_tell, persons_tell
from halles.stalls.office.engine import reports as engine
from halles.stalls.office.events import HidingContested, HidingJudged
from halles.stalls.office.models import Hiding
from halles.stalls.office.models.reports import MOST_WORDS
from halles.town.rights import MANAGE


def hiding_contest(*, actor: Actor, stall: str, kind: str, thing: str, plea: str) -> Hiding:
    """Contest that a thing is hidden, with a few words; once for each hiding."""
    _, found = thing_get(stall=stall, kind=kind, thing=thing)
    if found is None:
        raise NotFound(gettext("This content is no longer here."))
    require(actor, rights.CONTEST, found)
    plea = plea.replace("\r\n", "\n").strip()
    if not plea:
        raise BadInput(gettext("Say in a few words why it should be shown."), field="plea")
    if len(plea) > MOST_WORDS:
        raise BadInput(gettext("This text is too long: 500 characters at most."), field="plea")
    with transaction.atomic():
        held = Hiding.objects.select_for_update().filter(stall=stall, kind=kind, thing=thing)
        hiding = held.filter(undone_at=None, is_restored=False).first()
        if hiding is None:
            raise NotFound(gettext("This is not hidden: there is nothing to contest."))
        if hiding.contested_at:
            raise BadInput(gettext("It was contested already. The answer will come by message."))
        hiding.contested_at, hiding.contested_by, hiding.plea = timezone.now(), actor.person, plea
        hiding.save(update_fields=["contested_at", "contested_by", "plea"])
        _tell_contested(hiding, found.title)
        event = HidingContested(hiding=PublicId(hiding.pk))
        record(event, town=hiding.town, actor=actor.person)
    return hiding


def hiding_judge(*, actor: Actor, hiding: str, restore: bool, reason: str) -> Hiding:
    """Decide about a contested hiding: show it again or keep it hidden, and say why."""
    reason = sentence(reason, is_needed=True)
    with transaction.atomic():
        row = Hiding.objects.select_for_update().filter(pk=hiding).first()
        if row is None:
            raise NotFound(gettext("This is not hidden: there is nothing to contest."))
        require(actor, MANAGE, row.town)
        if not row.contested_at or row.judged_at or row.undone_at:
            raise BadInput(gettext("This does not wait for a decision."))
        _must_be_another(row, actor)
        row.judged_at, row.judged_by = timezone.now(), actor.person
        row.is_restored, row.judgement = restore, reason
        row.save(update_fields=["judged_at", "judged_by", "is_restored", "judgement"])
        _carry_out(row, actor)
        event = HidingJudged(hiding=PublicId(row.pk), is_restored=restore)
        record(event, town=row.town, actor=actor.person)
    return row


def _must_be_another(row: Hiding, actor: Actor) -> None:
    """Refuse whoever hid it, as long as another manager can look at it with fresh eyes."""
    persons = persons_with_role(town=row.town, roles=("manager", "operator"))
    managers = frozenset(person.pk for person in persons)
    if not actor.system and not engine.may_judge(actor.person, hidden_by=row.hidden_by, managers=managers):
        raise Refused(
            gettext("You hid this yourself: somebody else decides about it."),
            advice=gettext("Another manager or an operator finds it on the same page."),
        )


def _tell_contested(row: Hiding, title: str) -> None:
    def words() -> tuple[str, str]:
        text = gettext("The author of “%(title)s” contests that it is hidden. Your decision is awaited.")
        return gettext("A decision is contested"), text % {"title": title}

    managers_tell(row.town, words, but=row.hidden_by)


def _carry_out(row: Hiding, actor: Actor) -> None:
    """Show it again where that was decided, and tell whoever contested."""
    reportable, found = thing_get(stall=row.stall, kind=row.kind, thing=row.thing)
    if row.is_restored:
        reportable.show(actor=actor, content=row.thing)

    def words() -> tuple[str, str]:
        facts = {"title": found.title if found else gettext(reportable.title), "reason": row.judgement}
        if row.is_restored:
            text = gettext("“%(title)s” is shown again. Reason: %(reason)s")
        else:
            text = gettext("“%(title)s” stays hidden. Reason: %(reason)s")
        return gettext("What you contested: the decision"), text % facts

    persons_tell([row.contested_by], town=row.town, words=words)

"""Reports, for everybody: report something without an account, follow it, answer it for a shop, contest."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from halles.doors.public import act_note, acting, helping_of
from halles.kit.actor import require
from halles.kit.errors import Gone, NotFound
from halles.kit.forms import done, status_of
from halles.kit.ratelimit import caller
from halles.kit.reportable import Reportable, ReportedThing
from halles.kit.request import Request
from halles.people.public import signed_in
from halles.stalls.office import rights
from halles.stalls.office.commands import hiding_contest, report_answer, report_make, report_undo
from halles.stalls.office.commands.handling import thing_get
from halles.stalls.office.engine.reports import TO_ANSWER
from halles.stalls.office.forms.reports import ContestForm, ReportForm
from halles.stalls.office.queries.reports import hiding_latest, report_case


def report(request: Request, stall: str, kind: str, thing: str) -> HttpResponse:
    """Let anybody report a thing, without an account."""
    reportable, found = _thing(request, stall, kind, thing)
    if found.is_hidden:
        raise Gone(_("This content is no longer shown."))
    form = ReportForm(request.POST or None, reportable=reportable)
    made: list[str] = []

    def make() -> None:
        about = {"town": request.town.slug, "stall": stall, "kind": kind, "thing": thing}
        row = report_make(actor=acting(request), caller=caller(request), **about, **form.cleaned_data)
        made.append(row.pk)
        words = _("Reported to the town hall: %(thing)s") % {"thing": found.title}
        act_note(request, stall="office", words=words)

    if request.method == "POST" and done(form, make):
        if helping_of(request):
            return redirect("doors:helping")
        return redirect("office:report-followed", report=made[0])
    return render(request, "office/report.html", {"form": form, "thing": found}, status=status_of(form))


def report_followed(request: Request, report: str) -> HttpResponse:
    """Thank whoever reported, say what happens next and until when; later, what became of it.

    Only whoever made the report knows this address; it shows neither her words nor her contact.
    """
    case = report_case(town=request.town.slug, report=report)
    if case is None:
        raise NotFound(_("There is no such report."))
    row = case.row
    until = row.told_shop_at + TO_ANSWER if row.told_shop_at else None
    response = render(request, "office/report_followed.html", {"case": case, "report": row, "until": until})
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@signed_in
def answer(request: Request, report: str) -> HttpResponse:
    """Take a shop's answer to a report, in one tap, or take it back."""
    chosen = request.POST.get("answer", "")
    if chosen == "undo":
        report_undo(actor=request.actor, report=report)
        messages.success(request, _("The report waits for your answer again."))
    else:
        row = report_answer(actor=request.actor, report=report, answer=chosen)
        if row.closed_at:
            messages.success(request, _("Thank you. The report is answered."))
        else:
            messages.success(request, _("Thank you. The town hall looks at it now, and decides."))
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return redirect(back if is_ours else "office:home")


@signed_in
def contest(request: Request, stall: str, kind: str, thing: str) -> HttpResponse:
    """Show an author, or who helps her, why a thing of hers is hidden, and let her contest that."""
    _reportable, found = _thing(request, stall, kind, thing)
    require(acting(request), rights.CONTEST, found)
    about = {"stall": stall, "kind": kind, "thing": thing}
    hiding = hiding_latest(**about)
    if hiding is None:
        raise NotFound(_("This is not hidden: there is nothing to contest."))
    form = ContestForm(request.POST or None)

    def plead() -> None:
        hiding_contest(actor=acting(request), plea=form.cleaned_data["plea"], **about)
        act_note(request, stall="office", words=_("Hiding contested: %(thing)s") % {"thing": found.title})

    if request.method == "POST" and done(form, plead):
        messages.success(request, _("Thank you. You will be told the decision, and why."))
        return redirect(request.path)
    context = {"form": form, "thing": found, "hiding": hiding}
    return render(request, "office/contest.html", context, status=status_of(form))


def _thing(request: Request, stall: str, kind: str, thing: str) -> tuple[Reportable, ReportedThing]:
    reportable, found = thing_get(stall=stall, kind=kind, thing=thing)
    if found is None or found.town != request.town.slug:
        raise NotFound(_("This content is no longer here."))
    return reportable, found

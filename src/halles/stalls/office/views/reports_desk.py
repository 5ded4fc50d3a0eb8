"""The managers' desk of reports: what waits, decide, take back, judge what is contested."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from halles.doors.queries.tickets import tickets_late
from halles.kit.actor import require
from halles.kit.errors import NotFound
from halles.kit.forms import done, status_of
from halles.kit.request import Request
from halles.people.public import signed_in
from halles.stalls.office import commands
from halles.stalls.office.forms.reports import DecisionForm, JudgementForm
from halles.stalls.office.queries import reports as queries
from halles.town.rights import MANAGE


@signed_in
def desk(request: Request) -> HttpResponse:
    """Show the managers what waits for them."""
    require(request.actor, MANAGE, request.town.slug)
    found = queries.desk(town=request.town.slug, person=request.actor.person, now=timezone.now())
    late = tickets_late(town=request.town.slug, now=timezone.now())
    return render(request, "office/reports.html", {"desk": found, "late_calls": late})


@signed_in
def decide(request: Request, report: str) -> HttpResponse:
    """Let a manager decide about a report."""
    require(request.actor, MANAGE, request.town.slug)
    case = queries.report_case(town=request.town.slug, report=report)
    if case is None:
        raise NotFound(_("There is no such report."))
    form = DecisionForm(request.POST or None)

    def act() -> None:
        commands.report_decide(actor=request.actor, report=report, **form.cleaned_data)

    if request.method == "POST" and done(form, act):
        messages.success(request, _("Done. You can go back for ten minutes."))
        return redirect("office:reports")
    context = {"form": form, "case": case, "report": case.row, "others": queries.reports_about(row=case.row)}
    return render(request, "office/report_decide.html", context, status=status_of(form))


@require_POST
@signed_in
def undo(request: Request, report: str) -> HttpResponse:
    """Take back one's own decision."""
    commands.report_undo(actor=request.actor, report=report)
    messages.success(request, _("Done: the report waits for a decision again."))
    return redirect("office:reports")


@signed_in
def judge(request: Request, hiding: str) -> HttpResponse:
    """Let a manager who did not hide it decide about a contested hiding."""
    require(request.actor, MANAGE, request.town.slug)
    case = queries.hiding_case(town=request.town.slug, hiding=hiding)
    if case is None:
        raise NotFound(_("This is not hidden: there is nothing to contest."))
    form = JudgementForm(request.POST or None)

    def act() -> None:
        restore, reason = form.cleaned_data["restore"] == "yes", form.cleaned_data["reason"]
        commands.hiding_judge(actor=request.actor, hiding=hiding, restore=restore, reason=reason)

    if request.method == "POST" and done(form, act):
        messages.success(request, _("Done. The author is told your decision, and why."))
        return redirect("office:reports")
    return render(
        request, "office/judge.html", {"form": form, "case": case, "hiding": case.row}, status=status_of(form)
    )

"""The holder's news: one sentence, the one question it may leave open, taken back and put back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from halles.kit import drafts
from halles.kit.forms import done
from halles.kit.request import Request
from halles.people.public import signed_in
from halles.stalls.directory import commands, forms, queries
from halles.stalls.directory.commands.news import Unsure
from halles.stalls.directory.exchange.words import understood
from halles.stalls.directory.views.manage import held, managed


@signed_in
def publish(request: Request, slug: str) -> HttpResponse:
    """Publish a piece of news, or ask what it means."""
    row = held(request, slug)
    form = forms.NewsForm(request.POST or drafts.draft(request) or None)
    answer, said = request.POST.get("answer", ""), []

    def tell() -> None:
        text = form.cleaned_data["text"]
        news = commands.news_publish(actor=request.actor, sheet=row, text=text, answer=answer)
        said.extend(understood(queries.news_said(news=news), now=queries.wall(timezone.now())))

    try:
        if request.method == "POST" and done(form, tell):
            messages.success(request, _published(said))
            return redirect("directory:manage", slug=slug)
    except Unsure as unsure:
        context = {"sheet": queries.sheet_view(row), "text": form.cleaned_data["text"], "unsure": unsure}
        return render(request, "directory/news_question.html", context, status=unsure.status)
    status = 422 if form.errors else 200
    return render(request, "directory/manage.html", managed(request, row, form), status=status)


@require_POST
@signed_in
def news_withdraw(request: Request, slug: str, news: str) -> HttpResponse:
    """Stop publishing a piece of news."""
    commands.news_withdraw(actor=request.actor, sheet=held(request, slug), news=news)
    messages.success(request, gettext("This news is no longer published. You can go back for ten minutes."))
    return redirect("directory:manage", slug=slug)


@require_POST
@signed_in
def news_restore(request: Request, slug: str, news: str) -> HttpResponse:
    """Put back a piece of news."""
    commands.news_restore(actor=request.actor, sheet=held(request, slug), news=news)
    messages.success(request, gettext("This news is published again."))
    return redirect("directory:manage", slug=slug)


def _published(said: list[str]) -> str:
    """Say that news is published, and what the machine read in it."""
    published = gettext("Your news is published. The town can read it now.")
    if not said:
        return published
    return f"{published} " + gettext("Understood: %(said)s.") % {"said": ", ".join(said)}

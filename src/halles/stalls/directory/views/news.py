"""The holder's news: one sentence, the one question it may leave open, taken back and put back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from halles.doors.public import acting
from halles.kit import drafts
from halles.kit.forms import done
from halles.kit.request import Request
from halles.people.public import signed_in
from halles.stalls.directory import commands, forms, queries
from halles.stalls.directory.commands.news import Unsure
from halles.stalls.directory.views.manage import held, managed
from halles.stalls.directory.views.pages import noted


@signed_in
def publish(request: Request, slug: str) -> HttpResponse:
    """Publish a piece of news, or ask what it means."""
    row = held(request, slug)
    form = forms.NewsForm(request.POST or drafts.draft(request) or None)
    answer = request.POST.get("answer", "")

    def tell() -> None:
        text = form.cleaned_data["text"]
        commands.news_publish(actor=acting(request), sheet=row, text=text, answer=answer)
        noted(request, row, gettext("News published: %(shop)s"))

    try:
        if request.method == "POST" and done(form, tell):
            messages.success(request, gettext("Your news is published. The town can read it now."))
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
    row = held(request, slug)
    commands.news_withdraw(actor=acting(request), sheet=row, news=news)
    noted(request, row, gettext("News no longer published: %(shop)s"))
    messages.success(request, gettext("This news is no longer published. You can go back for ten minutes."))
    return redirect("directory:manage", slug=slug)


@require_POST
@signed_in
def news_restore(request: Request, slug: str, news: str) -> HttpResponse:
    """Put back a piece of news."""
    row = held(request, slug)
    commands.news_restore(actor=acting(request), sheet=row, news=news)
    noted(request, row, gettext("News published: %(shop)s"))
    messages.success(request, gettext("This news is published again."))
    return redirect("directory:manage", slug=slug)

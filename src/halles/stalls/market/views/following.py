"""Follow a shop: ask for a code, type it, see and stop all that one follows."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from halles.doors.public import act_note, acting, helping_of
from halles.kit.errors import NotFound
from halles.kit.forms import done
from halles.kit.ratelimit import caller
from halles.kit.request import Request
from halles.stalls.directory.public import shop_list
from halles.stalls.market.commands import follow_confirm, shop_follow, shop_unfollow
from halles.stalls.market.forms.residents import CodeForm, FollowForm
from halles.stalls.market.models import Follow
from halles.stalls.market.queries.following import follow_of, follow_secret, follow_waiting, follows_with
from halles.stalls.market.views.pages import form_page, private, shop_of


@never_cache
def follow(request: Request, slug: str) -> HttpResponse:
    """Ask for the code that confirms."""
    shop = shop_of(request, slug)
    form, asked = FollowForm(request.POST or None), list[Follow]()

    def send() -> None:
        channel, to = form.cleaned_data["to"]
        asked.append(
            shop_follow(
                actor=acting(request),
                town=request.town,
                organisation=shop.organisation,
                channel=channel,
                to=to,
                caller=caller(request),
            )
        )

    if request.method == "POST" and done(form, send):
        return redirect("market:follow-confirm", follow=asked[0].pk)
    return form_page(request, "market/follow.html", form, shop=shop)


@never_cache
def confirm(request: Request, follow: str) -> HttpResponse:
    """Type the code; from then on the shop's news are sent."""
    row = follow_waiting(town=request.town.slug, follow=follow)
    if row is None:
        advice = gettext("Ask for a new one.")
        raise NotFound(gettext("This code has expired."), advice=advice)
    form, secret = CodeForm(request.POST or None), list[str]()

    def prove() -> None:
        code = form.cleaned_data["code"]
        town = request.town.slug
        secret.append(follow_confirm(actor=acting(request), town=town, follow=follow, code=code))
        shop = shop_list(town=town, organisations=[row.organisation])
        words = {"shop": shop[0].name if shop else ""}
        act_note(request, stall="market", words=gettext("Will hear the news of %(shop)s") % words)

    if request.method == "POST" and done(form, prove):
        if helping_of(request):
            return redirect("doors:helping")
        messages.success(request, gettext("It is done: you will hear its news."))
        return redirect("market:follows", token=secret[0])
    return form_page(request, "market/follow_confirm.html", form, channel=row.channel)


def follows(request: Request, token: str) -> HttpResponse:
    """Show all that goes to the same address."""
    row = follow_of(town=request.town.slug, secret=token)
    found = follows_with(follow=row) if row else None
    context = {"follows": found, "token": token}
    return private(render(request, "market/follows.html", context))


@require_POST
def unfollow(request: Request, token: str) -> HttpResponse:
    """Stop one, or all of it; the page of what is left opens by the secret of what is left."""
    chosen, town = request.POST.get("follow", ""), request.town.slug
    row = follow_of(town=town, secret=token)
    shop_unfollow(actor=request.actor, town=town, secret=token, follow=chosen)
    messages.success(request, gettext("It is stopped, and deleted."))
    left = follows_with(follow=row).shops if row else []
    return redirect("market:follows", token=follow_secret(left[0].id) if left else token)

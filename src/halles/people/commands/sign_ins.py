"""Open sign-ins: opened, seen, ended."""

import re
from importlib import import_module

from django.conf import settings
from django.contrib.auth import login, update_session_auth_hash
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext

from halles.kit import drafts
from halles.kit.actor import Actor, require
from halles.kit.errors import NotFound, Refused
from halles.people.models import SignIn, User

SEEN_EVERY_SECONDS = 300
"""A session in use is written this often at most; idle time is exact to five minutes."""
_SEEN = "people.seen"
_FRESH = "people.fresh"
_DEVICES = ("iPhone", "iPad", "Android", "Windows", "Macintosh", "Linux")
_BROWSERS = ("Edg", "OPR", "Firefox", "Chrome", "Safari")
_SHOWN = {"Edg": "Edge", "OPR": "Opera", "Macintosh": "Mac"}


def sign_in_open(request: HttpRequest, user: User, *, method: str, own_device: bool) -> None:
    """Open a session for `user`: 90 days on her own device, else until the browser closes or idles."""
    if not user.is_active:
        raise Refused(gettext("This account is closed."), advice=gettext("Call the town hall."))
    # Who proves again that it is she, on a device already said to be hers, keeps it so.
    own_device = own_device or (request.user == user and not request.session.get_expire_at_browser_close())
    drafts.leave_to(request, user.person_id)
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    request.session.set_expiry(settings.OWN_DEVICE_SECONDS if own_device else 0)
    now = timezone.now()
    request.session[_SEEN] = request.session[_FRESH] = int(now.timestamp())
    request.session.save()
    SignIn.objects.update_or_create(
        session_key=request.session.session_key,
        defaults={
            "user": user,
            "method": method,
            "device": device_name(request.headers.get("User-Agent", "")),
            "is_own_device": own_device,
            "since": now,
            "seen_at": now,
        },
    )


def sign_in_seen(request: HttpRequest) -> None:
    """Note that the session is in use, so that its idle time starts anew."""
    now = timezone.now()
    if now.timestamp() - request.session.get(_SEEN, 0) < SEEN_EVERY_SECONDS:
        return
    request.session[_SEEN] = int(now.timestamp())
    SignIn.objects.filter(session_key=request.session.session_key).update(seen_at=now)


def is_fresh(session: SessionBase, minutes: int = 15) -> bool:
    """Say whether this person signed in a short while ago: asked before a new way in is added."""
    return timezone.now().timestamp() - session.get(_FRESH, 0) < minutes * 60


def sign_in_end(*, actor: Actor, person: str, sign_in: str) -> None:
    """End one of one's own open sign-ins."""
    require(actor, "people.self", person)
    found = SignIn.objects.filter(pk=sign_in, user__person=person).first()
    if found is None:
        raise NotFound(gettext("This sign-in is already ended."))
    _close([found])


def sign_in_end_all(*, actor: Actor, person: str, keep: HttpRequest | None = None) -> None:
    """End all of one's own sign-ins, but for the one in use (`keep`)."""
    require(actor, "people.self", person)
    with transaction.atomic():
        user = User.objects.select_for_update().filter(person=person).first()
        if user is None:
            return
        user.set_unusable_password()  # random: no session opened before fits it, listed or not
        user.save(update_fields=["password"])
        _close(list(SignIn.objects.filter(user=user).exclude(session_key=_renew(keep, user))))


def _renew(keep: HttpRequest | None, user: User) -> str:
    """Carry the session in use over to the new secret of its user; return its new key."""
    if keep is None:
        return ""
    before = keep.session.session_key
    update_session_auth_hash(keep, user)
    after = str(keep.session.session_key)
    SignIn.objects.filter(session_key=before).update(session_key=after)
    return after


def sign_in_carry(request: HttpRequest) -> None:
    """Give the session in use another key; whoever kept the old one holds nothing."""
    before = request.session.session_key
    request.session.cycle_key()
    SignIn.objects.filter(session_key=before).update(session_key=str(request.session.session_key))


def sign_ins_close(*, person: str, method: str) -> None:
    """Close what a person's login has open by one method (a card that is revoked)."""
    _close(list(SignIn.objects.filter(user__person=person, method=method)))


def sign_in_forget(*, session_key: str) -> None:
    """Take a session that its owner just ended off her list."""
    SignIn.objects.filter(session_key=session_key).delete()


def device_name(user_agent: str) -> str:
    """Return "Firefox, Android" from what the browser says of itself; all that is kept of it."""
    browser = next((name for name in _BROWSERS if re.search(rf"{name}[A-Za-z]*/", user_agent)), "")
    system = next((name for name in _DEVICES if name in user_agent), "")
    return ", ".join(_SHOWN.get(part, part) for part in (browser, system) if part)


def _close(sign_ins: list[SignIn]) -> None:
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    for each in sign_ins:
        store.delete(each.session_key)
    SignIn.objects.filter(pk__in=[each.pk for each in sign_ins]).delete()

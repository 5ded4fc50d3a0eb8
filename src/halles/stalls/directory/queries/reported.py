"""What the directory lets people report, as those who decide about it need to see it."""

from django.db.models import Q
from django.utils.translation import gettext

from halles.kit.reportable import Address, ReportedThing
from halles.stalls.directory.models import News, Photo, Sheet
from halles.stalls.directory.queries.sheets import sheet_view


def sheet_reported(content: str) -> ReportedThing | None:
    """Return a sheet, hidden or not."""
    sheet = Sheet.objects.select_related("osm").filter(pk=content, is_published=True).first()
    if sheet is None:
        return None
    view = sheet_view(sheet)
    street = f"{view.number} {view.street}".strip()
    words = "\n".join(part for part in (street, view.phone, view.website, view.description) if part)
    return _thing(sheet, sheet, title=view.name, words=words)


def news_reported(content: str) -> ReportedThing | None:
    """Return a piece of news, hidden or not; none once it is withdrawn."""
    news = News.objects.select_related("sheet__osm").filter(pk=content, withdrawn_at=None).first()
    if news is None:
        return None
    title = gettext("News of %(name)s") % {"name": sheet_view(news.sheet).name}
    return _thing(news, news.sheet, title=title, words=news.text, author=news.author)


def photo_reported(content: str) -> ReportedThing | None:
    """Return a photo, hidden or not; none once it is withdrawn."""
    photo = Photo.objects.select_related("sheet__osm").filter(pk=content, withdrawn_at=None).first()
    if photo is None:
        return None
    title = gettext("Photo of %(name)s") % {"name": sheet_view(photo.sheet).name}
    picture = Address("directory:photo", {"name": photo.file, "size": "s"})
    return _thing(photo, photo.sheet, title=title, words=photo.alt, author=photo.author, picture=picture)


def photo_hidden_on(*, file: str) -> Sheet | None:
    """Return the sheet of a photo that the public may not see, itself or with its whole sheet."""
    hidden = Q(hidden_at__isnull=False) | Q(sheet__hidden_at__isnull=False)
    photo = Photo.objects.select_related("sheet").filter(hidden, file=file).first()
    return photo.sheet if photo else None


def _thing(
    row: Sheet | News | Photo,
    sheet: Sheet,
    *,
    title: str,
    words: str,
    author: str = "",
    picture: Address | None = None,
) -> ReportedThing:
    return ReportedThing(
        town=sheet.town,
        title=title,
        page=Address("directory:sheet", {"slug": sheet.slug}),
        desk=Address("directory:manage", {"slug": sheet.slug}),
        holder=sheet.organisation,
        author=author,
        words=words,
        picture=picture,
        is_hidden=row.hidden_at is not None,
        hidden_reason=row.hidden_reason,
    )

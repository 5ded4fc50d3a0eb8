"""The town's data for others: which files there are, under which licence, and the files themselves."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext

from halles.kit.errors import NotFound
from halles.kit.exporter import house_exporters
from halles.kit.request import Request
from halles.kit.shelf import shelved


@shelved("{town}/directory", "{town}/town")
def open_data(request: Request) -> HttpResponse:
    """List the files that hold something."""
    town = request.town.slug
    files = [each for each in house_exporters().values() if each.is_there(town)]
    return render(request, "directory/open_data.html", {"files": files, "shelved": True})


def open_data_file(request: Request, name: str) -> HttpResponse:
    """Give one file, as it is now."""
    exporter = house_exporters().get(name)
    if exporter is None or not exporter.is_there(request.town.slug):
        raise NotFound(gettext("There is no such file here."))
    day = timezone.localdate().isoformat()
    file_name = f"{request.town.slug}-{name}-{day}{exporter.suffix}"
    return HttpResponse(
        "".join(exporter.parts(request.town.slug)),
        content_type=f"{exporter.media_type}; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{file_name}"',
            "Access-Control-Allow-Origin": "*",
            "Link": f'<{exporter.licence.url}>; rel="license"',
        },
    )

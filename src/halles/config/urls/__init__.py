"""The two address tables: the deployment's own pages, and a town's, built from the manifests."""

from django.urls import URLPattern, URLResolver, include, path

from halles.config.loader import manifests, optional, packages


def stall_urls(*, in_town: bool) -> list[URLPattern | URLResolver]:
    """Return the addresses of every package: `urlpatterns` in a town, `deployment_urlpatterns` outside."""
    found: list[URLPattern | URLResolver] = []
    for package in packages():
        module = optional(package, "urls")
        if not module:
            continue
        manifest = manifests().get(package)
        patterns = getattr(module, "urlpatterns" if in_town else "deployment_urlpatterns", [])
        if patterns:
            found.append(path(manifest.path if manifest else "", include((patterns, module.app_name))))
    return found

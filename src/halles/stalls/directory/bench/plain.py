"""The peer: the list of shops as one writes it in plain Django, and an empty view under the same middlewares.

Models with a foreign key and a many-to-many, `select_related` and `prefetch_related`, a paginator, a template
that extends another, cached template loaders, SQLite in WAL with a connection that stays: no needless step.
"""

import datetime as dt
import os
import sys
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.core.paginator import Paginator
from django.core.wsgi import get_wsgi_application
from django.db import connection, models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

HOME = Path(os.environ.get("HALLES_HOME", "."))
PER_PAGE = 50
LABEL = "bench"
"""The package's own name, as Django labels an application."""
TEMPLATES = {
    "base.html": """{% load i18n static %}<!doctype html><html lang="fr"><head><meta charset="utf-8">
<title>{% block title %}Ville{% endblock %}</title>
<link rel="stylesheet" href="{% static "site.css" %}"></head>
<body><header><a href="{% url "empty" %}">Ville</a><nav><ul>{% for kind in kinds %}
<li><a href="?kind={{ kind.slug }}">{{ kind.title }}</a></li>{% endfor %}</ul></nav></header>
<main>{% block content %}{% endblock %}</main><footer><p>{% translate "Home" %}</p></footer></body></html>""",
    "list.html": """{% extends "base.html" %}{% block title %}Commerces{% endblock %}{% block content %}
<h1>{{ page.paginator.count }} commerces</h1><ul>{% for shop in page %}
<li class="card"><h2><a href="{% url "shop" shop.slug %}">{{ shop.name }}</a></h2>
<p>{{ shop.kind.title }} · {{ shop.number }} {{ shop.street }}, {{ shop.postcode }}</p>
<p><a href="tel:{{ shop.phone|cut:" " }}">{{ shop.phone }}</a></p><p>{{ shop.hours }}</p>
<p>{% for tag in shop.tags.all %}
<a class="tag" href="?tag={{ tag.slug }}">{{ tag.title }}</a> {% endfor %}</p>
<p>Confirmé le {{ shop.confirmed_at|date:"j F Y" }}</p></li>{% endfor %}</ul>
{% if page.has_next %}<a href="?page={{ page.next_page_number }}">Suite</a>{% endif %}{% endblock %}""",
}


def configure() -> None:
    """Set Django up as `startproject` does, in French, with the usual middlewares."""
    security, sessions, auth, messages = "security", "sessions", "auth", "messages"
    settings.configure(
        SECRET_KEY="bench",  # noqa: S106
        ALLOWED_HOSTS=["localhost"],
        ROOT_URLCONF=__name__,
        LANGUAGE_CODE="fr",
        USE_TZ=True,
        TIME_ZONE="Europe/Paris",
        STATIC_URL="/static/",
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        INSTALLED_APPS=[
            *(f"django.contrib.{name}" for name in (auth, "contenttypes", sessions, messages, "staticfiles")),
            "halles.stalls.directory.bench",
        ],
        MIDDLEWARE=[
            f"django.middleware.{security}.SecurityMiddleware",
            f"django.contrib.{sessions}.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            f"django.contrib.{auth}.middleware.AuthenticationMiddleware",
            f"django.contrib.{messages}.middleware.MessageMiddleware",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
        ],
        TEMPLATES=[_templates(auth, messages)],
        DATABASES={"default": _database()},
    )


def _templates(auth: str, messages: str) -> dict[str, Any]:
    processors = ["django.template.context_processors.request"]
    processors += [f"django.contrib.{name}.context_processors.{name}" for name in (auth, messages)]
    kept = [("django.template.loaders.locmem.Loader", TEMPLATES)]
    return {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [("django.template.loaders.cached.Loader", kept)],
            "context_processors": processors,
        },
    }


def _database() -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(HOME / "plain.db"),
        "CONN_MAX_AGE": None,
        "OPTIONS": {"init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL"},
    }


configure()
django.setup()


class Kind(models.Model):
    """A kind of shop."""

    slug = models.SlugField()
    title = models.CharField(max_length=80)

    objects: Any = models.Manager()

    class Meta:
        app_label = LABEL


class Tag(models.Model):
    """Something said of a shop."""

    slug = models.SlugField()
    title = models.CharField(max_length=80)

    objects: Any = models.Manager()

    class Meta:
        app_label = LABEL


class Shop(models.Model):
    """A shop, with the columns that the list shows."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=160, db_index=True)
    kind = models.ForeignKey(Kind, on_delete=models.PROTECT, related_name="+")
    tags = models.ManyToManyField(Tag)
    number = models.CharField(max_length=20)
    street = models.CharField(max_length=160)
    postcode = models.CharField(max_length=5)
    phone = models.CharField(max_length=40)
    hours = models.CharField(max_length=255)
    confirmed_at = models.DateTimeField()

    objects: Any = models.Manager()

    class Meta:
        app_label = LABEL


def empty(request: HttpRequest) -> HttpResponse:
    """Answer nothing: what the server, Django and the usual middlewares cost."""
    return HttpResponse("")


def shop_list(request: HttpRequest) -> HttpResponse:
    """List fifty shops with their kinds and tags, by name."""
    shops = Shop.objects.select_related("kind").prefetch_related("tags").order_by("name")
    page = Paginator(shops, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "list.html", {"page": page, "kinds": Kind.objects.order_by("title")})


urlpatterns = [
    path("empty/", empty, name="empty"),
    path("list/", shop_list, name="list"),
    path("shops/<slug:slug>/", empty, name="shop"),
]


def main(shops: str) -> None:
    """Make the tables, and the same shops as the large town's with three tags each."""
    with connection.schema_editor() as editor:
        for model in (Kind, Tag, Shop):
            editor.create_model(model)
    kinds = Kind.objects.bulk_create(Kind(slug=f"kind-{n}", title=f"Kind {n}") for n in range(8))
    tags = Tag.objects.bulk_create(Tag(slug=f"tag-{n}", title=f"Étiquette {n}") for n in range(12))
    rows = Shop.objects.bulk_create(_shop(number, kinds) for number in range(int(shops)))
    given = Shop.tags.through.objects
    given.bulk_create(
        given.model(shop=row, tag=tags[(row.pk + 5 * n) % len(tags)]) for row in rows for n in range(3)
    )


def _shop(number: int, kinds: list[Kind]) -> Shop:
    return Shop(
        slug=f"boutique-{number:04}",
        name=f"Boutique {number:04}",
        kind=kinds[number % len(kinds)],
        number=str(1 + number % 90),
        street="rue du Port",
        postcode="35600",
        phone=f"02 99 71 {number // 100 % 100:02} {number % 100:02}",
        hours="Tu-Sa 09:00-12:00,14:00-18:30",
        confirmed_at=dt.datetime(2026, 3, 1 + number % 28, 9, tzinfo=dt.UTC),
    )


application = get_wsgi_application()

if __name__ == "__main__":
    main(*sys.argv[1:])

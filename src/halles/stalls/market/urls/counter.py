"""Addresses of a shop's own counter, and what all shops have today."""

from django.urls import URLPattern, path

from halles.stalls.market.views import (
    articles,
    articles_file,
    counter,
    figures,
    offers,
    questions,
    slate,
    terms,
)

_SHOP = "comptoir/<slug:shop>/"

PATTERNS: list[URLPattern] = [
    path("tous/ardoises/", slate.slates, name="slates"),
    path("tous/chiffres/", figures.figures, name="figures"),
    path("comptoir/", counter.counters, name="counters"),
    path(_SHOP, counter.counter, name="counter"),
    path(f"{_SHOP}pause/", counter.pause, name="pause"),
    path(f"{_SHOP}ardoise/", slate.slate, name="slate"),
    path(f"{_SHOP}ardoise/corriger/", slate.slate_fix, name="slate-fix"),
    path(f"{_SHOP}ardoise/comme-hier/", slate.slate_again, name="slate-again"),
    path(f"{_SHOP}ardoise/retirer/", slate.slate_withdraw, name="slate-withdraw"),
    path(f"{_SHOP}ardoise/remettre/", slate.slate_restore, name="slate-restore"),
    path(f"{_SHOP}ardoise/ligne/<slug:line>/", slate.slate_line, name="slate-line"),
    path(f"{_SHOP}questions/", questions.questions, name="questions"),
    path(f"{_SHOP}questions/<slug:question>/", questions.question_reply, name="question-reply"),
    path(f"{_SHOP}articles/", articles.articles, name="articles"),
    path(f"{_SHOP}articles/ajouter/", articles.article_new, name="article-new"),
    path(f"{_SHOP}articles/articles.csv", articles.articles_out, name="articles-out"),
    path(f"{_SHOP}articles/fichier/", articles_file.articles_file, name="articles-file"),
    path(f"{_SHOP}articles/<slug:product>/", articles.article_edit, name="article-edit"),
    path(f"{_SHOP}articles/<slug:product>/retirer/", articles.article_remove, name="article-remove"),
    path(f"{_SHOP}articles/<slug:product>/remettre/", articles.article_restore, name="article-restore"),
    path(f"{_SHOP}promotions/", offers.offers, name="offers"),
    path(f"{_SHOP}promotions/ajouter/", offers.offer_new, name="offer-new"),
    path(f"{_SHOP}promotions/<slug:offer>/retirer/", offers.offer_withdraw, name="offer-withdraw"),
    path(f"{_SHOP}promotions/<slug:offer>/remettre/", offers.offer_restore, name="offer-restore"),
    path(f"{_SHOP}conditions/", terms.terms, name="terms"),
    path(f"{_SHOP}chiffres/", figures.figures_shop, name="figures-shop"),
]

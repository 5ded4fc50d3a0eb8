"""Addresses of the doors: in town what is for everybody without the web; outside any town the outbox."""

from django.urls import include, path
from django.urls.resolvers import URLPattern

from halles.doors.views import (
    gateway,
    helping,
    outbox,
    printing,
    resuming,
    sheets,
    texts_desk,
    tickets,
    trial,
)

app_name = "doors"
_everywhere: list[URLPattern] = [
    path("seance/terminer/", helping.end, name="helping-end"),
    path("fait-pour-moi/", printing.journal, name="my-helpings"),
    path("fait-pour-moi/papier.pdf", printing.journal_paper, name="my-helpings-paper"),
]
"""A session that acts for somebody, and her own journal, know no town."""
_in_town: list[URLPattern] = [
    path("essayer/", trial.trial, name="trial"),
    path("sms/", texts_desk.texts_desk, name="texts-desk"),
    path("sms/ecrire/", texts_desk.campaign_write, name="campaign"),
    path("sms/envoyer/", texts_desk.campaign_send, name="campaign-send"),
    path("pour-quelqu-un/", helping.helping, name="helping"),
    path("pour-quelqu-un/nouvelle-personne/", helping.new, name="helping-new"),
    path("pour-quelqu-un/recu.pdf", printing.receipt, name="helping-receipt"),
    path("pour-quelqu-un/plus-de-sms/", helping.texts, name="helping-texts"),
    path("pour-quelqu-un/<slug:person>/", helping.person, name="helping-person"),
    path("papier/", resuming.paper, name="paper"),
    path("carte-de-frigo/", sheets.fridge, name="fridge"),
    path("carte-de-frigo/carte.pdf", sheets.fridge_paper, name="fridge-paper"),
    path("semaine/", sheets.week, name="week"),
    path("semaine/semaine.pdf", sheets.week_paper, name="week-paper"),
    path("numero/", sheets.text_line, name="text-line"),
    path("rappel/", tickets.call, name="call"),
    path("rappel/<str:ticket>/", tickets.called, name="called"),
    path("rappel/<str:ticket>/papier.pdf", printing.ticket, name="called-paper"),
    path("appels/", tickets.tickets, name="tickets"),
    path("appels/<int:number>/", tickets.ticket, name="ticket"),
    path("appels/<int:number>/prendre/", tickets.claim, name="ticket-claim"),
]
urlpatterns = [path("autrement/", include([*_everywhere, *_in_town]))]
deployment_urlpatterns = [
    path("messages/", outbox.outbox, name="outbox"),
    path("autrement/", include(_everywhere)),
    path("sms/in", gateway.text_in, name="text-in"),
    path("sms/receipt", gateway.receipt, name="text-receipt"),
]

"""Addresses of the doors: in town what is for everybody without the web; outside any town the outbox."""

from django.urls import include, path
from django.urls.resolvers import URLPattern

from halles.doors.views import outbox, tickets

app_name = "doors"
_in_town: list[URLPattern] = [
    path("rappel/", tickets.call, name="call"),
    path("rappel/<str:ticket>/", tickets.called, name="called"),
    path("appels/", tickets.tickets, name="tickets"),
    path("appels/<int:number>/", tickets.ticket, name="ticket"),
    path("appels/<int:number>/prendre/", tickets.claim, name="ticket-claim"),
]
urlpatterns = [path("autrement/", include(_in_town))]
deployment_urlpatterns = [path("messages/", outbox.outbox, name="outbox")]

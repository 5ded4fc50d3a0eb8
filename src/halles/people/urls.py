"""Addresses of people's pages: under a town, and outside any."""

from django.urls import path

from halles.people.views import account, counter, invitations, my_data, organisations, passkeys, sign_in

app_name = "people"

deployment_urlpatterns = [
    path("", account.account, name="account"),
    path("connexion/", sign_in.sign_in, name="sign_in"),
    path("connexion/code/", sign_in.code, name="code"),
    path("connexion/qui/", sign_in.who, name="who"),
    path("connexion/cle/", passkeys.enter, name="passkey_enter"),
    path("carte/", sign_in.card, name="card_enter"),
    path("deconnexion/", sign_in.sign_out, name="sign_out"),
    path("moi/", account.details, name="details"),
    path("moi/adresse/", account.contact, name="contact"),
    path("moi/effacer/", account.erase, name="erase"),
    path("connexions/tout-fermer/", account.sign_in_end_all, name="sign_in_end_all"),
    path("connexions/<str:sign_in>/fermer/", account.sign_in_end, name="sign_in_end"),
    path("cles/ajouter/", passkeys.add, name="passkey_add"),
    path("cles/<int:pk>/retirer/", passkeys.remove, name="passkey_remove"),
    path("ma-carte/", account.card, name="card"),
    path("mes-donnees/", my_data.my_data, name="my_data"),
    path("mes-donnees/fichier.json", my_data.as_json, name="my_data_json"),
    path("mes-donnees/fichier.html", my_data.as_page, name="my_data_page"),
    path("carte/<str:person>/nouvelle/", counter.card_issue, name="card_issue"),
    path("carte/<str:person>/arreter/", counter.card_revoke, name="card_revoke"),
    path("carte/imprimer/", counter.card_sheet, name="card_sheet"),
    path("organisations/<str:organisation>/", organisations.members, name="members"),
    path("organisations/<str:organisation>/sortie/", organisations.remove, name="member_remove"),
    path("organisations/<str:organisation>/relais/", organisations.hand_over, name="owner_change"),
    path("organisations/<str:organisation>/inviter/", invitations.invite, name="invite"),
    path("organisations/<str:organisation>/imprimer/", invitations.sheet, name="invitation_sheet"),
    path("organisations/<str:organisation>/fermer/", invitations.withdraw, name="invitation_withdraw"),
    path("invitation/", invitations.enter, name="invitation_enter"),
    path("invitation/<str:code>/", invitations.accept, name="invitation"),
]

urlpatterns = [
    *deployment_urlpatterns,
    path("guichet/", counter.search, name="counter"),
    path("guichet/nouvelle-personne/", counter.person_add, name="person_add"),
    path("guichet/<str:person>/", counter.person, name="counter_person"),
]

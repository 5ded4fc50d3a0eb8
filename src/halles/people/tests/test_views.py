"""The pages of people, walked through as a visitor does, without JavaScript."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from halles.doors.models import OutgoingMessage
from halles.kit.ids import read_code
from halles.people import queries
from halles.people.commands.cards import card_issue
from halles.people.models import Organisation, Person, SignIn
from halles.people.tests.conftest import HOUSE, SLUG

pytestmark = pytest.mark.django_db(databases=["default", "sessions"])
BASE = f"/{SLUG}/compte"
Enter = Callable[..., Client]


@pytest.fixture
def visitor(town: object) -> Client:
    return Client(HTTP_HOST="localhost")


def words(answer: HttpResponse) -> str:
    return answer.content.decode()


def last_code() -> str:
    return re.findall(r"\b\d{6}\b", OutgoingMessage.objects.latest("id").text)[0]


def pdf_text(answer: HttpResponse) -> str:
    assert answer["Content-Type"] == "application/pdf"
    return PdfReader(BytesIO(answer.content)).pages[0].extract_text()


def shown_code(answer: HttpResponse) -> str:
    return re.findall(r"[A-Z2-9]{4}(?:-[A-Z2-9]{4})+", words(answer))[0]


@pytest.mark.door("sign-in", "web", "sms")
def test_a_code_opens_the_account(visitor: Client) -> None:
    answer = visitor.post(f"{BASE}/connexion/", {"address": "zoe@ville-test.example", "next": f"{BASE}/moi/"})
    assert answer.url == f"{BASE}/connexion/code/"
    wrong = "000000" if last_code() != "000000" else "111111"
    answer = visitor.post(answer.url, {"code": wrong})
    assert (answer.status_code, "le code envoyé" in words(answer)) == (422, True)
    answer = visitor.post(f"{BASE}/connexion/code/", {"code": last_code()})
    assert answer.url == f"{BASE}/moi/"
    assert visitor.get(answer.url).status_code == 200
    assert not SignIn.objects.get().is_own_device


def test_no_page_tells_who_is_known(visitor: Client, anne: Person) -> None:
    said = []
    for address in (anne.email, "nobody1@ville-test.example"):
        visitor.post(f"{BASE}/connexion/", {"address": address})
        answer = visitor.get(f"{BASE}/connexion/code/")
        said.append(re.sub(r'value="[^"]*"', "", words(answer)).replace(address, ""))
    assert said[0] == said[1]


def test_what_is_typed_stays(visitor: Client) -> None:
    answer = visitor.post(f"{BASE}/connexion/", {"address": "06 12"})
    assert answer.status_code == 422
    assert 'value="06 12"' in words(answer)
    assert visitor.get(f"{BASE}/connexion/code/").url == f"{BASE}/connexion/"


def test_no_way_out_of_the_house(visitor: Client) -> None:
    visitor.post(f"{BASE}/connexion/", {"address": "zoe@ville-test.example", "next": "https://evil.example/"})
    assert visitor.post(f"{BASE}/connexion/code/", {"code": last_code()}).url == f"{BASE}/"


def test_a_family_chooses(visitor: Client, person: Callable[..., Person]) -> None:
    first, second = person("Anne", phone="0612345678"), person("Bob", phone="0612345678")
    visitor.post(f"{BASE}/connexion/", {"address": "06 12 34 56 78", "own_device": "on"})
    answer = visitor.post(f"{BASE}/connexion/code/", {"code": last_code()})
    assert answer.url == f"{BASE}/connexion/qui/"
    assert first.name in words(visitor.get(answer.url))
    assert visitor.post(answer.url, {"person": "x"}).status_code == 422
    assert visitor.post(answer.url, {"person": second.pk}).status_code == 302
    assert SignIn.objects.get().user.person == second
    assert visitor.get(f"{BASE}/connexion/qui/").url == f"{BASE}/connexion/"


def test_own_device_lasts_90_days_and_a_shared_one_does_not(sign_in: Enter, anne: Person) -> None:
    own, shared = sign_in(anne, own_device="on"), sign_in(anne)
    assert own.cookies["sessionid"]["max-age"] == 90 * 24 * 3600
    assert shared.cookies["sessionid"]["max-age"] == ""


def test_a_shared_device_left_alone_is_signed_out(
    sign_in: Enter, anne: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = sign_in(anne)
    start = timezone.now()
    for minutes, status in ((20, 200), (45, 200), (76, 302)):
        later = start + timezone.timedelta(minutes=minutes)
        monkeypatch.setattr(timezone, "now", lambda later=later: later)
        assert client.get(f"{BASE}/").status_code == status


def test_a_wrong_card(visitor: Client) -> None:
    answer = visitor.post(f"{BASE}/carte/", {"code": "ABCD-ABCD-ABCD-ABCD"})
    assert answer.status_code == 422
    for _ in range(9):
        visitor.post(f"{BASE}/carte/", {"code": "ABCD-ABCD-ABCD-ABCD"})
    answer = visitor.post(f"{BASE}/carte/", {"code": "ABCD-ABCD-ABCD-ABCD"})
    assert answer.status_code == 429
    assert "minute" in words(answer)


def test_an_unknown_passkey(visitor: Client) -> None:
    assert visitor.get(f"{BASE}/connexion/cle/").url == f"{BASE}/connexion/"
    options = visitor.get(f"{BASE}/connexion/cle/", headers={"accept": "application/json"}).json()
    assert options["request_options"]["publicKey"]["userVerification"] == "required"
    for credential in ("", "x", "{}", '{"id": "x", "response": {"userHandle": "eA"}}'):
        answer = visitor.post(f"{BASE}/connexion/cle/", {"credential": credential})
        assert answer.url == f"{BASE}/connexion/"
    assert "n’est pas connue" in words(visitor.get(answer.url))


def test_signing_out(sign_in: Enter, anne: Person) -> None:
    client = sign_in(anne)
    assert client.get(f"{BASE}/deconnexion/").status_code == 405
    client.post(f"{BASE}/deconnexion/")
    assert client.get(f"{BASE}/").url.startswith(f"{BASE}/connexion/?next=")
    assert not SignIn.objects.exists()


def test_ending_other_sign_ins(sign_in: Enter, person: Callable[..., Person]) -> None:
    anne = person("Anne", email="a@ville-test.example")
    here = Client(HTTP_HOST="localhost")
    here.post(f"{BASE}/connexion/", {"address": anne.email})
    here.post(f"{BASE}/connexion/code/", {"code": last_code()})
    there = sign_in(anne)
    listed = SignIn.objects.get(method="card")
    assert words(here.get(f"{BASE}/")).count("/fermer/") == 1
    here.post(f"{BASE}/connexions/{listed.pk}/fermer/")
    assert there.get(f"{BASE}/").status_code == 302
    again = sign_in(anne)
    here.post(f"{BASE}/connexions/tout-fermer/")
    assert again.get(f"{BASE}/").status_code == 302
    assert here.get(f"{BASE}/").status_code == 200


def test_members_come_and_go(
    sign_in: Enter, anne: Person, shop: Organisation, person: Callable[..., Person]
) -> None:
    bob, path = person("Bob"), f"{BASE}/organisations/{shop.pk}"
    owner, other = sign_in(anne), sign_in(bob)
    assert other.get(f"{path}/").status_code == 403
    code = read_code(shown_code(owner.post(f"{path}/inviter/", {"role": "employee"})))
    assert shop.name in words(other.get(f"{BASE}/invitation/{code}/"))
    assert other.post(f"{BASE}/invitation/{code}/").url == f"{path}/"
    assert other.get(f"{BASE}/invitation/{code}/").status_code == 404
    assert owner.post(f"{path}/sortie/", {"person": anne.pk}).status_code == 403
    assert owner.post(f"{path}/relais/", {"person": bob.pk}).status_code == 302
    assert queries.is_owner(person=bob.pk, organisation=shop.pk)
    assert other.post(f"{path}/sortie/", {"person": anne.pk}).url == f"{path}/"
    assert owner.get(f"{path}/").status_code == 403


@pytest.mark.door("invite", "web", "paper")
def test_an_invitation_on_paper_and_by_message(sign_in: Enter, anne: Person, shop: Organisation) -> None:
    client, path = sign_in(anne), f"{BASE}/organisations/{shop.pk}"
    answer = client.post(f"{path}/inviter/", {"role": "owner", "to": "bob@ville-test.example"})
    code = shown_code(answer)
    message = OutgoingMessage.objects.latest("id")
    assert (message.to, f"/invitation/{read_code(code)}/" in message.text) == ("bob@ville-test.example", True)
    assert code in pdf_text(client.post(f"{path}/imprimer/", {"code": code}))
    assert client.post(f"{path}/imprimer/", {"code": "x"}).status_code == 404
    invitation = queries.invitations_open(organisation=shop.pk)[0]
    assert client.post(f"{path}/fermer/", {"invitation": invitation.pk}).status_code == 302
    assert not queries.invitations_open(organisation=shop.pk)
    assert client.post(f"{path}/inviter/", {"role": "owner", "to": "bob@"}).status_code == 422
    assert not queries.invitations_open(organisation=shop.pk)


def test_the_code_of_an_invitation_is_typed(visitor: Client) -> None:
    answer = visitor.post(f"{BASE}/invitation/", {"code": "abcd efgh jklm"})
    assert answer.url == f"{BASE}/invitation/ABCDEFGHJKLM/"


@pytest.mark.door("card", "web", "paper", "helper")
@pytest.mark.door("sign-in", "paper", "helper")
def test_a_card_at_the_counter(sign_in: Enter, helper: Person, anne: Person) -> None:
    client = sign_in(helper)
    assert anne.name in words(client.post(f"{BASE}/guichet/", {"q": "goff"}))
    assert client.get(f"{BASE}/guichet/{anne.pk}/").status_code == 200
    answer = client.post(f"{BASE}/carte/{anne.pk}/nouvelle/")
    code = shown_code(answer)
    sheet = client.post(f"{BASE}/carte/imprimer/", {"person": anne.pk, "code": code})
    assert code in pdf_text(sheet)
    assert "no-store" in sheet["Cache-Control"]
    assert client.post(f"{BASE}/carte/imprimer/", {"person": anne.pk, "code": "x"}).status_code == 404
    assert Client(HTTP_HOST="localhost").post(f"{BASE}/carte/", {"code": code}).status_code == 302
    assert client.post(f"{BASE}/carte/{anne.pk}/arreter/").status_code == 302
    assert Client(HTTP_HOST="localhost").post(f"{BASE}/carte/", {"code": code}).status_code == 422


def test_the_counter_is_kept_for_who_works_there(sign_in: Enter, anne: Person, helper: Person) -> None:
    client = sign_in(anne)
    for page in ("guichet/", "guichet/nouvelle-personne/", f"guichet/{helper.pk}/"):
        assert client.get(f"{BASE}/{page}").status_code == 403
    client = sign_in(helper)
    assert client.get(f"{BASE}/guichet/nobody/").status_code == 404
    made = client.post(f"{BASE}/guichet/nouvelle-personne/", {"name": "Yvonne"})
    assert "Yvonne" in words(client.get(made.url))
    assert client.post(f"{BASE}/guichet/nouvelle-personne/", {"name": "x", "phone": "1"}).status_code == 422


def test_adding_an_address_is_proved(sign_in: Enter, anne: Person) -> None:
    client = sign_in(anne)
    client.post(f"{BASE}/moi/adresse/", {"address": "06 12 34 56 78"})
    assert client.post(f"{BASE}/connexion/code/", {"code": last_code()}).url == f"{BASE}/moi/"
    anne.refresh_from_db()
    assert anne.phone == "+33612345678"


def test_a_way_in_is_added_by_who_just_signed_in(sign_in: Enter, anne: Person) -> None:
    client = sign_in(anne, own_device="on")
    session = client.session
    session["people.fresh"] -= 16 * 60
    session.save()
    for page in ("moi/adresse/", "moi/effacer/", "ma-carte/", "cles/ajouter/"):
        answer = client.get(f"{BASE}/{page}")
        assert answer.url.startswith(f"{BASE}/connexion/?next="), page
        assert "encore une fois" in words(client.get(answer.url))


@pytest.mark.door("erase", "web")
def test_erasing_oneself(sign_in: Enter, anne: Person) -> None:
    client = sign_in(anne)
    assert client.get(f"{BASE}/moi/effacer/").status_code == 200
    assert "effacé" in words(client.post(f"{BASE}/moi/effacer/"))
    assert not Person.objects.filter(pk=anne.pk).exists()
    assert client.get(f"{BASE}/").status_code == 302


def test_what_was_typed_comes_back_after_signing_in(sign_in: Enter, anne: Person) -> None:
    client, path = sign_in(anne), f"{BASE}/moi/"
    client.session.flush()  # half an hour has passed
    answer = client.post(path, {"name": "Anne L.", "language": "en", "code": "1234"})
    assert "next=" in answer.url
    assert "est gardé" in words(client.get(answer.url))
    client.post(f"{BASE}/connexion/", {"address": anne.email, "next": path})
    assert client.post(f"{BASE}/connexion/code/", {"code": last_code()}).url == path
    again = words(client.get(path))
    assert 'value="Anne L."' in again
    assert 'value="en" selected' in again
    assert 'value="Anne L."' not in words(client.get(path))


def test_what_was_typed_is_not_shown_to_the_next_person(sign_in: Enter, anne: Person, helper: Person) -> None:
    client, path = sign_in(anne), f"{BASE}/moi/"
    client.session.flush()
    client.post(path, {"name": "Anne L.", "language": "en"})
    _, code = card_issue(actor=HOUSE, person=helper.pk)
    assert client.post(f"{BASE}/carte/", {"code": code, "next": path}).url == path
    assert 'value="Anne L."' not in words(client.get(path))


def test_what_nobody_typed_is_not_kept(visitor: Client) -> None:
    answer = visitor.post(f"{BASE}/moi/", {"name": "Anne L.", "language": "en"})
    assert "est gardé" not in words(visitor.get(answer.url))


def test_the_account_takes_few_statements(
    sign_in: Enter, anne: Person, shop: Organisation, django_assert_max_num_queries: Callable
) -> None:
    client = sign_in(anne)
    with django_assert_max_num_queries(13):
        assert shop.name in words(client.get(f"{BASE}/"))


def test_allauths_hooks_say_nothing_of_their_own() -> None:
    from halles.people.views.adapter import AccountAdapter, PasskeyAdapter

    request = HttpRequest()
    request.META["REMOTE_ADDR"] = "192.0.2.1"
    adapter = AccountAdapter(request)
    assert not adapter.is_open_for_signup(request)
    assert not adapter.is_reauthentication_required(app="allauth.mfa")
    assert adapter.get_client_ip(request) == "192.0.2.1"
    assert not PasskeyAdapter().is_mfa_enabled(None)

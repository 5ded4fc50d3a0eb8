"""One's own data on screen, as JSON and as a page to print; and leaving with one's shop."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from halles.kit.post import Message, post
from halles.people.commands.organisations import organisation_create
from halles.people.models import Organisation, Person
from halles.people.tests.conftest import HOUSE, SLUG

pytestmark = pytest.mark.django_db(databases=["default", "sessions"])
PAGE = f"/{SLUG}/compte/mes-donnees/"
SCHEMA = Path(__file__).parents[1] / "static/people/personal-data.schema.json"
Enter = Callable[..., Client]


def test_what_is_kept_and_why(sign_in: Enter, anne: Person, shop: Organisation) -> None:
    post(Message(channel="email", to=anne.email, text="Votre code : 123456", secret=True))
    page = sign_in(anne).get(PAGE)
    text = page.content.decode()
    assert "no-store" in page.headers["Cache-Control"]
    for words in ("Anne Le Goff", anne.email, "Le Fournil d’Anne", "Patron", "Firefox, Linux"):
        assert words in text
    assert "123456" not in text


def test_only_who_just_signed_in_sees_it(sign_in: Enter, anne: Person) -> None:
    client = sign_in(anne)
    session = client.session
    session["people.fresh"] = 0
    session.save()
    for name in ("", "fichier.json", "fichier.html"):
        assert "encore=1" in client.get(PAGE + name).url
        assert "/connexion/" in Client(HTTP_HOST="localhost").get(PAGE + name).url


def test_the_json_file(sign_in: Enter, anne: Person, helper: Person) -> None:
    answer = sign_in(anne).get(f"{PAGE}fichier.json")
    data = json.loads(answer.content)
    fits(data, json.loads(SCHEMA.read_text()))
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "no-store" in answer.headers["Cache-Control"]
    rows = rows_of(data, "people.Person")
    assert [(row["id"], row["name"], row["email"]) for row in rows] == [(anne.pk, anne.name, anne.email)]
    assert rows_of(data, "people.AccessCard")[0].keys() == {"person", "issued_at", "revoked_at"}
    assert helper.name not in answer.content.decode()


def test_the_page_to_print(sign_in: Enter, anne: Person) -> None:
    answer = sign_in(anne).get(f"{PAGE}fichier.html")
    text = answer.content.decode()
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "no-store" in answer.headers["Cache-Control"]
    assert "Anne Le Goff" in text
    for outside in ("http", "src=", "href=", "<script"):
        assert outside not in text  # it is read alone


def test_a_shared_telephone_shows_nobody_the_others_messages(sign_in: Enter, person: Callable) -> None:
    one, _other = person("Yvonne", phone="0299000001"), person("Yves", phone="0299000001")
    post(Message(channel="sms", to="+33299000001", text="x"))
    assert rows_of(json.loads(sign_in(one).get(f"{PAGE}fichier.json").content), "doors.OutgoingMessage") == []


def test_who_is_alone_closes_her_shop_with_her_account(
    sign_in: Enter, anne: Person, shop: Organisation
) -> None:
    client, page = sign_in(anne), f"/{SLUG}/compte/moi/effacer/"
    assert shop.name in client.get(page).content.decode()
    assert client.post(page).status_code == 403
    assert Person.objects.filter(pk=anne.pk).exists()
    assert client.post(page, {"close": shop.pk}).status_code == 200
    assert not Organisation.objects.filter(pk=shop.pk).exists()
    assert not Person.objects.filter(pk=anne.pk).exists()


def test_an_association_she_does_not_own_is_not_offered(sign_in: Enter, anne: Person, helper: Person) -> None:
    organisation_create(actor=HOUSE, kind="association", name="Les Amis", town=SLUG, owner_person=helper.pk)
    assert "Les Amis" not in sign_in(anne).get(f"/{SLUG}/compte/moi/effacer/").content.decode()


def rows_of(data: dict[str, Any], table: str) -> list[dict[str, Any]]:
    parts = [part for stall in data["stalls"] for part in stall["parts"] if part["table"] == table]
    return [row for part in parts for row in part["rows"]]


def fits(value: Any, form: dict[str, Any]) -> None:
    """Check a value against the few words of JSON Schema that ours uses."""
    kinds = {"object": dict, "array": list, "string": str}
    assert isinstance(value, kinds[form["type"]] if "type" in form else object)
    assert value in form.get("enum", [value])
    assert value == form.get("const", value)
    if isinstance(value, dict):
        assert set(form.get("required", ())) <= set(value)
        for name, within in value.items():
            fits(within, form.get("properties", {}).get(name, {}))
    for each in value if isinstance(value, list) else ():
        fits(each, form.get("items", {}))

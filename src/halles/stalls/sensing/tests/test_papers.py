"""Paper is read back: the label of a pole, the register for the council."""

import io
from datetime import timedelta

import pypdf
import pytest
import zxingcpp
from django.utils import timezone
from PIL import Image

from halles.kit.qr import png
from halles.stalls.sensing.commands import device_remove
from halles.stalls.sensing.models import Refused, Swept
from halles.stalls.sensing.tests.register_world import (
    HOUSE,
    NOW,
    PASSAGES,
    TODAY,
    WORDS,
    Scene,
    hear,
    register_scene,
)

pytestmark = pytest.mark.django_db(databases="__all__")

BASE = "/en/redon/capteurs/"


@pytest.fixture
def scene(monkeypatch: pytest.MonkeyPatch) -> Scene:
    """Return the town on a Thursday morning."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    return register_scene()


def pages_of(scene: Scene, path: str) -> list[pypdf.PageObject]:
    answer = scene.client().get(BASE + path)
    assert answer["Content-Type"] == "application/pdf"
    return list(pypdf.PdfReader(io.BytesIO(answer.content)).pages)


def text_of(pages: list[pypdf.PageObject]) -> str:
    return " ".join(" ".join(page.extract_text() for page in pages).replace("\u00a0", " ").split())


def test_the_label_says_what_is_measured_and_whom_to_ask(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr("halles.kit.pdf.drawn.matrix", lambda text: drawn.append(text) or [[True]])
    device = scene.device(is_simulated=True)
    [page] = pages_of(scene, f"{device.slug}/affichette.pdf")
    assert [round(float(side)) for side in page.mediabox[2:]] == [420, 595]
    words = text_of([page])
    for said in (
        WORDS["title"],
        WORDS["purpose"],
        WORDS["owner"],
        WORDS["contact"],
        "neither picture nor sound",
    ):
        assert said in words
    assert "its values are invented" in words
    address = f"http://localhost{BASE}{device.slug}/"
    assert drawn == [address]
    assert zxingcpp.read_barcodes(Image.open(io.BytesIO(png(drawn[0]))))[0].text == address
    assert scene.client().get(drawn[0]).status_code == 200


def test_the_longest_words_still_fit_on_one_label(scene: Scene) -> None:
    long = {
        "title": "Compteur " * 13,
        "purpose": "Pourquoi " * 44,
        "owner": "Service " * 20,
        "contact": "x" * 160,
    }
    device = scene.device(**long)
    assert len(pages_of(scene, f"{device.slug}/affichette.pdf")) == 1


def test_the_empty_register_says_no_sensor(scene: Scene) -> None:
    words = text_of(pages_of(scene, "registre.pdf"))
    assert "Register of the sensors of Redon" in words
    assert "The sensors No sensor" in words


@pytest.mark.door("sensing.register", "paper")
def test_the_register_holds_what_the_law_asks_of_each(scene: Scene) -> None:
    hear(scene.device(network="secret-name"), 12)
    scene.device(PASSAGES, title="Passages", kind="footfall", group="Le port", ends_on=TODAY + timedelta(9))
    gone = scene.device(title="Vieux compteur")
    device_remove(actor=HOUSE, device=gone)
    Refused.objects.create(town="redon", reason="unregistered", day=TODAY, number=5)
    Swept.objects.create(day=TODAY, table="reading", deleted=4321, left=99, at=NOW)
    words = text_of(pages_of(scene, "registre.pdf"))
    for said in (
        "Controller: Mairie de Redon",
        "Data-protection contact: dpo@redon.example",
        "Each value: 24 hours.",
        "Rights: the sensors recognise nobody",
        f"Purpose {WORDS['purpose']}",
        f"By which right {WORDS['legal_basis']}",
        f"Who owns it and answers for it {WORDS['owner']}",
        f"Whom to ask {WORDS['contact']}",
        "What is kept Places libres (the latest value counts, from 0 to 80)",
        "Received and thrown away at once Plaque",
        "Published for Le port",
        "Last day Saturday 21 November",
        "Vieux compteur – Taken out of the register",
        "of which refused: 8",
        "Unknown device",
        "4,321",
        "Redon, printed on Thursday 12 November",
    ):
        assert said in words
    assert "secret-name" not in words


def test_a_paper_loses_no_letter(scene: Scene) -> None:
    scene.device(title="Température à l’œil nu – cœur de bourg", place="Mât n° 3, € et œuvre")
    words = text_of(pages_of(scene, "registre.pdf"))
    assert "Température à l’œil nu – cœur de bourg" in words
    assert "Mât n° 3, € et œuvre" in words

"""A deployment in a folder, for the tests of copies: `python -m halles.config.backup.tests.home COMMAND …`.

Each command is a process of its own on HALLES_HOME, as in life.
"""

import os
import subprocess
import sys
from pathlib import Path

CODE = Path(__file__).resolve().parents[5]
ANNE, YVES, MOST = "anne", "yves", 1_000_000


def environment(home: Path, **more: str) -> dict[str, str]:
    """Return the environment of a deployment's processes."""
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith("HALLES_") and k != "DJANGO_SETTINGS_MODULE"
    }
    return {**kept, "HALLES_HOME": str(home), "PYTHONPATH": str(CODE / "src"), **more}


def start(home: Path, *words: str, **more: str) -> "subprocess.Popen[str]":
    """Start one of the commands below."""
    command = [sys.executable, "-m", "halles.config.backup.tests.home", *words]
    return subprocess.Popen(command, env=environment(home, **more), text=True, stdout=subprocess.PIPE)


def run(home: Path, *words: str, **more: str) -> str:
    """Run one of the commands below to its end and return what it says."""
    with start(home, *words, **more) as process:
        said, _ = process.communicate(timeout=120)
    assert process.returncode == 0, words
    return said.strip()


def halles(home: Path, *words: str, code: int = 0, **more: str) -> str:
    """Run `halles WORDS` to its end and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-m", "halles", *words],
        env=environment(home, **more), cwd=CODE, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def make() -> None:
    """Make the tables, a town, and two persons who share a shop; a photo and a key."""
    from django.conf import settings

    from halles.config.setup import migrate
    from halles.kit.actor import Actor
    from halles.people.commands.persons import person_create
    from halles.town.commands import town_create

    migrate()
    town_create(actor=Actor(system="test"), name="Ville-Test", insee="35236")
    for who in (ANNE, YVES):
        person_create(actor=Actor(system="test"), name=who, email=f"{who}@ville.example", town="ville-test")
    change("old")
    assert settings.SECRET_KEY


def change(word: str) -> None:
    """Write `word` in all that a copy holds: a row and a photo."""
    from django.conf import settings

    from halles.town.models import Town

    Town.objects.update(help_name=word)
    media = Path(settings.MEDIA_ROOT) / "directory"
    media.mkdir(parents=True, exist_ok=True)
    (media / f"{word}-s.webp").write_text(word * 50_000)


def state() -> None:
    """Say which words the rows and the photos hold, and who is known."""
    from django.conf import settings

    from halles.people.models import Person
    from halles.town.models import Town

    photos = sorted(path.name for path in (Path(settings.MEDIA_ROOT) / "directory").glob("*"))
    people = sorted(Person.objects.values_list("name", flat=True))
    sys.stdout.write(f"{Town.objects.get().help_name} {','.join(photos)} {','.join(people)}\n")


def erase(who: str) -> None:
    """Erase a person, at her own wish."""
    from halles.kit.actor import Actor
    from halles.people.commands.erasures import person_erase
    from halles.people.models import Person

    person = Person.objects.get(name=who).pk
    person_erase(actor=Actor(person=person), person=person)


def write() -> None:
    """Rename both persons in one transaction, again and again, until killed."""
    from django.db import transaction

    from halles.people.models import Person

    sys.stdout.write("writing\n")
    sys.stdout.flush()
    for number in range(MOST):
        with transaction.atomic():
            Person.objects.filter(email__startswith=ANNE).update(name=f"n{number}")
            Person.objects.filter(email__startswith=YVES).update(name=f"n{number}")


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "halles.config.settings"
    import django

    django.setup()

    globals()[sys.argv[1]](*sys.argv[2:])

"""What the set-up desk keeps: legal texts, steps said to be done, files that wait to be imported."""

from django.db import models

from halles.kit.ids import ID_LENGTH, new_id


def _id() -> models.CharField:
    return models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)


class LegalText(models.Model):
    """One version of a town's own words on a legal page; the newest that was not taken back is shown."""

    id = _id()
    town = models.CharField(max_length=60)
    page = models.CharField(max_length=16)
    """The URL name of the page: legal, personal-data or accessibility."""
    text = models.TextField()
    author = models.CharField(max_length=ID_LENGTH, blank=True)
    created_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["town", "page", "created_at"], name="office_legal_text_page")]

    def __str__(self) -> str:
        return f"{self.town} {self.page}"


class SetupStep(models.Model):
    """A step of the set-up that only a human can say is done: a mail received, a page looked at."""

    town = models.CharField(max_length=60)
    step = models.CharField(max_length=16)
    person = models.CharField(max_length=ID_LENGTH, blank=True)
    done_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["town", "step"], name="office_setup_step_once")]

    def __str__(self) -> str:
        return f"{self.town} {self.step}"


class Upload(models.Model):
    """A file that somebody sent and has not yet confirmed; it lies in UPLOADS/<id>/<file_name>."""

    id = _id()
    town = models.CharField(max_length=60)
    importer = models.CharField(max_length=40)
    person = models.CharField(max_length=ID_LENGTH)
    file_name = models.CharField(max_length=120)
    options = models.JSONField(default=dict)
    created_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.importer} {self.id}"

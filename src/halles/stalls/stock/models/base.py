"""What every table of the stock begins with."""

from django.db import models

from halles.kit.ids import ID_LENGTH, new_id


def id_field() -> models.CharField:
    """Return the primary key of every table here: a public id."""
    return models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)

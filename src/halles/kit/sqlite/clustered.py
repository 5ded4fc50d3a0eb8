"""A migration operation for tables whose primary key is their own order: WITHOUT ROWID on SQLite."""

from typing import Any

from django.db.migrations import CreateModel


class CreateClustered(CreateModel):
    """Create a model of a composite key as one tree, not as rows with an index beside them: half the writes.

    PostgreSQL has no such table; there it is an ordinary one.
    """

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Create the table."""
        usual = schema_editor.sql_create_table
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.sql_create_table = f"{usual} WITHOUT ROWID"
        try:
            super().database_forwards(app_label, schema_editor, from_state, to_state)
        finally:
            schema_editor.sql_create_table = usual

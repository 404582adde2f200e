"""Makes the tables of an empty database in a second instead of six.

Django draws all related models anew after each operation of a migration. A first migration that only
makes tables needs that once: at its end. The tables are the same, and a test compares them.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.migrations import AddConstraint, AddField, AddIndex, CreateModel, Migration

ordinary_apply = Migration.apply


def only_makes_tables(migration: Migration) -> bool:
    """Whether every operation makes a model, or completes one that this migration made."""
    made = {operation.name_lower for operation in migration.operations if isinstance(operation, CreateModel)}
    return bool(made) and all(
        isinstance(operation, CreateModel)
        or (isinstance(operation, AddField | AddIndex | AddConstraint) and operation.model_name_lower in made)
        for operation in migration.operations
    )


def apply_at_once(migration: Migration, project_state, schema_editor, collect_sql: bool = False):
    """As Migration.apply, with the models drawn once."""
    if collect_sql or not only_makes_tables(migration):
        return ordinary_apply(migration, project_state, schema_editor, collect_sql)
    project_state.__dict__.pop("apps", None)
    for operation in migration.operations:
        operation.state_forwards(migration.app_label, project_state)
    for operation in migration.operations:
        if isinstance(operation, CreateModel):
            model = project_state.apps.get_model(migration.app_label, operation.name)
            if operation.allow_migrate_model(schema_editor.connection.alias, model):
                schema_editor.create_model(model)
    return project_state


@contextmanager
def tables_at_once() -> Iterator[None]:
    Migration.apply = apply_at_once
    try:
        yield
    finally:
        Migration.apply = ordinary_apply

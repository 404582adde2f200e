from django.db import migrations


def create(apps, schema_editor):
    from search.backend import backend

    backend(schema_editor.connection).create(schema_editor.connection)


def drop(apps, schema_editor):
    from search.backend import backend

    backend(schema_editor.connection).drop(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_index_rows")]

    operations = [migrations.RunPython(create, drop)]

from django.db import migrations


def create(apps, schema_editor):
    from search.backend import backend

    backend().create()


def drop(apps, schema_editor):
    from search.backend import backend

    backend().drop()


class Migration(migrations.Migration):
    dependencies = [("search", "0001_index_rows")]

    operations = [migrations.RunPython(create, drop)]

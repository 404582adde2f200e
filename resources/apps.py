from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    name = "resources"
    verbose_name = "Services for families"

    def ready(self):
        from . import search_documents  # noqa: F401  (tells search where its listings come from)

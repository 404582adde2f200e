from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    name = "resources"
    verbose_name = "Services for families"

    def ready(self):
        from . import search_documents, search_hooks

        search_documents.register()
        search_hooks.connect()

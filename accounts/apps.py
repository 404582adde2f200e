from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "People who sign in"

    def ready(self):
        from .roles import apply_roles

        post_migrate.connect(apply_roles, dispatch_uid="accounts.roles")

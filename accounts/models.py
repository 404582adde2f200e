"""Staff accounts. Residents never have one."""

import hashlib
import secrets
from datetime import timedelta

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

SETUP_LINK_LIFE = timedelta(hours=1)


class User(AbstractUser):
    """A person on the City's staff. What they may do follows from their roles (accounts/roles.py)."""

    class Meta(AbstractUser.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self):
        return self.get_full_name() or self.username


class SetupLink(models.Model):
    """A one-time address at which the first administrator sets a name and a password.

    Only the digest is stored: who reads the database cannot use the link.
    """

    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return f"until {self.expires_at:%Y-%m-%d %H:%M}"

    @property
    def usable(self) -> bool:
        return self.used_at is None and timezone.now() < self.expires_at

    @classmethod
    def issue(cls) -> str:
        """Make a link that lives one hour, end all earlier ones, return its token."""
        token = secrets.token_urlsafe(32)
        cls.objects.filter(used_at=None).delete()
        cls.objects.create(digest=digest_of(token), expires_at=timezone.now() + SETUP_LINK_LIFE)
        return token


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def needs_first_administrator() -> bool:
    return not User.objects.filter(is_superuser=True).exists()

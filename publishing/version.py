"""Raises the content version whenever something that residents can see has changed."""

from django.db.models import F
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver

from .models import ContentVersion, PublicContent


def content_version() -> int:
    return ContentVersion.objects.values_list("number", flat=True).first() or 0


def raise_content_version() -> None:
    """Raise the number by one. Bulk writes send no signal: whoever makes one calls this after it."""
    if not ContentVersion.objects.update(number=F("number") + 1):
        ContentVersion.objects.get_or_create(id=1, defaults={"number": 1})


@receiver([post_save, post_delete])
def raise_after_change(sender, raw=False, **kwargs):
    if issubclass(sender, PublicContent) and not raw:
        raise_content_version()


@receiver(m2m_changed)
def raise_after_relation(sender, instance, action, **kwargs):
    if isinstance(instance, PublicContent) and action.startswith("post_"):
        raise_content_version()

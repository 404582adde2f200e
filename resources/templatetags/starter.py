"""The band that says that nobody has confirmed the numbers yet."""

from django import template

from resources.models import Check, Service

register = template.Library()


@register.inclusion_tag("components/starter_band.html")
def starter_band() -> dict:
    """Shown while any published listing was never confirmed; costs one query."""
    confirmed = Check.objects.filter(outcome__in=("confirmed", "corrected")).values("service")
    return {"unconfirmed": Service.objects.published().exclude(pk__in=confirmed).exists()}

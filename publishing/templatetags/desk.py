from django import template

from publishing.desk import piles_for

register = template.Library()


@register.inclusion_tag("admin/_desk.html")
def staff_desk(user):
    """What waits for this person."""
    return {"piles": piles_for(user)}

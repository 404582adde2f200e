"""What the page for urgent moments shows: lines to call by need, and statements of rights by topic."""

from collections import defaultdict

from django.utils import timezone

from pages.models import Right
from resources import opening
from resources.models import Service

# The needs whose lines stand on the page, by the word under which the template asks for them.
NEEDS = {
    "rapid-response": "watch",
    "find-detained-person": "search",
    "detention-legal-help": "lawyer",
    "immigration-lawyer": "lawyer",
    "know-your-rights": "rights",
    "notario-fraud": "fraud",
}
# More would be a list, not a next step: the rest is behind the need's own page.
LINES_EACH = 3


def lines(language: str) -> dict[str, list[Service]]:
    """Return listed services, at most three for each word: those with a number first, federal ones last."""
    services = (
        Service.objects.listed()
        .filter(main_need__slug__in=NEEDS)
        .select_related("main_need")
        .with_card_details(language)
        .in_reading_order()
    )
    found: dict[str, list[Service]] = defaultdict(list)
    for service in sorted(services, key=lambda service: not service.phones.all()):
        word = NEEDS[service.main_need.slug]
        if len(found[word]) < LINES_EACH:
            found[word].append(service)
    opening.add_states([service for group in found.values() for service in group], timezone.localtime())
    return dict(found)


def rights(language: str) -> dict[str, list[Right]]:
    """Return the statements of rights by topic."""
    found: dict[str, list[Right]] = defaultdict(list)
    for right in Right.objects.with_words(language):
        found[right.topic].append(right)
    return dict(found)

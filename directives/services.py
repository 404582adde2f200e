"""The services linked to a point, in groups that never mix what the City does with what others do."""

from dataclasses import dataclass

from directives.joined_words import read_with_words
from directives.models import ProvisionService, ServiceBasis
from directives.querysets import ProvisionServiceQuerySet


@dataclass(frozen=True)
class ServiceGroup:
    basis: str
    links: list[ProvisionService]


def service_groups(links: ProvisionServiceQuerySet, language: str) -> list[ServiceGroup]:
    """Published services of published points: named by the City, run by the City, others; one query."""
    rows = read_with_words(links.of_published().with_page_details(language), language, "service")
    groups = [ServiceGroup(basis, [link for link in rows if link.basis == basis]) for basis in ServiceBasis.values]
    return [group for group in groups if group.links]


def linked_words(groups: list[ServiceGroup]) -> list[list]:
    """The rows whose words the groups print: the links, and what of each service is named."""
    return [[row for link in group.links for row in (link, link.service)] for group in groups]

"""All lists that there are, in the order in which they are documented."""

from .documents import DISCREPANCIES, SOURCES, STATISTICS
from .duties import DUTIES, FINDINGS
from .happenings import CORRECTIONS, EVENTS
from .instruments import DIRECTIVES, PROVISIONS, RELATIONS

LISTS = {
    one.slug: one
    for one in (
        DIRECTIVES,
        PROVISIONS,
        DUTIES,
        FINDINGS,
        EVENTS,
        SOURCES,
        DISCREPANCIES,
        STATISTICS,
        RELATIONS,
        CORRECTIONS,
    )
}

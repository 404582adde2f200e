"""The starter facts about the City's policy, from `data/` into the database.

Services come first: a point of a directive names the services that carry it out. Rows that exist
are left as they are. The caller holds the transaction: damaged data takes everything back.
"""

from publishing.starter import StarterFolder

from . import duties, happenings, policy, statements


def load(folder: StarterFolder) -> None:
    """Make the rows that are missing. Raises Damaged, which names file, record and field."""
    policy.load_sources(folder)
    policy.load_bodies(folder)
    policy.load_directives(folder)
    policy.load_provisions(folder)
    policy.load_relations(folder)
    policy.load_service_links(folder)
    duties.load_duties(folder)
    happenings.load_records_requests(folder)
    happenings.load_legal_actions(folder)
    happenings.load_events(folder)
    statements.load_discrepancies(folder)
    statements.load_plain_statements(folder)

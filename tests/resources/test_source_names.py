"""A resident reads who said it, not the name of a file."""

import pytest

from resources.source_names import readable


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("A handout in a public code list (stored file 52187873141)", "A handout in a public code list"),
        ("lists in public code (stored files 36142488664, 14265428372)", "lists in public code"),
        ("second list (stored file 52919860513; same origin as the first)", "second list (same origin as the first)"),
        ("list copied from 211 LA (foodResources.js)", "list copied from 211 LA"),
        ("Housing list, site source (jurisdiction_resources_content.tsx)", "Housing list"),
        ("The Monitor (Texas) hotline list", "The Monitor (Texas) hotline list"),
        ("CALO News", "CALO News"),
    ],
)
def test_the_files_of_our_copies_are_left_out_of_a_source_name(name, shown):
    assert readable(name) == shown

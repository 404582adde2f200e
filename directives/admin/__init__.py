"""The admin of the policy, its duties and its evidence."""

from . import desk, directive, duties, events, evidence, sources, statements  # noqa: F401  (each registers its pages)

"""The admin of the policy, its duties and its evidence."""

from . import desk, directive, duties, evidence, sources, statements  # noqa: F401  (each registers its pages)

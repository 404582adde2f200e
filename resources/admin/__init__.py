"""The admin of services for families, laid out as an editor's questions."""

from . import desk, phones, places, records, service, vocabulary  # noqa: F401  (each registers its pages)

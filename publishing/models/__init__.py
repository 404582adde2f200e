from .publishable import Publishable, PublishableQuerySet, Status
from .translation import Translatable, Translation, TranslationState
from .version import ContentVersion, PublicContent

__all__ = [
    "ContentVersion",
    "PublicContent",
    "Publishable",
    "PublishableQuerySet",
    "Status",
    "Translatable",
    "Translation",
    "TranslationState",
]

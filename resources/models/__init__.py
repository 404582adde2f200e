from .check import Check, CheckInterval, CheckKind, CheckOutcome, CheckWay
from .correction import Correction
from .hours import Closure, Hours, Weekday
from .location import Location, ServiceAtLocation
from .organization import Organization, OrganizationTranslation
from .phone import Phone, PhoneTranslation, Sighting
from .refused import NumberConflict, RefusedNumber
from .service import Asked, Cost, Service, ServiceLanguage, ServiceTranslation
from .vocabulary import Area, AreaTranslation, Audience, AudienceTranslation, Need, NeedTranslation

__all__ = [
    "Area",
    "AreaTranslation",
    "Asked",
    "Audience",
    "AudienceTranslation",
    "Check",
    "CheckInterval",
    "CheckKind",
    "CheckOutcome",
    "CheckWay",
    "Closure",
    "Correction",
    "Cost",
    "Hours",
    "Location",
    "Need",
    "NeedTranslation",
    "NumberConflict",
    "Organization",
    "OrganizationTranslation",
    "Phone",
    "PhoneTranslation",
    "RefusedNumber",
    "Service",
    "ServiceAtLocation",
    "ServiceLanguage",
    "ServiceTranslation",
    "Sighting",
    "Weekday",
]

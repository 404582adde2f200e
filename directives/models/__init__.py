from .body import Body, BodyKind, Member, WorkingGroup
from .directive import Directive, DirectiveKind, DirectiveTranslation, Relation, RelationKind
from .event import Event, EventKind, EventTranslation
from .finding import Finding, FindingTranslation, Verdict
from .obligation import Assignment, DueAnchor, DueKind, Obligation, ObligationTranslation
from .provision import (
    Modality,
    Provision,
    ProvisionService,
    ProvisionServiceTranslation,
    ProvisionTranslation,
    ServiceBasis,
)
from .records import CityRole, LegalAction, RecordsLaw, RecordsRequest
from .source import Source, SourceKind
from .statement import (
    Claim,
    Correction,
    Discrepancy,
    DiscrepancyTranslation,
    Gap,
    Question,
    Quotation,
    Statistic,
)

__all__ = [
    "Assignment",
    "Body",
    "BodyKind",
    "CityRole",
    "Claim",
    "Correction",
    "Directive",
    "DirectiveKind",
    "DirectiveTranslation",
    "Discrepancy",
    "DiscrepancyTranslation",
    "DueAnchor",
    "DueKind",
    "Event",
    "EventKind",
    "EventTranslation",
    "Finding",
    "FindingTranslation",
    "Gap",
    "LegalAction",
    "Member",
    "Modality",
    "Obligation",
    "ObligationTranslation",
    "Provision",
    "ProvisionService",
    "ProvisionServiceTranslation",
    "ProvisionTranslation",
    "Question",
    "Quotation",
    "RecordsLaw",
    "RecordsRequest",
    "Relation",
    "RelationKind",
    "ServiceBasis",
    "Source",
    "SourceKind",
    "Statistic",
    "Verdict",
    "WorkingGroup",
]

"""The pages about the policy, one module per page."""

from .department import department_detail, department_list
from .directive import directive_detail, directive_list
from .discrepancies import discrepancy_list
from .method import method
from .progress import progress
from .provision import provision_detail
from .sources import source_list

__all__ = [
    "department_detail",
    "department_list",
    "directive_detail",
    "directive_list",
    "discrepancy_list",
    "method",
    "progress",
    "provision_detail",
    "source_list",
]

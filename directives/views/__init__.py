"""The pages about the policy, one module per page."""

from .corrections import correction_list
from .court import case_detail, case_list
from .department import department_detail, department_list
from .directive import directive_detail, directive_list
from .discrepancies import discrepancy_list
from .feeds import calendar, department_feed, directive_feed, feed
from .method import method
from .open_data import open_data, reporters
from .progress import progress
from .provision import provision_detail
from .records import request_calendar, request_detail, request_list
from .sources import source_list
from .statements import quotation_list, statistic_list
from .timeline import timeline_page
from .working_group import working_group

__all__ = [
    "calendar",
    "case_detail",
    "case_list",
    "correction_list",
    "department_detail",
    "department_feed",
    "department_list",
    "directive_detail",
    "directive_feed",
    "directive_list",
    "discrepancy_list",
    "feed",
    "method",
    "open_data",
    "progress",
    "provision_detail",
    "quotation_list",
    "reporters",
    "request_calendar",
    "request_detail",
    "request_list",
    "source_list",
    "statistic_list",
    "timeline_page",
    "working_group",
]

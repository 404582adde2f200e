"""What waits for a person among the services. At most two queries each."""

from django.urls import reverse
from django.utils.translation import ngettext

from publishing import workflow
from publishing.desk import Pile, pile
from publishing.models import Status, TranslationState
from publishing.translation_admin import ids_behind
from resources.models import Correction, NumberConflict, Service, ServiceTranslation

SERVICES = "admin:resources_service_changelist"


def _pile(count: int, one: str, many: str, view: str, query: str, action: str) -> Pile:
    return Pile(count, ngettext(one, many, count), f"{reverse(view)}?{query}", action)


@pile("resources.add_check")
def due_for_check() -> Pile:
    count = Service.objects.due_for_check().count()
    words = ("listing never checked, or due again", "listings never checked, or due again")
    return _pile(count, *words, SERVICES, f"{workflow.list_query(Status.PUBLISHED)}&check=due", "Check them")


@pile("resources.change_correction")
def reported() -> Pile:
    count = Correction.objects.filter(state=Correction.State.RECEIVED).count()
    view = "admin:resources_correction_changelist"
    words = ("mistake reported by a resident", "mistakes reported by residents")
    return _pile(count, *words, view, f"state__exact={Correction.State.RECEIVED}", "Read them")


@pile("resources.publish_service")
def in_review() -> Pile:
    count = workflow.in_review(Service.objects).count()
    words = ("service waits to be published", "services wait to be published")
    return _pile(count, *words, SERVICES, workflow.list_query(Status.IN_REVIEW), "Decide")


@pile("resources.change_service")
def drafts() -> Pile:
    count = Service.objects.drafts().count()
    words = ("service is a draft", "services are drafts")
    return _pile(count, *words, SERVICES, workflow.list_query(Status.DRAFT), "Finish them")


@pile("resources.change_numberconflict")
def number_conflicts() -> Pile:
    count = NumberConflict.objects.filter(settled=False).count()
    view = "admin:resources_numberconflict_changelist"
    words = ("number on which sources disagree", "numbers on which sources disagree")
    return _pile(count, *words, view, "settled__exact=0", "Ask")


@pile("resources.change_servicetranslation")
def by_a_machine() -> Pile:
    count = ServiceTranslation.objects.filter(state=TranslationState.MACHINE).count()
    view = "admin:resources_servicetranslation_changelist"
    words = ("translation that no person has read", "translations that no person has read")
    return _pile(count, *words, view, f"state__exact={TranslationState.MACHINE}", "Read them")


@pile("resources.change_servicetranslation")
def behind() -> Pile:
    count = len(ids_behind(ServiceTranslation))
    view = "admin:resources_servicetranslation_changelist"
    words = ("translation whose English has changed", "translations whose English has changed")
    return _pile(count, *words, view, "behind=yes", "Bring up to date")

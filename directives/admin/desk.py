"""What waits for a person about the policy. One query each."""

from django.urls import reverse
from django.utils.translation import ngettext

from directives.models import Assignment, Directive, ProvisionTranslation
from publishing import workflow
from publishing.desk import Pile, pile
from publishing.models import Status, TranslationState

from .duties import never_looked


@pile("directives.add_finding")
def never_checked() -> Pile:
    count = never_looked(Assignment.objects.of_published()).count()
    words = ngettext("duty nobody has looked up yet", "duties nobody has looked up yet", count)
    return Pile(count, words, reverse("admin:directives_assignment_changelist") + "?looked=never", "Look them up")


@pile("directives.publish_directive")
def directives_in_review() -> Pile:
    count = workflow.in_review(Directive.objects).count()
    words = ngettext("directive waits to be published", "directives wait to be published", count)
    url = f"{reverse('admin:directives_directive_changelist')}?{workflow.list_query(Status.IN_REVIEW)}"
    return Pile(count, words, url, "Decide")


@pile("directives.change_provisiontranslation")
def points_by_a_machine() -> Pile:
    count = ProvisionTranslation.objects.filter(state=TranslationState.MACHINE).count()
    words = ngettext("translated point that no person has read", "translated points that no person has read", count)
    view = reverse("admin:directives_provisiontranslation_changelist")
    return Pile(count, words, f"{view}?state__exact={TranslationState.MACHINE}", "Read them")

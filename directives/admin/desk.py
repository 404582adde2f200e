"""What waits for a person about the policy. One query each."""

from datetime import timedelta

from django.db.models import CharField, Count, QuerySet, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from directives.models import Assignment, Directive, Event, Provision, ProvisionTranslation, Source
from publishing import workflow
from publishing.desk import Pile, pile
from publishing.models import Status, TranslationState

from .duties import looked_long_ago, never_looked
from .sources import without_a_copy

SOON = timedelta(days=14)


@pile("directives.add_finding")
def never_checked() -> Pile:
    count = never_looked(Assignment.objects.of_published()).count()
    words = ngettext("duty nobody has looked up yet", "duties nobody has looked up yet", count)
    return Pile(count, words, reverse("admin:directives_assignment_changelist") + "?looked=never", "Look them up")


@pile("directives.change_source")
def kept_up_to_date() -> list[Pile]:
    """Four counts in one query; an editor may work on all of them."""
    today = timezone.localdate()
    waiting = counts_of(
        old=looked_long_ago(Assignment.objects.of_published()),
        soon=Event.objects.standing().filter(on__gte=today, on__lte=today + SOON),
        copies=without_a_copy(Source.objects.all()),
        words=Provision.objects.lacking_words(),
    )
    old, soon, copies, words = (waiting[key] for key in ("old", "soon", "copies", "words"))
    days = f"on__gte={today:%Y-%m-%d}&on__lte={today + SOON:%Y-%m-%d}&retracted_on__isempty=1"
    return [
        Pile(old, ngettext("duty last looked up over 90 days ago", "duties last looked up over 90 days ago", old),
             list_of("assignment", "looked=old"), "Look again"),
        Pile(soon, ngettext("date in the next 14 days", "dates in the next 14 days", soon), list_of("event", days), "Prepare"),
        Pile(copies, ngettext("document without an archived copy", "documents without an archived copy", copies),
             list_of("source", "copy=missing"), "Archive them"),
        Pile(words, ngettext("point without summary or without Spanish", "points without summary or without Spanish", words),
             list_of("provision", "words=missing"), "Write them"),
    ]  # fmt: skip


def counts_of(**rows: QuerySet) -> dict[str, int]:
    """How many rows each has, under its name; one query for all."""
    first, *others = (
        found.order_by().annotate(name=Value(name, CharField())).values_list("name").annotate(n=Count("pk"))
        for name, found in rows.items()
    )
    return dict.fromkeys(rows, 0) | dict(first.union(*others, all=True))


def list_of(model: str, query: str) -> str:
    return f"{reverse(f'admin:directives_{model}_changelist')}?{query}"


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

"""The vocabulary of questions about the policy.

`with_…` adds what a page prints. Words come joined, not prefetched: a policy page reads many kinds
of rows, and each kind costs one query in every language.
"""

from typing import Self

from django.apps import apps
from django.db.models import Count, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from publishing.models import PublishableQuerySet
from publishing.translations import joined_in, shown_in


def words_of(model_name: str, language: str, path: str = "translations") -> Prefetch:
    return shown_in(language, apps.get_model("directives", model_name), path)


def rows_of(model_name: str) -> QuerySet:
    return apps.get_model("directives", model_name)._default_manager.all()


def counted(rows: QuerySet, group: str) -> Coalesce:
    """The number of `rows` per group, as a subquery: joins would multiply."""
    counts = rows.order_by().values(group).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counts, output_field=IntegerField()), 0)


class DirectiveQuerySet(PublishableQuerySet):
    def with_words(self, language: str) -> Self:
        return self.prefetch_related(words_of("Directive", language))

    def with_joined_words(self, language: str) -> Self:
        return joined_in(self.select_related("issuer", "source"), language)

    def with_duty_counts(self) -> Self:
        """Add `duty_count`."""
        duties = rows_of("Obligation").filter(provision__directive=OuterRef("pk"))
        return self.annotate(duty_count=counted(duties, "provision__directive"))


class ProvisionQuerySet(QuerySet):
    def points(self) -> Self:
        """All but the parts of an announcement, which only group points."""
        return self.exclude(eid__startswith="part_")

    def of_published(self) -> Self:
        directives = apps.get_model("directives", "Directive").objects.published()
        return self.filter(directive__in=directives)

    def with_words(self, language: str) -> Self:
        return self.prefetch_related(words_of("Provision", language))

    def with_page_details(self, language: str) -> Self:
        """Its instrument, its sources and its words: no query more."""
        return joined_in(self.select_related("directive", "source", "enforceability_source"), language)

    def lacking_words(self, language: str = "es") -> Self:
        """Points without a plain summary, or without a translation of it."""
        translated = apps.get_model("directives", "ProvisionTranslation").objects.filter(language=language)
        return self.points().filter(Q(summary="") | ~Q(pk__in=translated.exclude(summary="").values("provision")))

    def with_service_counts(self) -> Self:
        """Add `service_count`: the published services linked to the point."""
        services = apps.get_model("resources", "Service").objects.published()
        links = rows_of("ProvisionService").filter(provision=OuterRef("pk"), service__in=services)
        return self.annotate(service_count=counted(links, "provision"))


class ObligationQuerySet(QuerySet):
    def of_published(self) -> Self:
        directives = apps.get_model("directives", "Directive").objects.published()
        return self.filter(provision__directive__in=directives)

    def owed_by(self, body) -> Self:
        return self.filter(assignments__body=body)

    def with_record(self, language: str, *, body=None) -> Self:
        """Who owes each duty and everything found: three queries for any number of rows.

        With `body`, only that body's part of each duty.
        """
        assignments = rows_of("Assignment").select_related("body").order_by("body__name")
        if body is not None:
            assignments = assignments.filter(body=body)
        findings = joined_in(rows_of("Finding").select_related("source"), language)
        rows = joined_in(self.select_related("provision__directive", "source"), language)
        return rows.order_by(
            "provision__directive__position", "provision__directive__slug", "provision__position", "id"
        ).prefetch_related(
            Prefetch("assignments", queryset=assignments),
            Prefetch("assignments__findings", queryset=findings),
        )


class AssignmentQuerySet(QuerySet):
    def of_published(self) -> Self:
        directives = apps.get_model("directives", "Directive").objects.published()
        return self.filter(obligation__provision__directive__in=directives)

    def with_duty(self, language: str) -> Self:
        """The duty, its point, its instrument and its body in one query, findings in another, words in others."""
        finding = apps.get_model("directives", "Finding")
        return self.select_related("obligation__provision__directive", "obligation__source", "body").prefetch_related(
            words_of("Obligation", language, "obligation__translations"),
            Prefetch(
                "findings",
                queryset=finding.objects.select_related("source").prefetch_related(words_of("Finding", language)),
            ),
        )


class BodyQuerySet(QuerySet):
    def with_duty_counts(self) -> Self:
        """Add `duty_count` and `issued_count`, of published instruments."""
        directives = apps.get_model("directives", "Directive").objects.published()
        owed = rows_of("Assignment").of_published().filter(body=OuterRef("pk"))
        return self.annotate(
            duty_count=counted(owed, "body"), issued_count=counted(directives.filter(issuer=OuterRef("pk")), "issuer")
        )

    def with_page(self) -> Self:
        """Bodies of the City, and any other that owes or issued something that is published."""
        return self.with_duty_counts().filter(Q(of_the_city=True) | Q(duty_count__gt=0) | Q(issued_count__gt=0))


class RelationQuerySet(QuerySet):
    def between_published(self) -> Self:
        """Those whose two ends residents may see: a draft acts on nothing."""
        directives = apps.get_model("directives", "Directive").objects.published()
        return self.filter(from_directive__in=directives, to_directive__in=directives)

    def touching(self, directive) -> Self:
        """Those that begin or end at one instrument."""
        return self.filter(Q(from_directive=directive) | Q(to_directive=directive))

    def with_page_details(self) -> Self:
        return self.select_related("from_directive", "to_directive", "target_provision", "source")


class ProvisionServiceQuerySet(QuerySet):
    def of_published(self) -> Self:
        """Links between a published instrument and a published service."""
        directives = apps.get_model("directives", "Directive").objects.published()
        services = apps.get_model("resources", "Service").objects.published()
        return self.filter(provision__directive__in=directives, service__in=services)

    def with_page_details(self, language: str) -> Self:
        """The service, its organization, the point and the source: no query more."""
        return joined_in(self.select_related("service__organization", "provision__directive", "source"), language)


class WrittenOnceQuerySet(QuerySet):
    """Of rows that nobody changes or deletes: only their retraction may be written later."""

    RETRACTION = frozenset({"retracted_on", "retraction_reason", "retracted_by"})

    def standing(self) -> Self:
        return self.filter(retracted_on=None)

    def update(self, **kwargs) -> int:
        if set(kwargs) - self.RETRACTION:
            raise TypeError("What is written is never changed: retract it and write it anew.")
        return super().update(**kwargs)

    def delete(self):
        raise TypeError("What is written is never deleted: retract it with a reason.")


class EventQuerySet(WrittenOnceQuerySet):
    def of_published(self) -> Self:
        """What happened to published instruments, to requests, in court and elsewhere: never to a draft."""
        directives = apps.get_model("directives", "Directive").objects.published()
        of_request = Q(request__provision=None) | Q(request__provision__directive__in=directives)
        return self.filter(Q(directive=None) | Q(directive__in=directives), of_request)

    def with_page_details(self, language: str) -> Self:
        """The source and the words: no query more."""
        return joined_in(self.select_related("source"), language)


class DiscrepancyQuerySet(QuerySet):
    def shown(self) -> Self:
        """Those with two claims or more: one claim is not a disagreement."""
        return self.annotate(claim_count=Count("claims", distinct=True)).filter(claim_count__gte=2)

    def of_published(self) -> Self:
        """Those about a published instrument, or about none in particular."""
        directives = apps.get_model("directives", "Directive").objects.published()
        return self.filter(Q(directive=None) | Q(directive__in=directives)).filter(
            Q(provision=None) | Q(provision__directive__in=directives)
        )

    def with_claims(self, language: str) -> Self:
        claim = apps.get_model("directives", "Claim")
        return self.prefetch_related(
            words_of("Discrepancy", language), Prefetch("claims", queryset=claim.objects.select_related("source"))
        )

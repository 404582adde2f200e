"""The vocabulary of questions about the policy."""

from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import Count, Prefetch

from publishing.models import PublishableQuerySet
from publishing.translations import shown_in


def words_of(model_name: str, language: str, path: str = "translations") -> Prefetch:
    return shown_in(language, apps.get_model("directives", model_name), path)


class DirectiveQuerySet(PublishableQuerySet):
    def with_words(self, language: str) -> Self:
        return self.prefetch_related(words_of("Directive", language))


class ProvisionQuerySet(models.QuerySet):
    def points(self) -> Self:
        """All but the parts of an announcement, which only group points."""
        return self.exclude(eid__startswith="part_")

    def of_published(self) -> Self:
        directives = apps.get_model("directives", "Directive").objects.published()
        return self.filter(directive__in=directives)

    def with_words(self, language: str) -> Self:
        return self.prefetch_related(words_of("Provision", language))


class AssignmentQuerySet(models.QuerySet):
    def of_published(self) -> Self:
        directives = apps.get_model("directives", "Directive").objects.published()
        return self.filter(obligation__provision__directive__in=directives)

    def with_duty(self, language: str) -> Self:
        """The duty, its point, its instrument and its body in one query, findings in another, words in others."""
        finding = apps.get_model("directives", "Finding")
        return self.select_related("obligation__provision__directive", "obligation__source", "body").prefetch_related(
            words_of("Obligation", language, "obligation__translations"),
            Prefetch("findings", queryset=finding.objects.select_related("source").prefetch_related(words_of("Finding", language))),
        )


class DiscrepancyQuerySet(models.QuerySet):
    def shown(self) -> Self:
        """Those with two claims or more: one claim is not a disagreement."""
        return self.annotate(claim_count=Count("claims", distinct=True)).filter(claim_count__gte=2)

    def with_claims(self, language: str) -> Self:
        claim = apps.get_model("directives", "Claim")
        return self.prefetch_related(
            words_of("Discrepancy", language), Prefetch("claims", queryset=claim.objects.select_related("source"))
        )

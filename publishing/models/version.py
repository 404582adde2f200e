"""The number that says which state of the content a stored page was made from."""

from django.db import models


class ContentVersion(models.Model):
    """One row. Each change that residents could see raises its number, in the same transaction.

    Whatever is cached is keyed on it, so that every worker shows a change within a second.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(name="content_version_is_one_row", condition=models.Q(id=1))]

    def __str__(self):
        return str(self.number)


class PublicContent(models.Model):
    """Marks models whose rows residents can see: saving or deleting one raises the version."""

    class Meta:
        abstract = True

"""Numbers that must never appear as help, and numbers on which sources disagree."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from resources import phones


class RefusedNumber(models.Model):
    """A number refused in every field of every listing. `data/do_not_list.json` holds those we began with."""

    number = models.CharField(_("number"), max_length=40, unique=True)
    why = models.CharField(_("why"), max_length=300, help_text=_("Editors read this when they type the number."))

    history = HistoricalRecords()

    class Meta:
        ordering = ["number"]

    def __str__(self):
        return phones.display(self.number)

    def clean(self):
        super().clean()
        try:
            self.number = phones.normal_form(self.number)
        except phones.Refused as refused:
            raise ValidationError({"number": str(refused)}) from refused


class NumberConflict(models.Model):
    """Two sources give different numbers for one organization: what a verifier should ask about."""

    subject = models.CharField(_("about"), max_length=120, unique=True)
    detail = models.TextField(_("what the sources say"), max_length=600)
    settled = models.BooleanField(_("settled by a call"), default=False)

    class Meta:
        ordering = ["subject"]

    def __str__(self):
        return self.subject

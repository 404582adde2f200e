"""The query strings of the policy pages, spelled out."""

from django import forms

from directives.evidence import Result
from directives.models import SourceKind


class ProgressForm(forms.Form):
    """Which duties to show. Every field is optional."""

    evidence = forms.ChoiceField(choices=[(result.value, result.value) for result in Result], required=False)


class SourceForm(forms.Form):
    """Which sources to show."""

    kind = forms.ChoiceField(choices=SourceKind.choices, required=False)
    year = forms.IntegerField(min_value=1900, max_value=2100, required=False)

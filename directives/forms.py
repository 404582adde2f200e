"""The query strings of the policy pages, spelled out."""

from django import forms

from directives.evidence import Result
from directives.models import SourceKind
from directives.timeline import Kind, Month


class ProgressForm(forms.Form):
    """Which duties to show, and whether to tell what changed since a day. Every field is optional."""

    evidence = forms.ChoiceField(choices=[(result.value, result.value) for result in Result], required=False)
    since = forms.DateField(required=False, input_formats=["%Y-%m-%d"])


class SourceForm(forms.Form):
    """Which sources to show."""

    kind = forms.ChoiceField(choices=SourceKind.choices, required=False)
    year = forms.IntegerField(min_value=1900, max_value=2100, required=False)


class DayForm(forms.Form):
    """The day whose state a page shows; today when empty."""

    on = forms.DateField(required=False, input_formats=["%Y-%m-%d"])


class TimelineForm(forms.Form):
    """Which page of the timeline. Both are optional."""

    kind = forms.TypedChoiceField(choices=[(kind.value, kind.value) for kind in Kind], coerce=Kind, required=False)
    # 2022-00 is what is known of 2022 to the year only: it comes after January.
    until = forms.RegexField(r"^[12][0-9]{3}-(0[0-9]|1[0-2])$", required=False)

    def clean_until(self) -> Month | None:
        until = self.cleaned_data["until"]
        return Month(*map(int, until.split("-"))) if until else None

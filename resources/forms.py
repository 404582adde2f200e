"""The query string of the service list, spelled out."""

import unicodedata

from django import forms
from django.utils.translation import gettext_lazy as _

from resources import geo
from resources.models import Cost
from resources.spoken_languages import SPOKEN_LANGUAGES
from resources.wishes import ASKS, Wishes

MAX_LENGTH = 80


class WordsField(forms.CharField):
    """What somebody typed or pasted: never refused, only cut and cleaned."""

    def to_python(self, value):
        letters = (c if unicodedata.category(c)[0] != "C" else " " for c in str(value or "")[: 10 * MAX_LENGTH])
        return " ".join("".join(letters).split())[:MAX_LENGTH].strip()


class KnownChoicesField(forms.MultipleChoiceField):
    """Several values; one that does not exist does not spoil the others."""

    def to_python(self, value):
        return [item for item in dict.fromkeys(super().to_python(value)) if self.valid_value(item)]


class ServiceSearchForm(forms.Form):
    """Every field is optional. A bad value is left out of `cleaned_data`; the good ones still count."""

    q = WordsField(label=_("What do you need?"), required=False)
    near = WordsField(label=_("Near where?"), required=False)
    need = forms.ChoiceField(required=False)
    language = forms.ChoiceField(choices=SPOKEN_LANGUAGES, required=False)
    cost = forms.ChoiceField(choices=Cost.choices, required=False)
    area = forms.ChoiceField(required=False)
    not_asked = KnownChoicesField(choices=[(name, name) for name in ASKS], required=False)
    page = forms.IntegerField(min_value=1, max_value=100_000, required=False)

    def __init__(self, data, *, vocabulary):
        super().__init__(data)
        self.fields["need"].choices = [(slug, slug) for slug in vocabulary.needs]
        self.fields["area"].choices = [(slug, slug) for slug in vocabulary.areas]
        self.is_valid()
        self.words, near = self.cleaned_data.get("q") or "", self.cleaned_data.get("near") or ""
        if not near:
            self.words, near = geo.split_zip(self.words)  # one field is enough: "food 90033"
        self.spot = geo.locate(near)

    @property
    def wishes(self) -> Wishes:
        given = {name: self.cleaned_data.get(name) or "" for name in ("need", "language", "cost", "area")}
        return Wishes(
            words=self.words if any(map(str.isalnum, self.words)) else "",  # signs alone ask for nothing
            near=self.spot.said if self.spot.point else "",
            not_asked=tuple(self.cleaned_data.get("not_asked") or ()),
            **given,
        )

    @property
    def page_number(self) -> int:
        return self.cleaned_data.get("page") or 1

"""Languages in which services serve people: more than the languages of this site. Codes are BCP 47
where there is one."""

from django.utils.translation import gettext_lazy as _

SPOKEN_LANGUAGES = [
    ("en", _("English")),
    ("es", _("Spanish")),
    ("zh", _("Chinese")),
    ("yue", _("Cantonese")),
    ("ko", _("Korean")),
    ("tl", _("Filipino (Tagalog)")),
    ("hy", _("Armenian")),
    ("vi", _("Vietnamese")),
    ("fa", _("Persian (Farsi)")),
    ("ru", _("Russian")),
    ("ja", _("Japanese")),
    ("th", _("Thai")),
    ("km", _("Khmer")),
    ("ar", _("Arabic")),
    ("hi", _("Hindi")),
    ("bn", _("Bengali")),
    ("quc", _("K'iche'")),
    ("zap", _("Zapotec")),
    ("other-asian", _("other Asian languages")),
    ("other-indigenous", _("other Indigenous languages")),
    ("other", _("other languages")),
]

"""Tags of every page: a row's words in the reader's language, icons, dates. A template builtin."""

from datetime import date, datetime

from django import template
from django.templatetags.static import static
from django.utils.formats import date_format
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import get_language

from publishing.languages import BY_CODE, SOURCE_LANGUAGE
from publishing.translations import needs_notice, words

register = template.Library()


def tagged(text: str, language: str) -> SafeString:
    """Return the text, in a span with lang and dir when its language is not the page's."""
    if language == get_language():
        return conditional_escape(text)
    known = BY_CODE[language]
    return format_html('<span lang="{}" dir="{}">{}</span>', known.tag, known.direction, text)


@register.simple_tag
def said(row, field: str) -> SafeString:
    """`{% said service "summary" %}`: the field in the reader's language, else in English, tagged so."""
    shown = words(row, field, get_language())
    return tagged(shown.text, shown.language)


@register.simple_tag
def said_plainly(row, field: str) -> str:
    """As `said`, without a span: for titles and attributes."""
    return words(row, field, get_language()).text


@register.simple_tag
def in_english(text: str) -> SafeString:
    """English text that has no translation: tagged as English on any other page."""
    return tagged(text, SOURCE_LANGUAGE)


@register.filter
def unreviewed(row) -> bool:
    """Whether the page must say that a machine translated this and no person has read it."""
    return needs_notice(row, get_language())


@register.filter
def has(row, field: str) -> bool:
    """Whether the row has text in this field in any language that would be shown."""
    return bool(words(row, field, get_language()).text)


@register.filter
def lines(text: str) -> list[str]:
    """The lines of a text that holds one step per line."""
    return [line.strip() for line in str(text).splitlines() if line.strip()]


@register.simple_tag
def icon(name: str, classes: str = "") -> SafeString:
    """A drawn sign from static/icons.svg, always beside words and silent to screen readers."""
    prefix = name if name.startswith("e-") else f"i-{name}"
    return format_html(
        '<svg class="icon{}{}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        mark_safe(" ") if classes else "",
        classes,
        static("icons.svg"),
        prefix,
    )


@register.filter
def localday(value: datetime | None) -> date | None:
    """The Los Angeles day of a moment."""
    return localtime(value).date() if value else None


@register.filter
def day(value: date | None, precision: str = "day") -> SafeString | str:
    """A date as people say it, to the precision that is known: "July 25, 2025", "July 2025", "2025"."""
    if value is None:
        return ""
    if precision == "year":
        return format_html('<time datetime="{}">{}</time>', f"{value:%Y}", f"{value:%Y}")
    if precision == "month":
        return format_html('<time datetime="{}">{}</time>', f"{value:%Y-%m}", date_format(value, "YEAR_MONTH_FORMAT"))
    return format_html('<time datetime="{}">{}</time>', f"{value:%Y-%m-%d}", date_format(value, "DATE_FORMAT"))

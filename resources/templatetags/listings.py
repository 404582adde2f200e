"""How a listing is worded: when it was checked, what it asks, when it is open, which filter stands for what."""

from datetime import date, datetime, time
from urllib.parse import urlsplit

from django import template
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from publishing.languages import SOURCE_LANGUAGE
from publishing.templatetags.wording import tagged
from publishing.translations import words
from resources import hours, listing, source_dates, source_names, titles
from resources.choices import Choices
from resources.finding import Answer, Term, Vocabulary
from resources.geo import Spot
from resources.models import Asked, Cost, Hours, Phone, Service, Weekday
from resources.models.check import CONFIRMING
from resources.phones import display
from resources.spoken_languages import SPOKEN_LANGUAGES
from resources.wishes import ASKS, Wishes

register = template.Library()
# The reaches of areas in which a person can live; the others say how wide a service is.
PLACES = ("neighborhood", "city", "outside")
QUESTIONS = {name: Service._meta.get_field(name).verbose_name for name in Service.ASKS}


@register.simple_tag
def page_title(row, *others: str) -> str:
    """The row's name for the tab and the history list, or the first other name that alarms nobody."""
    return titles.neutral(words(row, "name", get_language()).text, *others)


@register.filter
def source_day(text: str) -> str:
    """The date of a source in the reader's language, exactly as exact as the source gives it."""
    found = source_dates.read(text)
    year = str(found.on.year) if found.on else ""
    match found.kind:
        case "day":
            return date_format(found.on, "DATE_FORMAT")
        case "month":
            return date_format(found.on, "YEAR_MONTH_FORMAT")
        case "month_copy":
            return _("copy of %(month)s") % {"month": date_format(found.on, "YEAR_MONTH_FORMAT")}
        case "years":
            return _("%(first)s to %(last)s") % {"first": year, "last": found.last}
        case "summer":
            return _("summer %(year)s") % {"year": year}
        case "about":
            return _("about %(year)s") % {"year": year}
        case "year":
            return year
        case "old_copy":
            return _("undated, older copy")
        case "later_copy":
            return _("undated, the later of two copies")
        case "words":
            return found.words
    return _("undated")


@register.filter
def source_called(name: str) -> str:
    return source_names.readable(name or "")


@register.simple_tag
def line_words(phone: Phone, field: str) -> SafeString:
    """The note or the hours of a line, from resources.querysets.shown_phones."""
    own = phone.note_said if field == "note" else phone.hours_said
    return tagged(own, get_language()) if own else tagged(getattr(phone, field), SOURCE_LANGUAGE)


@register.filter
def spoken(codes: list[str]) -> list[str]:
    names = dict(SPOKEN_LANGUAGES)
    return [names[code] for code in codes if code in names]


@register.filter
def clock(value: time | datetime) -> str:
    """A time of day as people say it: "9 a.m.", "5:30 p.m.", "noon"."""
    return date_format(value, "P")


@register.filter
def moment(value: datetime, today: bool) -> str:
    """When something opens: the time alone today, with the weekday or the date further on."""
    if today:
        return date_format(value, "P")
    return date_format(value, "l, P" if (value - datetime.now(value.tzinfo)).days < 6 else "l, F j, P")


@register.filter
def weekday_names(row: Hours) -> str:
    """The days of a row: "Monday to Friday", "Tuesday, Thursday"."""
    names = dict(Weekday.choices)
    positions = sorted(hours.WEEKDAYS.index(day) for day in row.days)
    if len(positions) == 7:
        return _("Every day")
    if len(positions) > 2 and positions[-1] - positions[0] == len(positions) - 1:
        return _("%(first)s to %(last)s") % {
            "first": names[hours.WEEKDAYS[positions[0]]], "last": names[hours.WEEKDAYS[positions[-1]]]
        }  # fmt: skip
    return ", ".join(str(names[hours.WEEKDAYS[position]]) for position in positions)


@register.filter
def week_names(row: Hours) -> str:
    names = {1: _("first"), 2: _("second"), 3: _("third"), 4: _("fourth"), -1: _("last")}
    return ", ".join(names[week] for week in row.weeks)


@register.filter
def confirmed_rows(rows) -> list[Hours]:
    return listing.opening_rows(list(rows))[0]


@register.filter
def unconfirmed_rows(rows) -> list[Hours]:
    return listing.opening_rows(list(rows))[1]


@register.filter
def confirms(check) -> bool:
    return check.outcome in CONFIRMING


@register.simple_tag
def questions_asked(service: Service) -> list[dict]:
    """Each question with its answer; a question without one counts as not known."""
    found = []
    for name, question in QUESTIONS.items():
        answer = Asked(getattr(service, name) or Asked.UNKNOWN)
        note = f"{name}_note" if f"{name}_note" in Service.TRANSLATED else ""
        found.append({"question": question, "answer": answer, "note": note, "known": answer != Asked.UNKNOWN})
    return found


@register.filter
def not_asked(service: Service) -> list[str]:
    """The questions that are known not to be asked. "Not known" is never among them."""
    return [question for name, question in QUESTIONS.items() if getattr(service, name) == Asked.NOT_ASKED]


@register.filter
def term_name(term: Term) -> SafeString:
    return tagged(term.said, get_language()) if term.said else tagged(term.name, SOURCE_LANGUAGE)


@register.simple_tag
def filter_groups(wishes: Wishes, choices: Choices, vocabulary: Vocabulary) -> list[dict]:
    """The links that make the list shorter, with how many services each leaves; never all, never none."""
    groups = [
        ("need", [(slug, term_name(term)) for slug, term in vocabulary.needs.items() if not term.parent]),
        ("language", SPOKEN_LANGUAGES),
        ("cost", Cost.choices),
        ("area", [(slug, term_name(term)) for slug, term in vocabulary.areas.items() if term.reach in PLACES]),
        ("not_asked", [(word, QUESTIONS[name]) for word, name in ASKS.items()]),
    ]
    shown = []
    for kind, values in groups:
        if kind != "not_asked" and getattr(wishes, kind):
            continue
        links = [
            {"name": name, "count": getattr(choices, kind)[value], "query": wishes.and_also(kind, value).query()}
            for value, name in values
            if 0 < getattr(choices, kind)[value] < choices.total
        ]
        if links:
            shown.append({"kind": kind, "links": links})
    return shown


@register.simple_tag
def filters_in_use(wishes: Wishes, vocabulary: Vocabulary) -> list[dict]:
    return [
        {"kind": kind, "name": wish_name(kind, value, vocabulary), "query": wishes.without(kind, value).query()}
        for kind, value in wishes.each()
    ]


@register.simple_tag
def needs_meant(answer: Answer, vocabulary: Vocabulary) -> list[Term]:
    """The needs that somebody may have meant whose words the list does not plainly answer."""
    return [vocabulary.needs[slug] for slug in answer.meant if slug in vocabulary.needs]


@register.simple_tag
def places_meant(spot: Spot, wishes: Wishes) -> list[dict]:
    """The places whose names are like a misspelled one, each with the query string that asks for it."""
    return [{"name": name, "query": wishes.and_also("near", name).query()} for name in spot.meant]


@register.filter
def phone_number(number: str) -> str:
    """A number as people write it; for numbers that are named and must not be called."""
    return display(number)


@register.simple_tag
def wish_name(kind: str, value: str, vocabulary: Vocabulary):
    """What a filter in use is called."""
    if kind == "need":
        return term_name(vocabulary.needs[value])
    if kind == "area":
        return term_name(vocabulary.areas[value])
    if kind == "not_asked":
        return QUESTIONS[ASKS[value]]
    return {"language": dict(SPOKEN_LANGUAGES), "cost": dict(Cost.choices)}.get(kind, {}).get(value, value)


@register.simple_tag
def any_known(questions: list[dict]) -> bool:
    return any(row["known"] for row in questions)


@register.simple_tag
def said_line(row, field: str, line: str) -> SafeString:
    """One line of a field that holds one thing per line, in the language that the field was shown in."""
    return tagged(line, words(row, field, get_language()).language)


@register.filter
def host(url: str) -> str:
    """Where a link leads: "lafla.org"."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


@register.filter
def unlocalize(value) -> str:
    """A coordinate as machines write it, whatever the page's language does to a decimal point."""
    return str(value)


@register.filter
def month_day(text: str) -> str:
    """A month and a day ("09-01") as people say them."""
    month, day = text.split("-")
    return date_format(date(2024, int(month), int(day)), "MONTH_DAY_FORMAT")

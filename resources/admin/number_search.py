"""Finding a listing by a telephone number, however somebody wrote it."""

from django.db.models import Q

from resources import phones
from resources.models import Phone


def services_with_number(term: str) -> list[int]:
    """Return ids of services whose numbers hold these digits; vanity letters count as digits.

    Fewer than three digits are no number: a search for "ED 12" looks for words only.
    """
    as_keys = term.upper().translate(phones.LETTERS) if any(c.isdigit() for c in term) else term
    spellings = {phones.digits_in(term), phones.digits_in(as_keys)}
    wanted = Q(pk__in=[])
    for digits in spellings:
        digits = digits[1:] if len(digits) == 11 and digits.startswith("1") else digits
        if len(digits) >= 3:
            wanted |= Q(number__contains=digits)
    rows = Phone.objects.filter(wanted).values_list("service_id", "service_at_location__service_id")
    return [owner or at_place for owner, at_place in rows]

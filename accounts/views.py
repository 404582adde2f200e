"""The one page at which an account comes to be without an administrator: the first administrator's own."""

from django.contrib import admin, messages
from django.contrib.auth.models import Group
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from accounts import roles
from accounts.forms import FirstAdministratorForm
from accounts.models import SetupLink, User, digest_of, needs_first_administrator


@sensitive_variables()
@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def first_administrator(request, token: str):
    """A link that is used, too old or wrong gets one and the same answer: nobody learns which it was."""
    link = SetupLink.objects.filter(digest=digest_of(token)).first()
    if link is None or not link.usable or not needs_first_administrator():
        return _closed(request)
    form = FirstAdministratorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if make_first_administrator(link, form) is None:
            return _closed(request)
        messages.success(request, _("Your account is ready. Sign in with the name and the password you have just set."))
        return redirect("admin:login")
    context = {**admin.site.each_context(request), "title": _("Set up the first administrator"), "form": form}
    return render(request, "accounts/first_administrator.html", context)


def _closed(request):
    context = {**admin.site.each_context(request), "title": _("This link does not work")}
    return render(request, "accounts/setup_link_closed.html", context, status=404)


@transaction.atomic
def make_first_administrator(link: SetupLink, form: FirstAdministratorForm) -> User | None:
    """Use the link up and make the account, or return None when somebody was faster."""
    now = timezone.now()
    if not SetupLink.objects.filter(pk=link.pk, used_at=None, expires_at__gt=now).update(used_at=now):
        return None
    person = form.save(commit=False)
    person.is_staff = person.is_superuser = True
    person.save()
    person.groups.add(Group.objects.get_or_create(name=roles.ADMINISTRATOR)[0])
    return person

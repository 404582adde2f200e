from django.shortcuts import render
from django.views.decorators.http import require_safe

from directives.models import Directive, Gap
from resources.models import CheckInterval


@require_safe
def method(request):
    directives = list(Directive.objects.published().only("full_text_seen"))
    return render(
        request,
        "directives/method.html",
        {
            "unread": sum(not directive.full_text_seen for directive in directives),
            "intervals": CheckInterval.objects.order_by("days", "kind"),
            "gaps": Gap.objects.all(),
        },
    )

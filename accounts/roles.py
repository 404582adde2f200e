"""What each role may do: one table. It becomes Django's groups after every `migrate`.

Nobody is given a permission to delete: what residents could read is withdrawn or retracted, never
erased. A role that is changed by hand in the database is set back to this table.
"""

from dataclasses import dataclass

from django.apps import apps as installed_apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db.models import Q

EDITOR, TRANSLATOR, VERIFIER, APPROVER, ADMINISTRATOR = (
    "editor", "translator", "verifier", "approver", "administrator",
)  # fmt: skip


@dataclass(frozen=True)
class Subject:
    """A group of models that are always allowed together."""

    label: str
    app: str
    models: str  # names of models, separated by spaces

    def codenames(self, verb: str) -> set[str]:
        return {f"{self.app}.{verb}_{model}" for model in self.models.split()}


SUBJECTS = {
    "listings": Subject(
        "Listings: services, organizations, places, numbers, hours, needs",
        "resources",
        "service organization location serviceatlocation phone hours closure servicelanguage sighting "
        "need audience area",
    ),
    "listing_words": Subject(
        "Translations of listings",
        "resources",
        "servicetranslation organizationtranslation phonetranslation needtranslation audiencetranslation "
        "areatranslation",
    ),
    "checks": Subject("Checks of listings", "resources", "check"),
    "reports": Subject("Mistakes that residents report", "resources", "correction"),
    "numbers": Subject("Number conflicts and refused numbers", "resources", "numberconflict refusednumber"),
    "intervals": Subject("How often listings are checked", "resources", "checkinterval"),
    "policy": Subject(
        "Policy: directives, points, duties, events, records, sources, statements",
        "directives",
        "directive relation provision provisionservice obligation assignment event recordsrequest legalaction "
        "source body workinggroup member discrepancy claim statistic quotation correction gap question",
    ),
    "policy_words": Subject(
        "Translations of policy",
        "directives",
        "directivetranslation provisiontranslation provisionservicetranslation obligationtranslation "
        "findingtranslation eventtranslation discrepancytranslation",
    ),
    "site": Subject("Alerts, and statements of rights", "pages", "alert right"),
    "site_words": Subject("Translations of alerts and rights", "pages", "alerttranslation righttranslation"),
    "findings": Subject("Findings: what public evidence shows", "directives", "finding"),
    "people": Subject("People who sign in, and their roles", "accounts", "user"),
}

# Verbs beyond add and change, and the permissions behind them. A written finding cannot be changed
# by anybody, so the permission to "change" it is the permission to retract it.
SPECIAL = {
    "publish": {"resources.publish_service", "directives.publish_directive", "pages.publish_alert"},
    "retract": {"directives.change_finding"},
}


@dataclass(frozen=True)
class Role:
    """Allowed beyond viewing, as {subject: verbs}. Every role may view all but people."""

    name: str
    duty: str
    allowed: dict[str, str]
    sees_people: bool = False

    def verbs(self, subject: str) -> list[str]:
        seen = [] if subject == "people" and not self.sees_people else ["view"]
        return seen + self.allowed.get(subject, "").split()

    def codenames(self) -> set[str]:
        """Every permission of the role, as `app.codename`."""
        found: set[str] = set()
        for name, subject in SUBJECTS.items():
            for verb in self.verbs(name):
                found |= SPECIAL.get(verb) or subject.codenames(verb)
        return found


EDITING = {
    "listings": "add change",
    "reports": "change",
    "numbers": "add change",
    "policy": "add change",
    "site": "add change",
    "findings": "add",
}
ROLES = (
    Role(EDITOR, "Writes listings and policy entries, and submits them for review.", EDITING),
    Role(
        TRANSLATOR,
        "Writes and reviews translations, and nothing else.",
        {"listing_words": "add change", "policy_words": "add change", "site_words": "add change"},
    ),
    Role(
        VERIFIER,
        "Calls, visits and records what was found.",
        {"checks": "add", "reports": "change", "numbers": "add change"},
    ),
    Role(
        APPROVER,
        "Does all that an editor does; publishes, withdraws and retracts.",
        {
            **EDITING,
            "listings": "add change publish",
            "intervals": "add change",
            "findings": "add retract",
            "policy": "add change publish",
            "site": "add change publish",
        },
    ),
    Role(ADMINISTRATOR, "Lets people in and gives them roles.", {"people": "add change"}, sees_people=True),
)


def names() -> list[str]:
    return [role.name for role in ROLES]


def as_table() -> str:
    """The table as Markdown: docs/roles.md holds the same text, and a test compares the two."""
    rows = [["What", *(role.name for role in ROLES)], ["---"] * (len(ROLES) + 1)]
    for name, subject in SUBJECTS.items():
        rows.append([subject.label, *(", ".join(role.verbs(name)) or "nothing" for role in ROLES)])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def differences() -> list[str]:
    """One sentence for each permission in which the database differs from the table; empty when equal."""
    lines = []
    for role in ROLES:
        group = Group.objects.filter(name=role.name).first()
        held = set()
        if group:
            held = {
                f"{app}.{code}" for app, code in group.permissions.values_list("content_type__app_label", "codename")
            }
        lines += [f"{role.name}: gives {code}" for code in sorted(role.codenames() - held)]
        lines += [f"{role.name}: takes {code} away" for code in sorted(held - role.codenames())]
    return lines


def set_groups(using: str = "default") -> None:
    """Make the groups and give each exactly the permissions of the table that exist by now."""
    for role in ROLES:
        group, _made = Group.objects.using(using).get_or_create(name=role.name)
        wanted = Q(pk__in=[])
        for codename in role.codenames():
            app, _dot, code = codename.partition(".")
            wanted |= Q(content_type__app_label=app, codename=code)
        group.permissions.set(Permission.objects.using(using).filter(wanted))


def apply_roles(app_config=None, using: str = "default", **kwargs) -> None:
    """Receiver of post_migrate, which comes once per app: the groups are set after each of ours.

    Django makes an app's permissions in a receiver of the same signal, which may run after this one.
    """
    ours = {subject.app for subject in SUBJECTS.values()}
    if app_config is None or app_config.label not in ours:
        return
    create_permissions(installed_apps.get_app_config(app_config.label), verbosity=0, using=using)
    set_groups(using)

"""People and their roles. Accounts are switched off, never deleted: checks and findings name them."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from accounts.forms import PersonAddForm, PersonForm
from accounts.models import User

# Roles are a table in the code (accounts/roles.py); a form for groups would promise otherwise.
admin.site.unregister(Group)


@admin.register(User)
class PersonAdmin(UserAdmin):
    form = PersonForm
    add_form = PersonAddForm
    list_display = ["username", "first_name", "last_name", "role_names", "is_active", "last_login"]
    list_filter = ["is_active", "groups"]
    filter_horizontal = []
    fieldsets = [
        (_("Who is it?"), {"fields": ["username", "password", "first_name", "last_name", "email"]}),
        (_("What may they do?"), {"fields": ["groups", "is_active", "is_superuser"]}),
        (_("When were they here?"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (_("Who is it?"), {"fields": ["username", "first_name", "last_name"]}),
        (_("How do they sign in?"), {"fields": ["usable_password", "password1", "password2"]}),
        (_("What may they do?"), {"fields": ["groups"]}),
    ]
    readonly_fields = ["last_login", "date_joined"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    def get_readonly_fields(self, request, obj=None):
        """Nobody makes a superuser but a superuser, and nobody locks themselves out."""
        fields = list(super().get_readonly_fields(request, obj))
        if not request.user.is_superuser or obj == request.user:
            fields.append("is_superuser")
        if obj == request.user:
            fields.append("is_active")
        return fields

    def has_change_permission(self, request, obj=None):
        """An administrator who is no superuser must not come into a superuser's account."""
        if obj is not None and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)

    def get_object(self, request, object_id, from_field=None):
        # Who reads a person's page is a person too. Reading this one from here tells the two apart for
        # the tests' guard against queries in loops.
        return super().get_object(request, object_id, from_field)

    def has_add_permission(self, request):
        return request.user.has_perm("accounts.add_user")

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        # An account exists to work in this admin: what it may do there follows from its roles.
        obj.is_staff = True
        super().save_model(request, obj, form, change)

    @admin.display(description=_("roles"))
    def role_names(self, person) -> str:
        return ", ".join(group.name for group in person.groups.all()) or "-"

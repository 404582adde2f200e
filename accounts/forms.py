"""Forms of the people who sign in."""

from django import forms
from django.contrib.auth.forms import AdminUserCreationForm, BaseUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from accounts import roles
from accounts.models import User


class FirstAdministratorForm(BaseUserCreationForm):
    """Who runs the site sets a name and a password, once."""

    name = forms.CharField(
        label=_("Your name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name", "autofocus": True})
    )
    field_order = ["name", "username", "password1", "password2"]

    class Meta:
        model = User
        fields = ["username"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].widget.attrs.pop("autofocus", None)

    def clean_username(self):
        username = self.cleaned_data["username"]
        if User.objects.filter(username__iexact=username).exists():
            raise forms.ValidationError(_("Another person has this name already. Choose another one."))
        return username

    def _post_clean(self):
        # The password must not resemble the person's own name either.
        self.instance.first_name = self.cleaned_data.get("name", "")
        super()._post_clean()


class RolesField(forms.ModelMultipleChoiceField):
    """Checkboxes for the roles of the table, and for no other group."""

    def __init__(self, **kwargs):
        super().__init__(
            queryset=Group.objects.filter(name__in=roles.names()),
            widget=forms.CheckboxSelectMultiple,
            label=_("Roles"),
            required=False,
            **kwargs,
        )

    def label_from_instance(self, group):
        duty = next(role.duty for role in roles.ROLES if role.name == group.name)
        return f"{group.name.capitalize()}: {duty}"


class PersonAddForm(AdminUserCreationForm):
    groups = RolesField()

    class Meta:
        model = User
        fields = ["username", "first_name", "last_name", "groups"]


class PersonForm(UserChangeForm):
    groups = RolesField()

    class Meta:
        model = User
        fields = "__all__"

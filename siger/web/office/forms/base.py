"""What every form of a verb shares."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from siger.desk.replies.fields import open_words
from siger.people.actors import Actor
from siger.reports.models import Report


class VerbForm(forms.Form):
    """What an officer brings for a verb. Length and rules are the action's business: the form only reads the fields.

    `arguments` are the keyword arguments of the action besides actor, report_id and seen. `template` draws the fields.
    """

    template: ClassVar[str] = "office/verbs/fields.html"
    multipart: ClassVar[bool] = False
    error_names: ClassVar[dict[str, str]] = {}
    """Field names of the action's Invalid that are called otherwise here."""

    elsewhere: str = ""
    """Name of the template to show in place of the form, where it must not be used for this report."""

    use_required_attribute = False

    def __init__(self, *args: Any, actor: Actor, report: Report, **kwargs: Any) -> None:
        self.actor, self.report = actor, report
        super().__init__(*args, **kwargs)
        self.prepare()

    def prepare(self) -> None:
        """Choices and first values that depend on the report."""

    def clean(self) -> dict[str, Any]:
        """Words from a template go out complete: a field that nobody filled is refused."""
        data = super().clean() or {}
        name = words_name(self.fields)
        left = open_words(str(data.get(name) or "")) if name else ""
        if left:
            self.add_error(name, left)
        return data

    @property
    def words_field(self) -> forms.BoundField | None:
        """Where sentences are written."""
        name = words_name(self.fields)
        return self[name] if name else None

    def arguments(self) -> dict[str, Any]:
        return dict(self.cleaned_data)

    def typed(self) -> tuple[tuple[str, str], ...]:
        """What was written, with the label of its field; to be kept in sight when it cannot be sent."""
        written = ((field.label, str(field.value() or "").strip()) for field in self if field.data and not field.is_hidden)
        return tuple((str(label), words) for label, words in written if words)

    def take_refusal(self, fields: dict[str, str]) -> None:
        """Show what the action found wrong at the field it is about, or above them all."""
        for name, words in fields.items():
            known = self.error_names.get(name, name)
            self.add_error(known if known in self.fields else None, words)


def words_field(label: Any, *, help_text: Any = "", required: bool = True, rows: int = 3) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "maxlength": 2000})
    return forms.CharField(label=label, help_text=help_text, required=required, widget=widget)


def words_name(fields: Mapping[str, forms.Field]) -> str:
    """The first field with room for sentences; empty when there is none."""
    return next((name for name, field in fields.items() if isinstance(field.widget, forms.Textarea)), "")


class NothingForm(VerbForm):
    """The verb alone says it."""

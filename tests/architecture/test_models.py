"""Foreign keys point down, and the tables are what the migrations make."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import ForeignKey

_LOWER = ("core", "regions", "people", "reports", "triage", "deadlines", "desk", "proof")
ORDER = (*_LOWER, "notify", "insight", "planning", "rakor", "demo", "web")


def _package(model):
    return model.__module__.split(".")[1]


def _foreign_keys():
    for model in apps.get_models():
        if model.__module__.startswith("siger."):
            for field in model._meta.local_fields:
                if isinstance(field, ForeignKey) and field.related_model.__module__.startswith("siger."):
                    yield model, field


def test_a_foreign_key_between_packages_points_down_and_leaves_no_trace_there():
    wrong = []
    for model, field in _foreign_keys():
        here, there = _package(model), _package(field.related_model)
        if here != there and (ORDER.index(there) > ORDER.index(here) or field.remote_field.related_name != "+"):
            wrong.append(f"{model._meta.label}.{field.name}")
    assert not wrong


@pytest.mark.django_db
def test_no_model_was_changed_without_a_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)

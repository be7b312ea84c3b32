"""The service under a category. Categories are fixed; services are data and may be retired while reports have them."""

import pytest

from siger.reports.models import Service
from siger.triage.category.live import suggest_categories, suggest_service

pytestmark = pytest.mark.django_db

TEXT = "Jalan berlubang di tikungan, jembatan gantung juga putus"


@pytest.fixture
def services():
    rows = [
        Service(code="hole", category="roads", name="Lubang", name_en="Hole", keywords=["berlubang"]),
        Service(code="rope-bridge", category="roads", name="Jembatan gantung", name_en="Rope bridge", keywords=["jembatan gantung"]),
        Service(code="drain", category="drainage_flood", name="Selokan", name_en="Drain", keywords=["tikungan"]),
    ]
    Service.objects.all().delete()
    Service.objects.bulk_create(rows)


def test_the_service_whose_keywords_stand_in_the_text_is_named(services):
    assert suggest_service(TEXT, "roads") == "rope-bridge"


def test_a_retired_service_is_never_named_and_the_next_one_is(services):
    Service.objects.filter(code="rope-bridge").update(active=False)
    assert suggest_service(TEXT, "roads") == "hole"


def test_a_category_whose_services_are_all_retired_is_suggested_without_one(services):
    Service.objects.filter(category="roads").update(active=False)
    assert suggest_categories(TEXT)[0].code == "roads"
    assert suggest_service(TEXT, "roads") == ""


@pytest.mark.parametrize("text", ["", "\x00", "😡", "a" * 4_000, "马路"])
def test_words_that_say_nothing_name_no_service(services, text):
    assert suggest_service(text, "roads") == ""


def test_keywords_that_are_no_words_match_nothing(services):
    Service.objects.filter(code="hole").update(keywords=["", "😡", "\t"])
    Service.objects.filter(code="rope-bridge").update(active=False)
    assert suggest_service(TEXT, "roads") == ""
